/** Which public money, and whose. */
export const FUNDING_KINDS = ['capital', 'support', 'training'] as const
export const GOVERNMENT_LEVELS = ['central', 'city', 'district'] as const
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number]
