import { databaseSentence } from '../db/index.ts'
import { allowedInChinese } from '../kernel/allowed-zh.ts'
import type { Facts, Refusal } from '../kernel/refusal.ts'
import type { Language } from './language.ts'
import { ACCESS_SENTENCES } from './sentences/access.ts'
import { CITY_SENTENCES } from './sentences/city.ts'
import { DATABASE_SENTENCES_ZH } from './sentences/database-zh.ts'
import { PLAN_SENTENCES } from './sentences/plans.ts'
import { SOLVE_SENTENCES } from './sentences/solve.ts'
import { TRAVEL_SENTENCES } from './sentences/travel.ts'

export type SentenceTable = Readonly<Record<string, Readonly<Record<Language, (facts: Facts) => string>>>>

/** Every refusal a command may meet, by its code; those of the database speak English by themselves. */
export const SENTENCES: SentenceTable = {
  ...CITY_SENTENCES,
  ...PLAN_SENTENCES,
  ...ACCESS_SENTENCES,
  ...SOLVE_SENTENCES,
  ...TRAVEL_SENTENCES,
}

type ListedFault = {
  path?: string
  place?: string
  row?: number
  column?: string
  value?: unknown
  allowed?: string
}

/** Faults that a refusal lists, one line each: place, value, what is allowed. */
function faultLines({ faults }: Facts, language: Language): string[] {
  if (!Array.isArray(faults)) return []
  const expected = language === 'zh' ? '应为' : 'expected'
  return faults.map((fault: ListedFault) => {
    const place =
      fault.path ??
      (fault.place !== undefined && language === 'zh' ? allowedInChinese(fault.place) : fault.place) ??
      (fault.row === undefined ? '' : `row ${fault.row} ${fault.column ?? ''}`.trim())
    const allowed = fault.allowed ?? ''
    const value =
      typeof fault.value === 'string' && language === 'zh' ? allowedInChinese(fault.value) : fault.value
    return `  ${place}: ${JSON.stringify(value ?? null)}, ${expected} ${language === 'zh' ? allowedInChinese(allowed) : allowed}`
  })
}

/** The refusal in words: one sentence, then its faults where it lists any. */
export function sentenceOf(refusal: Refusal, language: Language): string {
  const { code, facts } = refusal
  const chinese = language === 'zh' ? DATABASE_SENTENCES_ZH[code]?.(facts) : undefined
  const sentence =
    SENTENCES[code]?.[language](facts) ??
    chinese ??
    databaseSentence(refusal) ??
    (language === 'zh' ? `已拒绝：${refusal.message}` : `Refused: ${refusal.message}`)
  return [sentence, ...faultLines(facts, language)].join('\n')
}
