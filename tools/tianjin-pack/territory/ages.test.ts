import { expect, test } from 'vitest'
import { cohortWeight, splitAges1to4 } from './ages.ts'

const rates = new Map([
  [2015, 6],
  [2016, 6],
  [2017, 6],
  [2018, 6],
  [2019, 12],
])

test('a child of one year at the census was born in late 2018 or in 2019', () => {
  expect(cohortWeight(1, rates)).toBeCloseTo((2 / 12) * 6 + (10 / 12) * 12)
  expect(cohortWeight(4, rates)).toBeCloseTo(6)
  expect(() => cohortWeight(5, rates)).toThrow('no birth rate for 2014')
})

test('single ages sum to the counted ages of 1 to 4', () => {
  expect(splitAges1to4(2901, rates)).toEqual([1101, 600, 600, 600])
})
