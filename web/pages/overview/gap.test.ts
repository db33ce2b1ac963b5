import { expect, test } from 'vitest'
import type { Figure } from '../../api.ts'
import { shortOf } from './gap.ts'

const figure = (numerator: number, denominator: number) => ({ value: 0, numerator, denominator }) as Figure

test('what is missing to a target is counted in the unit of the measure, also from nothing and to a small target', () => {
  expect(shortOf(figure(0, 40_000), 0.5, 'per_1000')).toBe(20)
  expect(shortOf(figure(98, 40_000), 4.5, 'per_1000')).toBe(82)
  expect(shortOf(figure(0, 40), 0.5, 'share')).toBe(20)
  expect(shortOf(figure(0, 0), 0.5, 'share')).toBeNull()
})
