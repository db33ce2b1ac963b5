/**
 * Days of the civil calendar, without hours and time zones: `2022-01-01`.
 * Text order is time order, so days compare with `<` and `>`.
 */
export type CivilDate = string & { readonly __civilDate: true }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** Whether the text is a day that exists, written `YYYY-MM-DD`; 2023-02-29 is not. */
export function isCivilDate(text: string): text is CivilDate {
  const match = PATTERN.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The text as a day; throws a RangeError that names the text otherwise. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`"${text}" is not a day, expected YYYY-MM-DD`)
  return text
}

/** The day `days` after `day`; before it when negative. */
export function addDays(day: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as CivilDate
}

/** The last day of a calendar year: the day on which the year's indicators are read. */
export const yearEnd = (year: number): CivilDate => civilDate(`${String(year).padStart(4, '0')}-12-31`)

/** The calendar year of a day. */
export const yearOf = (day: CivilDate): number => Number(day.slice(0, 4))

/** Today in the city's time zone; read once at the edge and passed on as an argument. */
export function todayIn(timeZone: string, now: Date = new Date()): CivilDate {
  return civilDate(new Intl.DateTimeFormat('en-CA', { timeZone }).format(now))
}
