/** Where a figure, a rule or a rate comes from. */
export const SOURCE_KINDS = ['policy', 'statistics', 'dataset', 'method', 'demo'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]
export const CERTAINTIES = ['high', 'medium', 'low'] as const
export type Certainty = (typeof CERTAINTIES)[number]
