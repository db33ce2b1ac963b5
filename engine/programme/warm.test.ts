import { expect, test, vi } from 'vitest'
import { openHighs } from '../linear/highs.ts'
import { seededRandom } from '../random.ts'
import { leastCostByTrying } from './brute-force.ts'
import { relativeGap, startControl } from './control.ts'
import { openedBefore } from './earlier-plan.ts'
import { leastCost, relax } from './least-cost.ts'
import { sitesChanged } from './little.ts'
import type { PlanStart, ProgrammeModel } from './model.ts'
import { planProgramme } from './plan.ts'
import { priceColumns } from './prices.ts'
import { compileProblem, fenPerWan } from './problem.ts'
import { reprice } from './reprice.ts'
import type { ProgrammeResult } from './result.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { tallyPlan } from './tally.ts'
import { answerGap, changeShare, enoughGap, keptPrices, startAsked, startWarm } from './warm.ts'

vi.setConfig({ testTimeout: 240_000 })

const kinds: Omit<SmallModel, 'seed'>[] = [
  { years: 3 },
  { budgets: true },
  { budgets: true, carryOver: true, coverage: true },
  { carers: true, coverage: true },
  { floors: true, locks: true, years: 3 },
]

/** The model after a planner's change, by lot: a lock in or out, another budget, another target. */
function changed(model: ProgrammeModel, result: ProgrammeResult, seed: number): ProgrammeModel {
  const random = seededRandom(seed + 77)
  const site = Math.floor(random() * model.sites.count)
  const lock = { site, option: null, year: null }
  const opened = result.openings[Math.floor(random() * result.openings.length)]
  switch (seed % 4) {
    case 0:
      return { ...model, lockOut: [...model.lockOut, opened ? { ...lock, site: opened.site } : lock] }
    case 1:
      return { ...model, lockIn: [...model.lockIn, lock] }
    case 2: {
      const places = model.targets.places.map(target => (target === null ? null : target + 4))
      return { ...model, targets: { ...model.targets, places } }
    }
    default: {
      const { bySourceFen, totalFen } = model.budgets
      const scale = (fen: Float64Array | null) => fen?.map(each => Math.round(each * 0.9)) ?? null
      return {
        ...model,
        budgets: { ...model.budgets, bySourceFen: scale(bySourceFen), totalFen: scale(totalFen) },
      }
    }
  }
}

test('kept prices bound the changed programme, and the repaired plan is one of its plans', async () => {
  const highs = await openHighs()
  let bounded = 0
  let repaired = 0
  for (const kind of kinds)
    for (let seed = 1; seed <= 50; seed++) {
      const model = smallModel({ ...kind, seed })
      const base = await planProgramme(model, { aim: 'least-cost' })
      if (base.status === 'infeasible') continue
      const problem = compileProblem(changed(model, base, seed))
      const least = leastCostByTrying(problem)
      for (const changeLittle of [false, true]) {
        const start: PlanStart = { ...base, changeLittle }
        const warm = startWarm(problem, highs, startControl({ aim: 'least-cost' }), start)
        expect(warm.bound, `seed ${seed}`).toBeLessThanOrEqual(least + 1e-6)
        bounded++
        const { plan, tally } = warm.found
        expect(tallyPlan(problem, plan).ordersBroken).toBe(
          // A site that must open though nothing is allowed there cannot be repaired.
          least < Infinity ? 0 : tally.ordersBroken,
        )
        if (!tally.kept) continue
        expect(tally.cost).toBeGreaterThanOrEqual(least - 1e-6)
        repaired++
      }
    }
  expect(bounded).toBeGreaterThan(150)
  expect(repaired).toBeGreaterThan(75)
})

test('any prices, even made up, give a valid bound', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const problem = compileProblem(smallModel({ seed, budgets: true, carers: true, coverage: true }))
    const random = seededRandom(seed)
    const start: PlanStart = {
      openings: [],
      trained: [],
      gap: 0,
      rows: problem.rows.map(row => ({ ...row, marginalValue: random() * 4e6 - 1e6 })),
      coverageWorth: problem.coverage.map(({ year, weight }) => ({
        year,
        worth: weight.map(() => random() * 1e8 - 2e7),
      })),
    }
    const { bound } = priceColumns(problem, keptPrices(problem, start))
    expect(bound, `seed ${seed}`).toBeLessThanOrEqual(leastCostByTrying(problem) + 1e-6)
  }
})

