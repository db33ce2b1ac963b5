import { describe, expect, test, vi } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { ModelError } from '../faults.ts'
import { openHighs } from '../linear/highs.ts'
import { leastCostByTrying } from './brute-force.ts'
import { startControl } from './control.ts'
import { cheapPlan, leastCost } from './least-cost.ts'
import type { Aim, ProgrammeModel } from './model.ts'
import { forceSite, planProgramme } from './plan.ts'
import { compileProblem } from './problem.ts'
import { wholeColumns } from './reprice.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { type Plan, tallyPlan } from './tally.ts'

// A shared machine may be slow; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const kinds: [string, Omit<SmallModel, 'seed'>][] = [
  ['with targets alone', { years: 3 }],
  ['with budgets', { budgets: true }],
  ['with budgets that carry over', { budgets: true, carryOver: true, years: 3 }],
  ['with carers and training', { carers: true }],
  ['with coverage', { coverage: true, years: 3 }],
  ['with district floors', { floors: true }],
  ['with locks and duties', { locks: true, years: 3 }],
  ['with everything at once', { budgets: true, carers: true, coverage: true, floors: true, locks: true }],
  ['with four sites', { sites: 4, carers: true, coverage: true }],
]

describe('least cost equals the best of all plans tried one by one', () => {
  for (const [name, wish] of kinds)
    test(name, async () => {
      let feasible = 0
      for (let seed = 1; seed <= 25; seed++) {
        const model = smallModel({ ...wish, seed })
        const least = leastCostByTrying(compileProblem(model))
        const result = await planProgramme(model, { aim: 'least-cost' })
        if (least === Infinity) {
          expect(result.status, `seed ${seed}`).toBe('infeasible')
          continue
        }
        feasible++
        expect(result.status, `seed ${seed}`).toBe('optimal')
        expect(result.objective / 1e6, `seed ${seed}`).toBeCloseTo(least, 4)
        expect(result.bound).toBeLessThanOrEqual(result.objective + 1)
      }
      expect(feasible).toBeGreaterThan(0)
    })
})

test('forcing a site in costs at least what the result proves and what the re-solved programme shows', async () => {
  let tried = 0
  for (let seed = 1; seed <= 60; seed++) {
    const model = smallModel({ seed, years: 3, carers: true })
    const result = await planProgramme(model, { aim: 'least-cost' })
    if (result.status === 'infeasible') continue
    for (const report of result.sites) {
      if (report.open) continue
      const locked = { ...model, lockIn: [{ site: report.site, option: null, year: null }] }
      const least = leastCostByTrying(compileProblem(locked)) * 1e6
      expect(least - result.objective).toBeGreaterThanOrEqual(report.forcingAtLeast - 1)
      const { atLeast, atMost } = await forceSite(model, result, report.site)
      expect(least - result.objective).toBeGreaterThanOrEqual(atLeast - 1)
      if (least < Infinity) expect(least - result.objective).toBeLessThanOrEqual(atMost + 1)
      tried++
    }
  }
  expect(tried).toBeGreaterThan(5)
})

test('where no plan exists, the change found for a family makes one possible', async () => {
  let checked = 0
  for (let seed = 1; seed <= 15; seed++) {
    const model = smallModel({ seed, budgets: true, hardness: 1.3 })
    const result = await planProgramme(model, { aim: 'least-cost' })
    if (result.status !== 'infeasible') continue
    for (const relief of result.reliefs) {
      if (relief.foundChange === null) continue
      expect(relief.leastChange).toBeLessThanOrEqual(relief.foundChange + 1)
      if (relief.family !== 'budget') continue
      const bySourceFen = model.budgets.bySourceFen!.slice()
      const totalFen = model.budgets.totalFen!.slice()
      for (const { year, source, amount } of relief.changes)
        if (source === null) totalFen[year!]! += amount + 1
        else bySourceFen[year! * 2 + source]! += amount + 1
      const eased = { ...model, budgets: { ...model.budgets, bySourceFen, totalFen } }
      expect(leastCostByTrying(compileProblem(eased))).toBeLessThan(Infinity)
      checked++
    }
  }
  expect(checked).toBeGreaterThan(3)
})

