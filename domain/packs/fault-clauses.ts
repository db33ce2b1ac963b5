import type { Facts } from '../../kernel/refusal.ts'
import { CLASS_NAMES, type ClassType } from '../registry/care-class.ts'

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

/** The class type that the facts name: `乳儿班`, `infant`. */
export const className = ({ type }: Facts, language: 'en' | 'zh'): string =>
  CLASS_NAMES[type as ClassType][language].toLowerCase()

/** `1 infant class`, `2 infant classes`. */
export const classesInEnglish = (f: Facts): string =>
  `${f.classes} ${className(f, 'en')} ${f.classes === 1 ? 'class' : 'classes'}`
