import { expect, test, vi } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { openHighs, solveLinear } from '../linear/highs.ts'
import { leastCostByTrying } from './brute-force.ts'
import { startControl } from './control.ts'
import { seekFirstPrices } from './first-prices.ts'
import { linearForm } from './linear-form.ts'
import type { ProgrammeModel } from './model.ts'
import { pricesWith } from './prices.ts'
import { compileProblem, type Problem } from './problem.ts'
import { sift, type Worths } from './reprice.ts'
import { type SmallModel, smallModel } from './small-models.ts'

// A shared machine may be slow; nothing here is about time.
vi.setConfig({ testTimeout: 240_000 })

const highs = await openHighs()
const control = startControl({ aim: 'least-cost' })

const noWorths = (problem: Problem): Worths => {
  const groupWorth = problem.coverage.map(({ weight }) => new Float64Array(weight.length))
  return { prices: pricesWith(problem, new Float64Array(problem.rows.length), groupWorth), groupWorth }
}

/** Sifted from prices and from none, against the whole relaxation; what both came to, Infinity where infeasible. */
function siftedBothWays(problem: Problem, price = problem.columns.cost, trainingFactor = 1) {
  const whole = solveLinear(highs, linearForm(problem, { price, trainingFactor }).linear, false)
  const first = seekFirstPrices(problem, price, trainingFactor, control)
  for (const from of [first, noWorths(problem)]) {
    const answer = sift(problem, highs, from, price, trainingFactor, control, 0)
    if (whole.status === 'infeasible') {
      expect(answer.status).toBe('infeasible')
      continue
    }
    if (answer.status !== 'optimal') throw new Error(answer.status)
    const { priced, value } = answer.last
    const tolerance = 1e-6 * Math.max(1, Math.abs(whole.objective))
    expect(Math.abs(priced.bound - whole.objective)).toBeLessThan(tolerance)
    value.forEach((each, column) => {
      if (problem.columns.barred[column]) expect(each).toBe(0)
    })
  }
  return whole.status === 'infeasible' ? Infinity : whole.objective
}

const kinds: Omit<SmallModel, 'seed'>[] = [
  { years: 3 },
  { budgets: true, carryOver: true, years: 3 },
  { budgets: true, hardness: 1.3 },
  { sites: 5, carers: true, coverage: true },
  { sites: 6, years: 3, coverage: true, locks: true },
  { sites: 5, carers: true, coverage: true, floors: true, locks: true, budgets: true },
  { sites: 5, coverage: true, hardness: 2 },
]

test('the sifted relaxation is the whole one on small models, and bounds every plan', () => {
  const outcomes = { infeasible: 0, feasible: 0 }
  for (const kind of kinds)
    for (let seed = 1; seed <= 40; seed++) {
      const problem = compileProblem(smallModel({ ...kind, seed }))
      const value = siftedBothWays(problem)
      outcomes[value < Infinity ? 'feasible' : 'infeasible']++
      if (seed <= 15) expect(value).toBeLessThanOrEqual(leastCostByTrying(problem) + 1e-6)
    }
  expect(outcomes.infeasible).toBeGreaterThan(30)
  expect(outcomes.feasible).toBeGreaterThan(60)
})

/** Targets of places that a small town reaches, and some coverage asked of the last year. */
function town(seed: number): ProgrammeModel {
  const model = makeCity({ ...tianjinSize, points: 700, institutions: 60, sites: 160, seed })
  const { targets } = model
  targets.places = targets.places.map(each => each && Math.round(each * 0.9))
  const covered = targets.coveredWeight[0]!
  targets.coveredWeight = targets.coveredWeight.map((_, year) =>
    year === model.years - 1 ? covered + 4 : null,
  )
  return model
}

const changes: [string, (model: ProgrammeModel) => void][] = [
  ['as it is', () => {}],
  ['coverage binding', model => coverMore(model, 16)],
  ['more coverage than there can be', model => coverMore(model, 1000)],
  ['nobody wanting care', model => model.demand.wanting.fill(0)],
  ['sites locked in and out', lockSome],
  ['tight budgets', model => setBudgets(model, 0.8)],
  ['no money', model => setBudgets(model, 0.01)],
]

function coverMore({ targets }: ProgrammeModel, more: number) {
  targets.coveredWeight = targets.coveredWeight.map(each => each && each + more)
}

function lockSome(model: ProgrammeModel) {
  model.lockIn = [3, 17, 40].map(site => ({ site, option: null, year: null }))
  model.lockOut = [5, 60, 61].map(site => ({ site, option: null, year: null }))
}

function setBudgets(model: ProgrammeModel, factor: number) {
  model.budgets.totalFen = Float64Array.from(
    [1e10, 1e10, 1.2e10, 1.4e10, 8.5e9],
    fen => (fen * factor * model.sites.count) / 1500,
  )
}

test('the sifted relaxation is the whole one on towns, for costs and for earnings', () => {
  const outcomes = new Set<string>()
  for (const [name, change] of changes)
    for (let seed = 1; seed <= 2; seed++) {
      const model = town(seed)
      change(model)
      const problem = compileProblem(model)
      const value = siftedBothWays(problem)
      if (seed === 1) outcomes.add(`${name}: ${value < Infinity ? 'feasible' : 'infeasible'}`)
      siftedBothWays(
        problem,
        problem.columns.cost.map((_, column) => -(1 + (column % 7))),
        0,
      )
    }
  expect(outcomes).toContain('as it is: feasible')
  expect(outcomes).toContain('coverage binding: feasible')
  expect(outcomes).toContain('more coverage than there can be: infeasible')
  expect(outcomes).toContain('no money: infeasible')
})

test('where the solver gives no proof, its word counts only once nothing is left out', () => {
  const silent = new Proxy(highs, {
    get: (of, name) =>
      name === 'createModel'
        ? (source: Parameters<typeof highs.createModel>[0]) =>
            new Proxy(highs.createModel(source), {
              get: (model, own) =>
                own === 'getDualRay'
                  ? () => undefined
                  : typeof Reflect.get(model, own) === 'function'
                    ? Reflect.get(model, own).bind(model)
                    : Reflect.get(model, own),
            })
        : Reflect.get(of, name),
  })
  const outcomes = { infeasible: 0, optimal: 0 }
  for (let seed = 1; seed <= 40; seed++) {
    const problem = compileProblem(smallModel({ ...kinds[2]!, seed }))
    const { cost } = problem.columns
    const whole = solveLinear(highs, linearForm(problem, { price: cost, trainingFactor: 1 }).linear, false)
    const sifted = sift(problem, silent, noWorths(problem), cost, 1, control, 0)
    expect(sifted.status).toBe(whole.status)
    if (sifted.status !== 'ended') outcomes[sifted.status]++
  }
  expect(outcomes.infeasible).toBeGreaterThan(3)
  expect(outcomes.optimal).toBeGreaterThan(3)
})

test('a site that must open and has no column left is infeasible', () => {
  const model = smallModel({ seed: 1, targets: false })
  model.lockIn = [{ site: 0, option: null, year: null }]
  model.lockOut = [{ site: 0, option: null, year: null }]
  const problem = compileProblem(model)
  expect(sift(problem, highs, noWorths(problem), problem.columns.cost, 1, control).status).toBe('infeasible')
})

test('the same model has the same prices to the last bit', () => {
  const solve = () => {
    const problem = compileProblem(town(3))
    const { cost } = problem.columns
    return sift(problem, highs, seekFirstPrices(problem, cost, 1, control), cost, 1, control)
  }
  expect(solve()).toEqual(solve())
})
