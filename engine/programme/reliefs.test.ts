import { expect, test, vi } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { forEachPlan, leastCostByTrying } from './brute-force.ts'
import { planFromEarlier } from './earlier-plan.ts'
import type { ProgrammeModel } from './model.ts'
import { planProgramme } from './plan.ts'
import { compileProblem, existingPlaces, type Problem } from './problem.ts'
import type { Relief } from './result.ts'
import { smallModel } from './small-models.ts'
import { tallyPlan } from './tally.ts'

// A shared machine may be slow; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const jointOf = (reliefs: Relief[]) => reliefs.find(relief => relief.family === 'joint')!

/** What the page says a row asks for or allows, told from the model. */
function askedFor({ model, rows }: Problem, at: number) {
  const { family, year, source, district } = rows[at]!
  const { targets, carers, budgets } = model
  switch (family) {
    case 'places':
      return targets.places[year]!
    case 'inclusive':
      return targets.inclusiveShare[year]! * (targets.places[year] ?? existingPlaces(model, year).places)
    case 'district':
      return targets.districtPlaces![district! * model.years + year]!
    case 'coverage':
      return targets.coveredWeight[year]!
    case 'carers':
      return carers!.stock[year]!
    case 'training':
      return carers!.training!.totalLimit!
    case 'budget': {
      const money = (at: number) =>
        (source === null ? budgets.totalFen![at]! : budgets.bySourceFen![at * model.sources + source]!) / 1e6
      if (!budgets.carryOver) return money(year)
      return Array.from({ length: model.years }, (_, each) => money(each)).reduce((sum, each) => sum + each)
    }
  }
}

/** The least sum of shares over all plans that keep locks and duties. */
function leastSharesByTrying(problem: Problem) {
  let least = Infinity
  forEachPlan(problem, plan => {
    const { missed, ordersBroken } = tallyPlan(problem, plan)
    if (ordersBroken > 0) return
    const purse = new Map<number | null, number>()
    let shares = 0
    missed.forEach((amount, at) => {
      const { family, source } = problem.rows[at]!
      if (family === 'budget' && problem.model.budgets.carryOver) {
        // money given once serves all later years
        const more = Math.max(0, amount - (purse.get(source) ?? 0))
        purse.set(source, (purse.get(source) ?? 0) + more)
        shares += more / askedFor(problem, at)
      } else shares += amount / askedFor(problem, at)
    })
    least = Math.min(least, shares)
  })
  return least
}

/** The model with every row of the relief eased by its amount and the smallest unit more. */
function easedBy(model: ProgrammeModel, { changes }: Relief): ProgrammeModel {
  const eased = structuredClone(model)
  const { targets, budgets, carers, years, sources } = eased
  for (const { family, year, source, district, amount } of changes) {
    const at = year!
    if (family === 'places') targets.places[at]! -= amount
    if (family === 'coverage') targets.coveredWeight[at]! -= amount
    if (family === 'district') targets.districtPlaces![district! * years + at]! -= amount
    if (family === 'carers') carers!.stock[at]! += amount
    if (family === 'training') carers!.training!.totalLimit! += amount
    if (family === 'budget' && source === null) budgets.totalFen![at]! += amount + 1
    if (family === 'budget' && source !== null) budgets.bySourceFen![at * sources + source]! += amount + 1
  }
  return eased
}

test.each([
  ['budgets', { budgets: true, hardness: 1.3 }],
  ['budgets that carry over', { budgets: true, carryOver: true, years: 3, hardness: 1.3 }],
  ['carers and coverage', { carers: true, coverage: true, hardness: 1.5 }],
  ['everything', { budgets: true, carers: true, coverage: true, floors: true, locks: true }],
])('the smallest change of all rows together is that of all plans tried one by one: %s', async (_, wish) => {
  let checked = 0
  for (let seed = 1; seed <= 25; seed++) {
    const model = smallModel({ ...wish, seed })
    const result = await planProgramme(model, { aim: 'least-cost' })
    if (result.status !== 'infeasible') continue
    const joint = jointOf(result.reliefs)
    const least = leastSharesByTrying(compileProblem(model))
    if (least === Infinity) {
      expect(joint, `seed ${seed}`).toMatchObject({ helps: false, foundChange: null })
      continue
    }
    expect(joint.foundChange, `seed ${seed}`).toBeCloseTo(least, 6)
    expect(joint.leastChange).toBeLessThanOrEqual(least + 1e-9)
    expect(joint.leastChange).toBeGreaterThan(least * 0.999 - 1e-6)
    const shares = joint.changes.reduce((sum, change) => sum + change.share!, 0)
    expect(shares).toBeCloseTo(joint.foundChange!, 6)
    checked++
  }
  expect(checked).toBeGreaterThan(3)
})