test('a plan of another model is taken as far as it goes', async () => {
  const highs = await openHighs()
  const problem = compileProblem(smallModel({ seed: 4, years: 3 }))
  const start: PlanStart = {
    openings: [
      { site: 99, option: 0, year: 0 },
      { site: 0, option: 99, year: 1 },
    ],
    trained: [5, 5, 5, 5],
    rows: [],
    coverageWorth: [{ year: 0, worth: [1] }],
    gap: 0,
  }
  const warm = startWarm(problem, highs, startControl({ aim: 'least-cost' }), start)
  expect(warm.bound).toBeLessThanOrEqual(leastCostByTrying(problem) + 1e-6)
})

test('where little is to change the plan stays although what it opens became 1 % dearer', async () => {
  let stayed = 0
  for (let seed = 1; seed <= 60; seed++) {
    const model = smallModel({ seed, years: 3, coverage: true })
    const base = await planProgramme(model, { aim: 'least-cost' })
    if (base.status === 'infeasible') continue
    const opened = new Set(base.openings.map(each => each.option))
    const dearer = (fen: Float64Array, each: number) =>
      fen.map((value, at) => (opened.has(Math.floor(at / each)) ? Math.round(value * 1.01) : value))
    const { capitalFen, supportFen } = model.options
    const options = {
      ...model.options,
      capitalFen: dearer(capitalFen, model.years),
      supportFen: dearer(supportFen, 1),
    }
    const other = { ...model, options }
    const little = { aim: 'least-cost', from: { ...base, changeLittle: true } } as const
    const result = await planProgramme(other, little)
    expect(result.openings, `seed ${seed}`).toEqual(base.openings)
    const least = leastCostByTrying(compileProblem(other)) * 1e6
    expect(result.bound).toBeLessThanOrEqual(least + 1)
    // No change is made, and the fewest that the cheapest plan could make are as many as it has sites twice.
    expect(result.objective - least).toBeLessThanOrEqual(changeShare * 2 * base.objective + 1)
    expect((await planProgramme(other, { aim: 'least-cost', from: base })).objective).toBeCloseTo(least, -1)
    expect(await planProgramme(other, little)).toEqual(result)
    stayed++
  }
  expect(stayed).toBeGreaterThan(10)
})

test('an earlier plan that was stopped at 20 % does not end the search at 25 %', async () => {
  const highs = await openHighs()
  const model = smallModel({ seed: 2, sites: 300, years: 5 })
  const places = model.targets.places.map(target => (target === null ? null : target * 40))
  const problem = compileProblem({ ...model, targets: { ...model.targets, places } })
  const control = startControl({ aim: 'least-cost', work: 0.02 })
  const relaxation = relax(problem, highs, control)
  if (typeof relaxation === 'string') throw new Error(relaxation)
  const { siteStart, option, year, count } = problem.columns
  const start: PlanStart = {
    openings: Array.from({ length: model.sites.count }, (_, site) => ({ site, at: siteStart[site]! }))
      .filter(({ at }) => at < count)
      .map(({ site, at }) => ({ site, option: option[at]!, year: year[at]! })),
    trained: [],
    rows: problem.rows.map((row, at) => ({
      ...row,
      marginalValue: relaxation.prices.row[at]! * (row.family === 'budget' ? 1 : fenPerWan) * 0.85,
    })),
    coverageWorth: [],
    gap: 0.2,
  }
  const warm = startWarm(problem, highs, control, start)
  expect(warm.found.tally.kept).toBe(true)
  const { cost, bound } = leastCost(problem, highs, control, start)
  expect(relativeGap(cost, bound)).toBeLessThan(0.01)
})

test('an earlier gap is a measure where it is small, and never where the planner asks for another', async () => {
  const start = (gap: number): PlanStart => ({ openings: [], trained: [], rows: [], coverageWorth: [], gap })
  const control = startControl({ aim: 'least-cost' })
  expect(enoughGap(control, start(0.0008))).toBeCloseTo(0.001, 12)
  expect(enoughGap(control, start(0.0011))).toBe(control.gap)
  expect(enoughGap(control, start(0))).toBe(control.gap)
  expect(startAsked({ aim: 'least-cost', work: 1, from: start(0.0008) })?.gap).toBe(0.0008)
  expect(startAsked({ aim: 'least-cost', work: 2, from: start(0.0008) })?.gap).toBe(Infinity)
  expect(startAsked({ aim: 'least-cost', gap: 1e-6, from: start(0.0008) })?.gap).toBe(Infinity)
  expect(startAsked({ aim: 'least-cost', gap: 1e-6 })).toBeUndefined()
})

