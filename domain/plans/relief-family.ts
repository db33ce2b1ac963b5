/** What may yield where no plan is possible: one family of rules alone, or all of them jointly. */
export const RELIEF_FAMILIES = ['joint', 'budget', 'carers', 'targets', 'reach', 'locks'] as const
export type ReliefFamily = (typeof RELIEF_FAMILIES)[number]
