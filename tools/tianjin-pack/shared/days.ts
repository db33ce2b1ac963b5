import { addDays, civilDate } from '../../../kernel/civil-date.ts'
import type { Random } from './random.ts'

/** `YYYY-MM-DD`; text order is time order. */
export type Day = string
/** Both ends included; null goes on. */
export type Span = { first: Day; last: Day | null }

export const RECORDS_FROM: Day = '2018-01-01'
export const RECORDS_UNTIL: Day = '2026-06-30'
const END_OF_TIME: Day = '9999-12-31'

export const plusDays = (day: Day, days: number): Day => addDays(civilDate(day), days)
export const daysBetween = (first: Day, last: Day): number =>
  Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000)
export const dayWithin = (random: Random, first: Day, last: Day): Day =>
  plusDays(first, random.whole(0, Math.max(0, daysBetween(first, last))))
export const holds = (span: Span, day: Day): boolean => span.first <= day && (span.last ?? END_OF_TIME) >= day
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The days that two spans share, or null. */
export function overlapOf(a: Span, b: Span): Span | null {
  const first = later(a.first, b.first)
  const last = earlier(a.last ?? END_OF_TIME, b.last ?? END_OF_TIME)
  return first > last ? null : { first, last: last === END_OF_TIME ? null : last }
}

/** The given days of each year from 2018 on, up to the end of the records. */
export const yearly = (...monthDays: string[]): Day[] =>
  Array.from({ length: 9 }, (_, index) => monthDays.map(monthDay => `${2018 + index}-${monthDay}`))
    .flat()
    .filter(day => day <= RECORDS_UNTIL)
