/** How the value of a setting or of another assumption is said, on pages and in exported tables alike. */
import { assumptionPartNames } from './assumption-parts.ts'

type Language = 'zh' | 'en'
type Assumption = { readonly key: string; readonly value: unknown; readonly unit: string | null }
/** How figures are written where the value is shown. */
export type FigureWriter = Readonly<
  Record<'count' | 'decimal' | 'percent' | 'metres' | 'yuan', (value: number) => string>
>

const BANDS = {
  zh: {
    infant: '6–12 月龄',
    toddler_young: '12–18 月龄',
    toddler_old: '18–24 月龄',
    older_toddler: '24–36 月龄',
  },
  en: {
    infant: '6–12 months',
    toddler_young: '12–18 months',
    toddler_old: '18–24 months',
    older_toddler: '24–36 months',
  },
} satisfies Record<Language, Record<string, string>>

const WORDS = {
  zh: {
    none: '未设',
    yes: '是',
    no: '否',
    and: '、',
    endOf: (year: string) => `${year} 年末`,
    inYear: (year: string) => `${year} 年`,
    metres: (metres: string, share: string) => `${metres}内 ${share}`,
    upTo: (yuan: string, share: string) => `月费不超过 ${yuan}：${share}`,
    anyFee: (share: string) => `更高月费：${share}`,
    births: { low: '低', middle: '中', high: '高' },
    childrenBy: { pack: '数据包人口数', cohorts: '队列推算' },
  },
  en: {
    none: 'not set',
    yes: 'yes',
    no: 'no',
    and: ', ',
    endOf: (year: string) => `end of ${year}`,
    inYear: (year: string) => `${year}:`,
    metres: (metres: string, share: string) => `within ${metres} ${share}`,
    upTo: (yuan: string, share: string) => `up to ${yuan} a month: ${share}`,
    anyFee: (share: string) => `dearer: ${share}`,
    births: { low: 'Low', middle: 'Middle', high: 'High' },
    childrenBy: { pack: 'Figures of the city pack', cohorts: 'Projection by cohorts' },
  },
}

/** Bands of age by which the share of children who want care is set. */
export const ageBandNames = (language: Language): Readonly<Record<string, string>> => BANDS[language]

/** The births cases in one language. */
export const birthsCaseNames = (language: Language) => WORDS[language].births
/** Where residents and children may come from, in one language. */
export const childrenWayNames = (language: Language) => WORDS[language].childrenBy

/** A value as a planner would say it, a line for each part of it; a form that nobody foresaw stands as it is stored. */
export function assumptionLines(of: Assumption, language: Language, write: FigureWriter): string[] {
  const { key, value, unit } = of
  const words = WORDS[language]
  if (value === null) return [words.none]
  if (typeof value === 'boolean') return [value ? words.yes : words.no]
  if (key === 'population_ages') return [words.endOf(String(value))]
  // a ratio of three decimals and a calendar year stand as they were written
  if (key === 'boys_per_girl' || unit === 'year') return [String(value)]
  if (typeof value === 'number')
    return [unit?.startsWith('share') ? write.percent(value) : write.decimal(value)]
  if (typeof value === 'string') {
    const named: Readonly<Record<string, string>> =
      key === 'births_case' ? words.births : key === 'children_by' ? words.childrenBy : {}
    return [named[value] ?? value]
  }
  return Array.isArray(value)
    ? listLines(value, language, write)
    : partLines(key, value as object, language, write)
}

type Row = { metres?: number; monthlyYuan?: number | null; share: number }

function listLines(rows: readonly unknown[], language: Language, write: FigureWriter): string[] {
  const words = WORDS[language]
  if (rows.every(each => typeof each === 'number')) return [rows.map(write.decimal).join(words.and)]
  if (!rows.every(each => typeof (each as Row | null)?.share === 'number')) return [JSON.stringify(rows)]
  return (rows as readonly Row[]).map(({ metres, monthlyYuan, share }) => {
    if (metres !== undefined) return words.metres(write.metres(metres), write.percent(share))
    if (monthlyYuan === null || monthlyYuan === undefined) return words.anyFee(write.percent(share))
    return words.upTo(write.yuan(monthlyYuan), write.percent(share))
  })
}

/** Stored objects have no order of their own: youngest first, those there before those to come. */
const ORDER = [...Object.keys(BANDS.en), ...Object.keys(assumptionPartNames('en')), 'low', 'middle', 'high']

function partLines(key: string, parts: object, language: Language, write: FigureWriter): string[] {
  // what is null is not limited, and has nothing to say
  const entries = Object.entries(parts).filter(([, each]) => each !== null)
  if (entries.length === 0 || !entries.every(([, each]) => typeof each === 'number'))
    return [JSON.stringify(parts)]
  const bands = ageBandNames(language)
  const names: Readonly<Record<string, string>> = {
    ...bands,
    ...assumptionPartNames(language),
    ...WORDS[language].births,
  }
  const said = (name: string, amount: number): string => {
    if (bands[name] || name.endsWith('Share')) return write.percent(amount)
    return key === 'fertility_levels' ? String(amount) : write.count(amount)
  }
  return entries
    .toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map(([name, amount]) => `${names[name] ?? WORDS[language].inYear(name)} ${said(name, amount)}`)
}
