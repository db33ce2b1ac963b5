import type { Facts } from '../../kernel/refusal.ts'

/** How grave a kind of fault is, and what would be allowed, as a clause after "expected" in both languages. */
export type FaultWords = {
  readonly severity: 'error' | 'warning'
  readonly en: (facts: Facts) => string
  readonly zh: (facts: Facts) => string
}

export const error = (en: FaultWords['en'], zh: FaultWords['zh']): FaultWords => ({
  severity: 'error',
  en,
  zh,
})
export const warning = (en: FaultWords['en'], zh: FaultWords['zh']): FaultWords => ({
  severity: 'warning',
  en,
  zh,
})
export const list = (values: unknown, separator: string): string =>
  (values as readonly string[]).join(separator)
export const orNearest = (f: Facts): string => (f.nearest ? `; did you mean ${f.nearest}?` : '')
export const orNearestZh = (f: Facts): string => (f.nearest ? `；是否为 ${f.nearest}？` : '')