test('a family that cannot help is said not to help', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const model = smallModel({ seed, budgets: true, hardness: 20 })
    const result = await planProgramme(model, { aim: 'least-cost' })
    expect(result.status).toBe('infeasible')
    expect(result.reliefs.find(relief => relief.family === 'budget')?.helps).toBe(false)
    expect(result.reliefs.find(relief => relief.family === 'targets')?.leastChange).toBeGreaterThan(0)
  }
})

test('dropping the locks found makes a plan possible again', async () => {
  const model = {
    ...smallModel({ seed: 3, years: 3 }),
    targets: smallModel({ seed: 3, years: 3, targets: false }).targets,
  }
  model.targets.inclusiveShare.fill(null)
  model.lockIn = [{ site: 0, option: null, year: null }]
  model.lockOut = [{ site: 0, option: null, year: null }]
  const result = await planProgramme(model, { aim: 'least-cost' })
  expect(result.status).toBe('infeasible')
  expect(result.reliefs).toMatchObject([{ family: 'locks', helps: true, leastChange: 1, foundChange: 1 }])
})

test('a target is met in whole places or not at all', async () => {
  const model = smallModel({ seed: 5, years: 2, sites: 4 })
  const result = await planProgramme(model, { aim: 'least-cost' })
  for (const row of result.rows) {
    if (row.sense === 'at-least') expect(row.value).toBeGreaterThanOrEqual(row.limit - 1e-6)
    else expect(row.value).toBeLessThanOrEqual(row.limit + 1)
  }
})

test('the same model gives the same bytes', async () => {
  const model = smallModel({ seed: 9, carers: true, coverage: true })
  const once = await planProgramme(model, { aim: 'least-cost' })
  const again = await planProgramme(model, { aim: 'least-cost' })
  expect(JSON.stringify(again)).toBe(JSON.stringify(once))
})

test('a city without sites is judged as it stands', async () => {
  const model = smallModel({ seed: 2, sites: 0, targets: false })
  model.targets.inclusiveShare.fill(null)
  const result = await planProgramme(model, { aim: 'least-cost' })
  expect(result).toMatchObject({ status: 'optimal', objective: 0, bound: 0, gap: 0, openings: [] })
})

test('a value that is not a number is refused with its place', async () => {
  const model = smallModel({ seed: 1 })
  model.options.capitalFen[3] = Number.NaN
  await expect(planProgramme(model, { aim: 'least-cost' })).rejects.toThrow(ModelError)
  await expect(planProgramme(model, { aim: 'least-cost' })).rejects.toThrow(
    'options.capitalFen[3] is NaN, expected 0',
  )
})

test('values beyond what the solver can weigh are refused, all at once', async () => {
  const model = smallModel({ seed: 3, carers: true, coverage: true, floors: true, targets: true })
  model.options.capitalFen[0] = 1e308
  model.options.supportFen[0] = 1e16
  model.carers!.existingNeed[1] = 1e13
  model.carers!.training!.totalLimit = Number.NaN
  model.targets.districtPlaces![0] = 1e308
  model.coverage!.weight[0] = 1e308
  model.discountFactor[1] = 1.5
  await expect(planProgramme(model, { aim: 'least-cost' })).rejects.toThrow(
    [
      'options.capitalFen[0] is 1e+308, expected 0 to 1000000000000000',
      'options.supportFen[0] is 10000000000000000, expected 0 to 1000000000000000',
      'carers.existingNeed[1] is 10000000000000, expected 0 to 1099511627776',
      'carers.training.totalLimit is NaN, expected 0 to 9007199254740991',
      'targets.districtPlaces[0] is 1e+308, expected 0 to 1099511627776',
      'coverage.weight[0] is 1e+308, expected 0 to 1099511627776',
      'discountFactor[1] is 1.5, expected 0 to 1',
    ].join('\n'),
  )
})

test('the largest values that are taken are solved', async () => {
  const base = { seed: 3, budgets: true, carers: true, coverage: true, floors: true, targets: true }
  const largest = [
    model => model.coverage!.weight.fill(2 ** 40),
    model => model.demand.wanting.fill(2 ** 40),
    model => model.options.capitalFen.fill(1e15),
    model => model.carers!.training!.yearlyLimit.fill(Number.MAX_SAFE_INTEGER),
  ] satisfies ((model: ProgrammeModel) => unknown)[]
  for (const aim of ['least-cost', 'most-served'] as const)
    for (const change of largest) {
      const model = smallModel(base)
      change(model)
      expect((await planProgramme(model, { aim })).status).toMatch(/^(optimal|within-gap|infeasible)$/)
    }
})

