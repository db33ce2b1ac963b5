import { addDays, type CivilDate, civilDate } from './civil-date.ts'

/** Both ends belong to the range: a class filed until `last` is filed that whole day. `null` is an open end. */
export type DateRange = { readonly first: CivilDate; readonly last: CivilDate | null }

/** Whether the day lies in the range. */
export const contains = (range: DateRange, day: CivilDate): boolean =>
  range.first <= day && (range.last === null || day <= range.last)

/**
 * The dated rows that hold on a day; on a day before all of them those that begin first, so that older days follow the
 * same rules. Within a gap and after the end nothing holds.
 */
export function heldOn<Row extends { readonly valid: DateRange }>(
  rows: readonly Row[],
  on: CivilDate,
): Row[] {
  const begins = rows.map(row => row.valid.first).sort()
  const day = begins[0] !== undefined && on < begins[0] ? begins[0] : on
  return rows.filter(row => contains(row.valid, day))
}

/** The range as a PostgreSQL `daterange` literal, whose upper end is the day after `last`. */
export const toDaterange = (range: DateRange): string =>
  `[${range.first},${range.last === null ? '' : addDays(range.last, 1)})`

/** A PostgreSQL `daterange` in its canonical form `[first,after)`; empty and left-open ranges are refused. */
export function fromDaterange(text: string): DateRange {
  const match = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/.exec(text)
  if (!match) throw new RangeError(`"${text}" is not a range of days with a first day`)
  return { first: civilDate(match[1]!), last: match[2] ? addDays(civilDate(match[2]), -1) : null }
}
