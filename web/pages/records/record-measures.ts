import type { NamedMeasure } from '../../api.ts'

/** Measures that open to records one by one. */
export const RECORD_MEASURES = [
  'places_per_1000',
  'inclusive_share',
  'certified_carer_share',
  'community_coverage',
  'village_coverage',
  'home_based_coverage',
  'planned',
  'building',
  'filed',
  'usable',
  'within_reach',
  'affordable',
  'occupied',
  'enrolment_rate',
  'place_use',
  'access',
  'affordable_access',
  'new_area_compliance',
  'duty_without_project',
  'duty_planned',
  'duty_built',
  'duty_handed_over',
  'duty_open',
] as const satisfies readonly NamedMeasure[]
