import { expect, test } from 'vitest'
import { largestRemainder } from './rounding.ts'

test('shares sum exactly to the total and follow the weights', () => {
  expect(largestRemainder([1, 1, 1], 10)).toEqual([4, 3, 3])
  expect(largestRemainder([5, 3, 2], 10)).toEqual([5, 3, 2])
  expect(largestRemainder([0.4, 0.35, 0.25], 3)).toEqual([1, 1, 1])
})

test('nothing is shared over no weight', () => {
  expect(largestRemainder([0, 0], 0)).toEqual([0, 0])
  expect(() => largestRemainder([0, 0], 1)).toThrow('cannot share 1')
})
