import pg from 'pg'
import { type CivilDate, civilDate } from '../kernel/civil-date.ts'
import { type DateRange, fromDaterange } from '../kernel/date-range.ts'

/** A whole number that JavaScript holds exactly; beyond 2^53 it would be silently rounded. */
function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`bigint ${text} is beyond the exact range of a number`)
  return value
}

const date = (text: string): CivilDate => civilDate(text)
const daterange = (text: string): DateRange => fromDaterange(text)

const parseTextArray = pg.types.getTypeParser(
  1009 as Parameters<typeof pg.types.getTypeParser>[0] /* text[] */,
) as (text: string) => (string | null)[]

const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    parseTextArray(text).map(value => (value === null ? null : parse(value)))

/** Type numbers of PostgreSQL's catalog (`pg_type.oid`), each with its array. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [20, safeInteger], // int8; counts and sums of integers
  [1016, arrayOf(safeInteger)],
  [1700, Number], // numeric; areas, shares and sums of int8
  [1231, arrayOf(Number)],
  [1082, date],
  [1182, arrayOf(date)],
  [3912, daterange],
  [3913, arrayOf(daterange)],
])

/** How values of the database become ours; the one place that knows. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) ||
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}
