/** What the plan sets targets for, and the overview measures. */
export const INDICATORS = [
  'places_per_1000',
  'inclusive_share',
  'certified_carer_share',
  'community_coverage',
] as const
export type Indicator = (typeof INDICATORS)[number]
