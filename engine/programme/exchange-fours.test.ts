import { expect, test } from 'vitest'
import { leastCostByTrying } from './brute-force.ts'
import { exchangeFours } from './exchange-fours.ts'
import { never, openLedger, planOf } from './ledger.ts'
import { priceColumns, pricesWith } from './prices.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'
import { emptyPlan, tallyPlan } from './tally.ts'

test('exchanges of up to four sites find the least cost of four sites, from nothing and at any prices', () => {
  let tried = 0
  let found = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = compileProblem(smallModel({ seed, sites: 4, budgets: seed % 2 === 0, carers: false }))
    const least = leastCostByTrying(problem)
    if (least === Infinity) continue
    const { rows, coverage, columns, training } = problem
    const prices = pricesWith(
      problem,
      Float64Array.from(rows, (_, row) => ((seed + row) % 3) * 0.2),
      coverage.map(({ weight }) => new Float64Array(weight.length)),
    )
    const penalty = new Float64Array(rows.length).fill(1e4)
    const ledger = openLedger(problem, emptyPlan(problem), columns.cost, training.cost, penalty)
    exchangeFours(ledger, priceColumns(problem, prices), prices, {
      width: never,
      moves: 1000,
      pairs: 1e6,
      looks: 2e6,
      ended: () => false,
      onBetter: () => {},
    })
    const tally = tallyPlan(problem, planOf(ledger))
    tried++
    if (tally.kept) expect(tally.cost).toBeGreaterThanOrEqual(least - 1e-6)
    if (tally.kept && tally.cost < least * 1.01 + 1e-6) found++
  }
  expect(tried).toBeGreaterThan(20)
  expect(found).toBeGreaterThan(0.9 * tried)
})

test('exchanges that may only change the rows a plan misses mend it nearly always, and change nothing where no row is named', () => {
  let tried = 0
  let mended = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = compileProblem(smallModel({ seed, sites: 4, carers: false }))
    if (leastCostByTrying(problem) === Infinity) continue
    const { rows, coverage, columns, training } = problem
    const noWorth = coverage.map(({ weight }) => new Float64Array(weight.length))
    const prices = pricesWith(problem, new Float64Array(rows.length).fill(0.1), noWorth)
    const start = emptyPlan(problem)
    const { missed: amounts } = tallyPlan(problem, start)
    const missed = Array.from(amounts.keys()).filter(row => amounts[row]! > 0)
    const mend = (rowsToChange: number[]) => {
      const ledger = openLedger(
        problem,
        start,
        columns.cost,
        training.cost,
        new Float64Array(rows.length).fill(1e4),
      )
      exchangeFours(ledger, priceColumns(problem, prices), prices, {
        width: never,
        moves: 1000,
        pairs: 1e6,
        looks: 2e6,
        rows: rowsToChange,
        ended: () => false,
        onBetter: () => {},
      })
      return planOf(ledger)
    }
    expect(mend([]).chosen).toEqual(start.chosen)
    if (missed.length === 0) continue
    tried++
    if (tallyPlan(problem, mend(missed)).kept) mended++
  }
  expect(tried).toBeGreaterThan(20)
  expect(mended).toBeGreaterThan(0.9 * tried)
})
