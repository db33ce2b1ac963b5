import { expect, test } from 'vitest'
import { withoutAgesAndPrices } from '../bench/plain.ts'
import { areOfOneKind } from './family-start.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'

test('places are of one kind where all are of one class type and demand knows one fee tier', () => {
  const town = smallModel({ seed: 1 })
  const plain = withoutAgesAndPrices(town)
  expect(areOfOneKind(compileProblem(plain))).toBe(true)
  expect(areOfOneKind(compileProblem({ ...plain, options: town.options }))).toBe(false)
  expect(areOfOneKind(compileProblem({ ...plain, existing: town.existing }))).toBe(false)
  const twoTiers = {
    ...plain.demand,
    tierLimitFen: Float64Array.of(1, Infinity),
    tierShare: Float64Array.of(1, 1),
  }
  expect(areOfOneKind(compileProblem({ ...plain, demand: twoTiers }))).toBe(false)
})
