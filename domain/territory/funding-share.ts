/** Which public money, and whose. */
export const FUNDING_KINDS = ['capital', 'support', 'training'] as const
export const GOVERNMENT_LEVELS = ['central', 'city', 'district'] as const
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number]

/** How far shares written in decimals may miss 1 in sum, and still mean the whole: three thirds of 0.3333333. */
const WHOLE_WITHIN = 1e-6

/** Whether the shares of one kind of money make a whole. */
export const isWhole = (sum: number): boolean => Math.abs(sum - 1) <= WHOLE_WITHIN
