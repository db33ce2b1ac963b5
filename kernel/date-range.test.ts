import { expect, test } from 'vitest'
import { addDays, civilDate } from './civil-date.ts'
import { contains, type DateRange, fromDaterange, heldOn, toDaterange } from './date-range.ts'

const FIRST = civilDate('2023-12-25')
const DAYS = Array.from({ length: 14 }, (_, i) => addDays(FIRST, i))
/** Every range that begins and ends within the days, and those that stay open. */
const RANGES: readonly DateRange[] = DAYS.flatMap((first, i) => [
  { first, last: null },
  ...DAYS.slice(i).map(last => ({ first, last })),
])

test('both ends belong to the range, and an open end never comes', () => {
  const range = { first: civilDate('2024-01-01'), last: civilDate('2024-01-03') }
  expect(DAYS.filter(day => contains(range, day))).toEqual(['2024-01-01', '2024-01-02', '2024-01-03'])
  expect(contains({ first: FIRST, last: null }, civilDate('9999-12-31'))).toBe(true)
})

test('a closed range holds as many days as lie from its first to its last', () => {
  for (const { first, last } of RANGES) {
    if (last === null) continue
    const held = DAYS.filter(day => contains({ first, last }, day)).length
    expect(addDays(first, held - 1)).toBe(last)
  }
})

test('every range comes back from the database as it went there', () => {
  for (const range of RANGES) expect(fromDaterange(toDaterange(range))).toEqual(range)
  expect(toDaterange({ first: FIRST, last: civilDate('2023-12-31') })).toBe('[2023-12-25,2024-01-01)')
})

test('a range that is empty, has no first day or is written in another way is refused', () => {
  for (const text of ['empty', '(,2024-01-01)', '[2024-01-01,2024-01-03]', '[2024-02-30,)'])
    expect(() => fromDaterange(text)).toThrow(RangeError)
})

test('before the first of the dated rows the first holds, in a gap and after the end none', () => {
  const [one, two] = [
    { valid: { first: DAYS[3]!, last: DAYS[5]! } },
    { valid: { first: DAYS[8]!, last: DAYS[9]! } },
  ]
  const held = (day: number) => heldOn([two, one], DAYS[day]!)
  expect([0, 4, 7, 9, 12].map(held)).toEqual([[one], [one], [], [two], []])
  expect(heldOn([], FIRST)).toEqual([])
})
