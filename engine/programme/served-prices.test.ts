import { expect, test } from 'vitest'
import { mostServedByTrying } from './brute-force.ts'
import { startControl } from './control.ts'
import { listOutlets } from './outlets.ts'
import { compileProblem } from './problem.ts'
import { seekPrices } from './served-prices.ts'
import { smallModel } from './small-models.ts'

test('prices of places sought in two years hold alike before and after them and bound every plan', () => {
  let moved = 0
  for (let seed = 1; seed <= 20; seed++) {
    const problem = compileProblem(smallModel({ seed, budgets: true, targets: false, years: 6, sites: 2 }))
    const { years, districts } = problem.model
    const outlets = listOutlets(problem)
    const worth = new Float64Array(years * districts).fill(1)
    const control = startControl({ aim: 'most-served' })
    const { bound, prices } = seekPrices(problem, outlets, worth, control, {
      ...{ steps: 30, temperature: [0.1, 0.01], rate: [0.1, 0.01] },
      inTwoYears: true,
    })
    const most = mostServedByTrying(problem)
    expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-6)
    const of = (year: number) => prices.place.slice(year * outlets.count, (year + 1) * outlets.count)
    // the early year is the second, the typical one the fourth
    expect(of(0)).toEqual(of(1))
    expect([of(4), of(5)]).toEqual([of(3), of(3)])
    const between = of(1).map((price, at) => (price + of(3)[at]!) / 2)
    expect(of(2).every((price, at) => Math.abs(price - between[at]!) < 1e-12)).toBe(true)
    if (of(1).some((price, at) => price !== of(3)[at])) moved++
  }
  expect(moved).toBeGreaterThan(10)
})
