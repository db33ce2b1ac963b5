import { expect, test } from 'vitest'
import { tableIn } from './city-cohorts.ts'

const rows = [2010, 2010, 2020, 2020].map((year, age) => ({ year, age }))

test.each([
  ['the last one up to the base year', 2019, 2010],
  ['that of the base year itself', 2020, 2020],
  ['the last one where all are earlier', 2030, 2020],
  ['the first where all are later', 2000, 2010],
])('of tables of several years a projection takes all rows of %s', (_, baseYear, year) => {
  expect(tableIn(rows, baseYear)).toEqual(rows.filter(row => row.year === year))
})

test('without a table there is none', () => {
  expect(tableIn([], 2020)).toEqual([])
})
