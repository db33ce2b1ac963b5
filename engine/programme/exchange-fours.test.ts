import { expect, test } from 'vitest'
import { leastCostByTrying } from './brute-force.ts'
import { exchangeSites } from './exchange.ts'
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
    const problem = compileProblem(
      smallModel({ seed, sites: 4, budgets: seed % 2 === 0, carers: seed % 3 === 0 }),
    )
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

test('what the ledger does not confirm is taken back, and sites that it calls stale wait for prices set anew', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const problem = compileProblem(smallModel({ seed, sites: 4, carers: false }))
    const { rows, coverage, columns, training } = problem
    const noWorth = coverage.map(({ weight }) => new Float64Array(weight.length))
    const prices = pricesWith(problem, new Float64Array(rows.length).fill(0.1), noWorth)
    const priced = priceColumns(problem, prices)
    const open = () =>
      openLedger(
        problem,
        emptyPlan(problem),
        columns.cost,
        training.cost,
        new Float64Array(rows.length).fill(1e4),
      )
    const options = { width: never, ended: () => false, onBetter: () => {} }
    const refused = open()
    const before = { ...planOf(refused), value: refused.cost + refused.fine }
    let asked = 0
    refused.confirms = () => {
      asked++
      return null
    }
    exchangeSites(refused, priced, prices, { ...options, firstPairs: 50, pairs: 50, alike: 2 })
    expect(planOf(refused).chosen).toEqual(before.chosen)
    expect(refused.cost + refused.fine).toBeLessThanOrEqual(before.value + 1e-9)
    const followed = open()
    let refreshed = 0
    const spoilt: number[][] = []
    followed.confirms = sites => {
      for (const stale of spoilt) for (const site of sites) expect(stale).not.toContain(site)
      spoilt.push([0, 1, 2, 3])
      return [0, 1, 2, 3]
    }
    const refresh = () => {
      refreshed++
      spoilt.length = 0
      return priced
    }
    exchangeSites(followed, priced, prices, { ...options, refresh, firstPairs: 50, pairs: 50, alike: 2 })
    if (asked > 0) expect(refreshed).toBeGreaterThan(1)
  }
})