test('a plan that served most gives least cost its openings, but neither a proved gap nor its prices in children', async () => {
  const model = smallModel({ seed: 3, budgets: true, targets: false })
  const served = await planProgramme(model, { aim: 'most-served', fairest: false })
  expect(served.openings.length).toBeGreaterThan(0)
  expect(served.rows.some(row => row.marginalValue > 0)).toBe(true)
  const start = startAsked({ aim: 'least-cost', from: { ...served, gap: 0 } })!
  expect(start.openings).toEqual(served.openings)
  expect(keptPrices(compileProblem(model), start).row.every(price => price === 0)).toBe(true)
  const control = startControl({ aim: 'least-cost' })
  expect(answerGap(control, start)).toBe(control.gap)
  expect(enoughGap(control, start)).toBe(control.gap)
})

test('a plan is repaired on almost every small model that has one, and fewer changes never are more', async () => {
  const highs = await openHighs()
  const control = startControl({ aim: 'least-cost' })
  let possible = 0
  let kept = 0
  for (const kind of kinds)
    for (let seed = 101; seed <= 160; seed++) {
      const model = smallModel({ ...kind, seed })
      const base = await planProgramme(model, { aim: 'least-cost' })
      if (base.status === 'infeasible') continue
      const problem = compileProblem(changed(model, base, seed))
      const least = leastCostByTrying(problem)
      const old = openedBefore(problem, base)
      const plain = startWarm(problem, highs, control, base)
      const little = startWarm(problem, highs, control, { ...base, changeLittle: true })
      if (plain.found.tally.kept)
        expect(sitesChanged(little.found.plan, old).length, `seed ${seed}`).toBeLessThanOrEqual(
          sitesChanged(plain.found.plan, old).length,
        )
      if (least === Infinity) {
        expect(plain.found.tally.kept || little.found.tally.kept, `seed ${seed}`).toBe(false)
        continue
      }
      possible++
      if (plain.found.tally.kept && little.found.tally.kept) kept++
    }
  expect(possible).toBeGreaterThan(75)
  expect(kept / possible).toBeGreaterThan(0.95)
})

test('the relaxation in its form for kept prices has the optimum of the one solved from nothing, and bounds every plan', async () => {
  const highs = await openHighs()
  let solved = 0
  for (const kind of kinds)
    for (let seed = 1; seed <= 60; seed++) {
      const model = smallModel({ ...kind, seed })
      const base = await planProgramme(model, { aim: 'least-cost' })
      if (base.status === 'infeasible') continue
      const problem = compileProblem(changed(model, base, seed))
      const prices = keptPrices(problem, base)
      const groupWorth = problem.coverage.map(({ weight }) => new Float64Array(weight.length))
      const { cost } = problem.columns
      const again = reprice(problem, highs, { prices, groupWorth }, cost, startControl({ aim: 'least-cost' }))
      const whole = relax(problem, highs, startControl({ aim: 'least-cost' }))
      // Cut short after one solve the prices, if any, bound as well.
      let asked = 0
      const short = startControl({ aim: 'least-cost', cancelled: () => ++asked > 1 })
      const cut = reprice(problem, highs, { prices, groupWorth }, cost, short)
      expect(cut?.priced.bound ?? -Infinity).toBeLessThanOrEqual(leastCostByTrying(problem) + 1e-6)
      const none = startControl({ aim: 'least-cost', cancelled: () => true })
      expect(reprice(problem, highs, { prices, groupWorth }, cost, none)).toBeNull()
      if (!again || typeof whole === 'string') continue
      expect(again.priced.bound, `seed ${seed}`).toBeLessThanOrEqual(leastCostByTrying(problem) + 1e-6)
      expect(again.priced.bound, `seed ${seed}`).toBeLessThanOrEqual(whole.priced.bound + 1e-6)
      expect(again.priced.bound, `seed ${seed}`).toBeGreaterThanOrEqual(whole.priced.bound * (1 - 1e-5))
      solved++
    }
  expect(solved).toBeGreaterThan(75)
})
