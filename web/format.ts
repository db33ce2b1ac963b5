/** How figures, money and days are written. Map, table, cards, charts and totals all write through here. */
import type { MeasureUnit } from './api.ts'
import type { Language } from './language.tsx'

export type Format = ReturnType<typeof makeFormat>

const FORMATS = new Map<Language, Format>()

export function formatFor(language: Language): Format {
  const known = FORMATS.get(language)
  if (known) return known
  const made = makeFormat(language)
  FORMATS.set(language, made)
  return made
}

/** Stands where there is no figure. */
export const NONE = '–'
const MINUS = '−'
/** Shares below this are what sums of doubles leave of none. */
const ROUNDING = 1e-9

function makeFormat(language: Language) {
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB'
  /** With a real minus sign, and none before what rounds to zero. */
  const numbers = (options: Intl.NumberFormatOptions) => {
    const written = new Intl.NumberFormat(tag, { signDisplay: 'negative', ...options })
    return { format: (value: number) => written.format(value).replace('-', MINUS) }
  }
  const digits = (least: number, most = least) =>
    numbers({ minimumFractionDigits: least, maximumFractionDigits: most })
  const [whole, upToTwo, two, one] = [digits(0), digits(0, 2), digits(2), digits(1)]
  const percent = numbers({
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const setPercent = numbers({ style: 'percent', maximumFractionDigits: 2 })
  const finePercent = numbers({ style: 'percent', maximumSignificantDigits: 2 })
  const dayForm = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })
  const momentForm = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' })

  const count = (value: number | null) => (value === null ? NONE : whole.format(Math.round(value)))
  const share = (value: number | null) => (value === null ? NONE : percent.format(value))
  const per1000 = (value: number | null) => (value === null ? NONE : two.format(value))

  const per100 = (value: number | null) => (value === null ? NONE : one.format(value))

  /** Yuan in the size people speak of, 万元 (from ten 亿 on 亿元) or million and billion, fine enough to tell plans of a city apart. */
  function yuan(value: number | null): string {
    if (value === null) return NONE
    const size = Math.abs(value)
    if (language === 'zh') {
      if (size >= 1e9) return `${two.format(value / 1e8)} 亿元`
      if (size >= 1e4) return `${one.format(value / 1e4)} 万元`
      return `${(size >= 1000 ? whole : upToTwo).format(value)} 元`
    }
    const sign = value < 0 ? `${MINUS}¥` : '¥'
    if (size >= 1e9) return `${sign}${two.format(size / 1e9)} bn`
    if (size >= 1e6) return `${sign}${two.format(size / 1e6)} m`
    return `${sign}${(size >= 1000 ? whole : upToTwo).format(size)}`
  }

  return {
    count,
    share,
    per1000,
    per100,
    /** An index of fairness. */
    index: per1000,
    yuan,
    /** A sum of amounts, of which thousands need no decimals. */
    amount: (value: number | null) =>
      value === null ? NONE : (Math.abs(value) >= 1000 ? whole : upToTwo).format(value),
    decimal: (value: number | null) => (value === null ? NONE : upToTwo.format(value)),
    /** A share that somebody set, as short as it was written: 20 %, 12.5 %. */
    percent: (value: number) => setPercent.format(value),
    /** A small share whose first digits matter, such as a gap; what rounding leaves of none is none. */
    fineShare: (value: number | null) =>
      value === null ? NONE : finePercent.format(Math.abs(value) < ROUNDING ? 0 : value),
    fen: (value: number | null) => yuan(value === null ? null : value / 100),
    signed: (value: number) => (value > 0 ? `+${whole.format(value)}` : whole.format(value)),
    day: (day: string) => dayForm.format(new Date(`${day}T00:00:00Z`)),
    moment: (instant: string) => momentForm.format(new Date(instant)),
    seconds: (value: number) =>
      new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(value),
    metres: (value: number) =>
      new Intl.NumberFormat(tag, { style: 'unit', unit: 'meter', maximumFractionDigits: 0 }).format(value),
    /** A measure's value in its unit. */
    measure(value: number | null, unit: MeasureUnit): string {
      if (unit === 'share') return share(value)
      if (unit === 'per_1000') return per1000(value)
      if (unit === 'per_100') return per100(value)
      return count(value)
    },
  }
}