test.each([0, 1])(
  'where budgets allow %i fen, their share is one of what all sites together would cost',
  async fen => {
    const tried = new Set<boolean>()
    for (const carryOver of [false, true])
      for (let seed = 1; seed <= 25; seed++) {
        const model = smallModel({ seed, budgets: true, carryOver, years: 3 })
        model.budgets.totalFen?.fill(fen)
        model.budgets.bySourceFen?.fill(fen)
        // a source from which nothing is ever paid measures no other
        if (seed % 2 === 0)
          for (const shares of [model.options.capitalShare, model.options.supportShare])
            shares.set(shares.map((_, at) => at % 2))
        const { reliefs } = await planProgramme(model, { aim: 'least-cost' })
        const money = reliefs
          .filter(relief => relief.family === 'joint')
          .flatMap(joint => joint.changes.filter(change => change.family === 'budget'))
        for (const { amount, share } of money) {
          expect(amount).toBeGreaterThan(0)
          expect(share).toBeGreaterThan(0)
          expect(share).toBeLessThanOrEqual(1)
          tried.add(carryOver)
        }
      }
    expect(tried.size).toBe(2)
  },
)

test('the plan kept of a change meets every rule once the change is made, so that a search from it has a plan at once', async () => {
  const tried = new Set<string>()
  for (const wish of [
    { budgets: true },
    { budgets: true, carers: true, coverage: true, floors: true, locks: true },
  ])
    for (let seed = 1; seed <= 25; seed++) {
      const model = smallModel({ ...wish, seed })
      // what is missed of the share cannot be taken off the target exactly
      model.targets.inclusiveShare.fill(null)
      const { reliefs } = await planProgramme(model, { aim: 'least-cost' })
      for (const relief of reliefs) {
        expect(relief.plan === null, `${seed} ${relief.family}`).toBe(relief.foundChange === null)
        if (!relief.plan || relief.family === 'locks') continue
        const { openings, trained } = relief.plan
        const eased = compileProblem(easedBy(model, relief))
        const start = { openings, trained, rows: [], coverageWorth: [], gap: 1 }
        const { missed, ordersBroken } = tallyPlan(eased, planFromEarlier(eased, start))
        expect([ordersBroken, Math.max(0, ...missed)], `${seed} ${relief.family}`).toEqual([0, 0])
        tried.add(relief.family)
      }
    }
  expect([...tried].sort()).toEqual(['budget', 'carers', 'joint', 'targets'])
})

test('with carry-over the money of a family alone is counted once, and exactly that makes a plan possible', async () => {
  let checked = 0
  for (let seed = 1; seed <= 60; seed++) {
    const model = smallModel({ seed, budgets: true, carryOver: true, years: 3 })
    const result = await planProgramme(model, { aim: 'least-cost' })
    const budget = result.reliefs.find(relief => relief.family === 'budget')
    if (!budget?.helps) continue
    expect(budget.leastChange).toBeLessThanOrEqual(budget.foundChange! + 1)
    expect(leastCostByTrying(compileProblem(easedBy(model, budget)))).toBeLessThan(Infinity)
    checked++
  }
  expect(checked).toBeGreaterThan(3)
})

test('in a town too large to be settled exactly, the joint change found allows a plan and is near the proved least', async () => {
  for (const seed of [1, 2]) {
    const size = { points: 700, institutions: 75, sites: 190, seed, budgetFactor: 0.75 }
    const model = makeCity({ ...tianjinSize, ...size })
    expect(compileProblem(model).columns.count).toBeGreaterThan(1500)
    // What is missed of the share cannot be taken off the target exactly; it is asked for nothing here.
    model.targets.inclusiveShare.fill(null)
    const result = await planProgramme(model, { aim: 'least-cost', work: 0.25 })
    expect(result.status).toBe('infeasible')
    const joint = jointOf(result.reliefs)
    expect(joint.leastChange).toBeGreaterThan(0)
    expect(joint.foundChange!).toBeGreaterThanOrEqual(joint.leastChange)
    expect(joint.foundChange!).toBeLessThan(1.2 * joint.leastChange + 0.002)
    const eased = await planProgramme(easedBy(model, joint), { aim: 'least-cost', work: 0.25 })
    expect(eased.status, JSON.stringify(joint.changes)).not.toBe('infeasible')
    // from the plan that proved the change enough there is one at once, where the search has hardly any time
    const from = { ...joint.plan!, rows: [], coverageWorth: [], gap: 1 }
    const atOnce = await planProgramme(easedBy(model, joint), { aim: 'least-cost', work: 0.01, from })
    expect(Number.isFinite(atOnce.objective)).toBe(true)
    expect(atOnce.bound).toBeLessThanOrEqual(atOnce.objective)
  }
})
