import { expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { heldOn } from './date-range.ts'

const row = (name: string, first: string, last: string | null = null) => ({
  name,
  valid: { first: civilDate(first), last: last === null ? null : civilDate(last) },
})
const namesOn = (rows: ReturnType<typeof row>[], day: string) =>
  heldOn(rows, civilDate(day)).map(each => each.name)

test('before the first row the first holds, within a gap and after the end nothing', () => {
  const rows = [row('second', '2020-01-01', '2020-12-31'), row('first', '2018-01-01', '2018-12-31')]
  expect(namesOn(rows, '2016-03-03')).toEqual(['first'])
  expect(namesOn(rows, '2018-12-31')).toEqual(['first'])
  expect(namesOn(rows, '2019-06-01')).toEqual([])
  expect(namesOn(rows, '2020-06-01')).toEqual(['second'])
  expect(namesOn(rows, '2021-01-01')).toEqual([])
  expect(namesOn([], '2021-01-01')).toEqual([])
})

test('rows that begin together hold together before their first day', () => {
  const rows = [row('a', '2018-01-01'), row('b', '2018-01-01'), row('later', '2018-01-02')]
  expect(namesOn(rows, '2017-12-31')).toEqual(['a', 'b'])
})