test.each([
  [{ work: Number.NaN }, 'work is NaN, expected 0 to 1000000000000000'],
  [{ work: Infinity }, 'work is Infinity, expected 0 to 1000000000000000'],
  [
    { seconds: Number.NaN, gap: 2 },
    'seconds is NaN, expected 0 to 1000000000000000\ngap is 2, expected 0 to 1',
  ],
  [{ gap: -1 }, 'gap is -1, expected 0 to 1'],
  [{ aim: 'x' as Aim }, 'aim is x, expected least-cost or most-served'],
  [{ seed: 0.5 }, 'seed is 0.5, expected a whole number 0 to 2147483647'],
])('options that say nothing are refused: %o', async (options, said) => {
  await expect(planProgramme(smallModel({ seed: 1 }), { aim: 'least-cost', ...options })).rejects.toThrow(
    said,
  )
})

test('too many kinds of families by ring and fee tier are refused with their number', async () => {
  const model = smallModel({ seed: 1 })
  model.demand.ringLimit = Float64Array.from({ length: 600 }, (_, ring) => ring + 1)
  model.demand.ringShare = new Float64Array(600).fill(1)
  await expect(planProgramme(model, { aim: 'least-cost' })).rejects.toThrow(
    'demand.ringLimit.length × demand.tierLimitFen.length is 1200, expected a whole number 1 to 1000',
  )
})

test('a small model whose clock is over keeps the plan it came from; one that locks contradict is infeasible on any clock', async () => {
  const model = smallModel({ seed: 1 })
  const from = await planProgramme(model, { aim: 'least-cost' })
  expect(from.openings.length).toBeGreaterThan(0)
  const again = await planProgramme(model, { aim: 'least-cost', seconds: 0, from })
  expect(again).toMatchObject({ openings: from.openings, objective: from.objective })
  const lock = { site: 0, option: null, year: null }
  for (const aim of ['least-cost', 'most-served'] as const) {
    const wishes = { ...model, lockIn: [lock], lockOut: [lock] }
    expect((await planProgramme(wishes, { aim, seconds: 0 })).status).toBe('infeasible')
  }
})

test('a search cancelled at once still says what it knows', async () => {
  const result = await planProgramme(smallModel({ seed: 1 }), { aim: 'least-cost', cancelled: () => true })
  expect(['stopped', 'optimal', 'infeasible']).toContain(result.status)
})

test('a cheap plan keeps all rows, tells nothing, and is searched no further, on a clock as without one', async () => {
  const town = makeCity({ ...tianjinSize, points: 500, institutions: 54, sites: 140 })
  town.targets.coveredWeight.fill(null)
  town.targets.inclusiveShare.fill(null)
  town.targets.places = town.targets.places.map(places => places && Math.round(0.8 * places))
  const problem = compileProblem(town)
  expect(problem.columns.count).toBeGreaterThan(wholeColumns)
  const highs = await openHighs()
  for (const clock of [{}, { seconds: 1000 }]) {
    const told: unknown[] = []
    const control = startControl({ aim: 'most-served', ...clock, onProgress: each => told.push(each) })
    const plan = cheapPlan(problem, highs, control) as Plan
    const { kept, cost } = tallyPlan(problem, plan)
    const searched = startControl({ aim: 'least-cost' })
    const best = leastCost(problem, highs, searched)
    expect([kept, told]).toEqual([true, []])
    expect(cost).toBeGreaterThanOrEqual(best.bound)
    expect(cost).toBeLessThan(2 * best.cost)
    expect(control.work()).toBeLessThan(searched.work())
  }
})

test('where no plan is possible, no cheap one is either', async () => {
  const problem = compileProblem(smallModel({ seed: 1, hardness: 9 }))
  expect(cheapPlan(problem, await openHighs(), startControl({ aim: 'most-served' }))).toBe('infeasible')
})
