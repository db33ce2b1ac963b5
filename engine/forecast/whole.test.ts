import { expect, test } from 'vitest'
import { apportion } from './whole.ts'

test('a total that is none, and weights below 0 or too large, are refused all at once', () => {
  expect(() => apportion(2.5, Float64Array.of(-1, 3, 1e308))).toThrow(
    [
      'total is 2.5, expected a whole number from 0 to 1000000000000000',
      'weights[0] is -1, expected a number from 0 to 1e+100',
      'weights[2] is 1e+308, expected a number from 0 to 1e+100',
    ].join('\n'),
  )
  for (const total of [-3, Number.NaN, 1e300])
    expect(() => apportion(total, Float64Array.of(1))).toThrow(`total is ${total}, expected a whole number`)
})

test('the largest total and weights that are taken are split to the last one', () => {
  expect([...apportion(10, Float64Array.of(1e100, 1e100))]).toEqual([5, 5])
  const parts = apportion(1e15, Float64Array.of(1, 2, 4))
  expect(parts.reduce((sum, each) => sum + each, 0)).toBe(1e15)
})
