import { addDays, type CivilDate, civilDate } from './civil-date.ts'

/** Both ends belong to the range: a class filed until `last` is filed that whole day. `null` is an open end. */
export type DateRange = { readonly first: CivilDate; readonly last: CivilDate | null }

/** Whether the day lies in the range. */
export const contains = (range: DateRange, day: CivilDate): boolean =>
  range.first <= day && (range.last === null || day <= range.last)

/** Whether the two ranges share a day. */
export const overlaps = (a: DateRange, b: DateRange): boolean =>
  (b.last === null || a.first <= b.last) && (a.last === null || b.first <= a.last)

/** The range as a PostgreSQL `daterange` literal, whose upper end is the day after `last`. */
export const toDaterange = (range: DateRange): string =>
  `[${range.first},${range.last === null ? '' : addDays(range.last, 1)})`

/** A PostgreSQL `daterange` in its canonical form `[first,after)`; empty and left-open ranges are refused. */
export function fromDaterange(text: string): DateRange {
  const match = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/.exec(text)
  if (!match) throw new RangeError(`"${text}" is not a range of days with a first day`)
  return { first: civilDate(match[1]!), last: match[2] ? addDays(civilDate(match[2]), -1) : null }
}
