import { databaseSentence } from '../db/index.ts'
import { allowedInChinese, foundInChinese, shouldBeInChinese } from '../kernel/allowed-zh.ts'
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
  line?: number
  column?: string
  value?: unknown
  allowed?: string
}

const inWords = (text: string, language: Language): string =>
  language === 'zh' ? allowedInChinese(text) : text

const LONGEST_VALUE = 120

/** What was found, to its first letters; a terminal must not act on it. */
function valueText(value: unknown, language: Language): string {
  if (value === null || value === undefined) return NOTHING[language]
  const text = JSON.stringify(value).replaceAll(/\p{C}/gu, '\ufffd')
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

/** What a fault of the root is about. */
const WHOLE = { en: 'the whole', zh: '全部内容' } as const

function placeOf({ path, place, line, row, column }: ListedFault, language: Language): string {
  if (line !== undefined) return language === 'zh' ? `第 ${line} 行` : `line ${line}`
  if (path !== undefined || place !== undefined || row === undefined)
    return path || inWords(place || WHOLE[language], language)
  if (language === 'zh') return column ? `第 ${row} 行 ${column} 列` : `第 ${row} 行`
  return column ? `row ${row} ${column}` : `row ${row}`
}

const NOTHING = { en: 'nothing', zh: '空' } as const
/** Of a line that is there, and lacks part of what it should have. */
const LACKING = { en: 'something is missing', zh: '有缺失' } as const
/** Of a switch, which has no value. */
const GIVEN = { en: 'given', zh: '已给出' } as const

function valueIn({ value, line }: ListedFault, place: string, language: Language): string {
  if (line !== undefined && (value ?? null) === null) return LACKING[language]
  if (place.startsWith('--') && value === true) return GIVEN[language]
  // what stands in a line of a file is quoted as it stands there; of a place it may be our own word, as "off the network"
  const ours = line === undefined && typeof value === 'string' ? foundInChinese(value) : undefined
  return valueText(language === 'zh' ? (ours ?? value) : value, language)
}

/** What allows nothing, or only in company, is no matter of something missing. */
const ALLOWS_NOTHING = /^(?:nothing|no |only )/

/** What is missing as a whole, told with what it should be: `--open is missing: a whole number`. */
function missingLine({ allowed = '' }: ListedFault, place: string, language: Language): string {
  if (language === 'en') return `  ${place} is missing: ${allowed}`
  return `  缺少${/^[\w"-]/.test(place) ? ' ' : ''}${place}：${allowedInChinese(allowed)}`
}

/** Faults that a refusal lists, one line each: place, value, what is allowed. */
function faultLines({ faults }: Facts, language: Language): string[] {
  if (!Array.isArray(faults)) return []
  return faults.map((fault: ListedFault) => {
    const place = placeOf(fault, language)
    // a line is there, and part of it missing
    const isMissing = (fault.value ?? null) === null && fault.line === undefined
    if (isMissing && !ALLOWS_NOTHING.test(fault.allowed ?? '')) return missingLine(fault, place, language)
    const value = valueIn(fault, place, language)
    const allowed = fault.allowed ?? ''
    return language === 'zh'
      ? `  ${place}：${value}，${shouldBeInChinese(allowed)}`
      : `  ${place}: ${value}, expected ${allowed}`
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
