import { expect, test } from 'vitest'
import { mostServedByTrying } from './brute-force.ts'
import { startControl } from './control.ts'
import { listOutlets } from './outlets.ts'
import { compileProblem } from './problem.ts'
import { seekPrices } from './served-prices.ts'
import { smallModel } from './small-models.ts'

test('prices of places sought in one year hold alike in all years and bound every plan', () => {
  let moved = 0
  for (let seed = 1; seed <= 20; seed++) {
    const problem = compileProblem(smallModel({ seed, budgets: true, targets: false, years: 3, sites: 3 }))
    const { years, districts } = problem.model
    const outlets = listOutlets(problem)
    const worth = new Float64Array(years * districts).fill(1)
    const control = startControl({ aim: 'most-served' })
    const { bound, prices } = seekPrices(problem, outlets, worth, control, {
      ...{ steps: 30, temperature: [0.1, 0.01], rate: [0.1, 0.01] },
      inOneYear: true,
    })
    const most = mostServedByTrying(problem)
    expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-6)
    const first = prices.place.slice(0, outlets.count)
    for (let year = 1; year < years; year++)
      expect(prices.place.slice(year * outlets.count, (year + 1) * outlets.count)).toEqual(first)
    if (first.some(price => price !== 0.5)) moved++
  }
  expect(moved).toBeGreaterThan(10)
})
