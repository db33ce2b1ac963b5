import { describe, expect, test, vi } from 'vitest'
import { makeCity, tianjinSize } from '../bench/city.ts'
import { townWithoutTargets } from '../bench/town.ts'
import { openHighs } from '../linear/highs.ts'
import { mostServedByTrying } from './brute-force.ts'
import { startControl } from './control.ts'
import { familyPricesFrom } from './family-answers.ts'
import { openFamilySeeking } from './family-seeking.ts'
import { relax } from './least-cost.ts'
import { bandCount } from './model.ts'
import { mostServed } from './most-served.ts'
import { listOutlets } from './outlets.ts'
import { planProgramme } from './plan.ts'
import { compileProblem } from './problem.ts'
import { openRowPricing } from './row-prices.ts'
import { countServed } from './served-count.ts'
import { exchangeServed } from './served-exchange.ts'
import { seekPrices } from './served-prices.ts'
import { barePlan } from './served-start.ts'
import { type SmallModel, smallModel } from './small-models.ts'
import { emptyPlan, tallyPlan } from './tally.ts'

// A shared machine may be slow; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const kinds: [string, Omit<SmallModel, 'seed'>][] = [
  ['with budgets', { budgets: true, targets: false, years: 2 }],
  ['with budgets that carry over and locks', { budgets: true, carryOver: true, locks: true, targets: false }],
  ['with carers, training and coverage', { budgets: true, carers: true, coverage: true, targets: false }],
  ['with targets and floors', { budgets: true, floors: true }],
]
const highs = await openHighs()
const control = () => startControl({ aim: 'most-served' })

describe('most served equals the best of all plans tried one by one', () => {
  for (const [name, wish] of kinds)
    test(name, async () => {
      let feasible = 0
      for (let seed = 1; seed <= 8; seed++) {
        const model = smallModel({ ...wish, seed })
        const most = mostServedByTrying(compileProblem(model))
        const result = await planProgramme(model, { aim: 'most-served', fairest: false })
        if (most === -Infinity) {
          expect(result.status, `seed ${seed}`).toBe('infeasible')
          continue
        }
        feasible++
        expect(result.objective, `seed ${seed}`).toBeCloseTo(most, 3)
        expect(result.bound, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-3)
      }
      expect(feasible).toBeGreaterThan(0)
    })
})

test('both kinds of prices bound every plan, and exchanges from nothing find one that keeps all rows, mostly the best', () => {
  let searched = 0
  let found = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = compileProblem(
      smallModel({ seed, budgets: true, carers: true, targets: false, sites: 3, locks: seed % 3 === 0 }),
    )
    const most = mostServedByTrying(problem)
    if (most === -Infinity) continue
    const outlets = listOutlets(problem)
    const worth = new Float64Array(problem.model.years * problem.model.districts).fill(1)
    const places = seekPrices(problem, outlets, worth, control(), {
      steps: 40,
      temperature: [0.1, 0.01],
      rate: [0.1, 0.01],
      inTwoYears: seed % 4 < 2,
    })
    expect(places.bound, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-6)
    const { years, demand } = problem.model
    const from = {
      family: new Float64Array(years * demand.points * bandCount * outlets.types),
      row: new Float64Array(problem.rows.length),
    }
    const seeking = openFamilySeeking(problem, outlets, worth, from, control(), {
      priceRows: openRowPricing(problem, highs, control(), from.row),
      later: { from: 40, until: 60, rate: [0.01, 0.005], typicalSteps: 0, fitted: false, finest: true },
    })
    const fitted = seed % 2 === 0
    if (!fitted) seeking.beginAt(familyPricesFrom(problem, outlets, worth, places.prices))
    const families = seeking.seek(control(), {
      from: 0,
      until: 40,
      rate: [0.1, 0.01],
      typicalSteps: fitted ? 8 : 0,
      fitted,
      finest: false,
    })
    seeking.letGo()
    const proof = seeking.join(null)
    expect(proof.bound, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-6)
    expect(proof.bound, `seed ${seed}`).toBeLessThanOrEqual(families.bound)
    expect(families.bound, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-6)
    const plan = exchangeServed(problem, highs, outlets, worth, control, {
      start: barePlan(problem),
      earning: families.earning,
      best: families.best,
      rowPrice: families.row,
      width: 40,
    })
    searched++
    if (!plan) continue
    expect(tallyPlan(problem, plan).kept).toBe(true)
    problem.mustOpen.forEach((must, site) => {
      if (must) expect(plan.chosen[site], `seed ${seed}, site ${site}`).toBeGreaterThanOrEqual(0)
    })
    const { served } = countServed(problem, plan)
    expect(served).toBeLessThanOrEqual(most + 1e-6)
    if (served > most - 1e-3) found++
  }
  expect(found / searched).toBeGreaterThan(0.7)
})

test('a town beyond the reach of the whole model gets a plan and a bound, the same twice', async () => {
  const town = townWithoutTargets(0.6)
  const once = await planProgramme(town, { aim: 'most-served', work: 0.3 })
  expect(once.status).toBe('within-gap')
  expect(once.bound).toBeGreaterThanOrEqual(once.objective)
  expect(once.gap).toBeLessThan(0.15)
  for (const row of once.rows)
    if (row.sense === 'at-most') expect(row.value).toBeLessThanOrEqual(row.limit + 1)
    else expect(row.value).toBeGreaterThanOrEqual(row.limit - 1e-6)
  const fairest = once.stages.find(stage => stage.name === 'fairest')!
  expect(fairest.bound).toBeGreaterThanOrEqual(fairest.objective)
  const again = await planProgramme(town, { aim: 'most-served', work: 0.3 })
  expect(JSON.stringify(again)).toBe(JSON.stringify(once))
})

test('from an earlier plan that still keeps all rows, at least as many are served, however little is searched', async () => {
  const town = townWithoutTargets(0.6)
  const earlier = await planProgramme(town, { aim: 'most-served', work: 0.5, fairest: false })
  const from = { ...earlier, aim: 'most-served' as const, coverageWorth: [] }
  const richer = structuredClone(town)
  richer.budgets.totalFen = richer.budgets.totalFen!.map(fen => 1.02 * fen)
  const next = await planProgramme(richer, { aim: 'most-served', work: 0.02, fairest: false, from })
  expect(next.objective).toBeGreaterThanOrEqual(earlier.objective)
  expect(next.bound).toBeGreaterThanOrEqual(next.objective)
  // what it cannot open any more it does not open
  const { site } = earlier.openings[0]!
  const barred = structuredClone(town)
  barred.lockOut.push({ site, option: null, year: null })
  const other = await planProgramme(barred, { aim: 'most-served', work: 0.1, fairest: false, from })
  expect(other.openings.some(opening => opening.site === site)).toBe(false)
  expect(other.bound).toBeGreaterThanOrEqual(other.objective)
})

test('from a plan of least cost the search begins as from nothing, and serves no fewer', async () => {
  const town = townWithoutTargets(0.6)
  const options = { aim: 'most-served', work: 0.1, fairest: false } as const
  const fresh = await planProgramme(town, options)
  const openings = fresh.openings.slice(0, 2)
  const cheap = { ...fresh, aim: 'least-cost' as const, openings, coverageWorth: [] }
  expect(await planProgramme(town, { ...options, from: cheap })).toEqual(fresh)
})

test('where the clock ends the relaxation, there is a plan that keeps all rows all the same', async () => {
  const town = makeCity({
    ...tianjinSize,
    points: 900,
    institutions: 90,
    sites: 600,
    placesTarget: false,
    budgetFactor: 0.6,
  })
  town.targets.coveredWeight.fill(null)
  const problem = compileProblem(town)
  const all = startControl({ aim: 'most-served', work: 0.02 })
  // the relaxation has no time at all, what follows has as much as it likes
  const late = { ...all, until: () => ({ ...all, left: () => 0 }) }
  expect(relax(problem, highs, late.until())).toBe('ended')
  const { found, served } = mostServed(problem, highs, late, { fairest: false })
  expect(tallyPlan(problem, found!.plan).kept).toBe(true)
  expect(served.objective).toBeGreaterThan(countServed(problem, emptyPlan(problem)).served)
  expect(served.bound).toBeGreaterThanOrEqual(served.objective)
})

test('the fairest plan serves at least 99 % of the most and no district worse at the low end', async () => {
  for (let seed = 1; seed <= 5; seed++) {
    const model = smallModel({ seed, budgets: true, targets: false, years: 2 })
    const most = await planProgramme(model, { aim: 'most-served', fairest: false })
    const fair = await planProgramme(model, { aim: 'most-served' })
    if (most.status === 'infeasible') continue
    expect(fair.objective).toBeGreaterThanOrEqual(0.99 * most.objective - 1e-9)
    const least = (result: typeof most) => Math.min(...result.occupancy.at(-1)!.districtServedShare)
    expect(least(fair)).toBeGreaterThanOrEqual(least(most) - 1e-9)
    expect(fair.stages[1]!.bound).toBeGreaterThanOrEqual(least(fair) - 1e-9)
  }
})

test('nobody wanting care means nobody served, and no failure', async () => {
  const model = smallModel({ seed: 4, budgets: true, targets: false })
  model.demand.wanting.fill(0)
  model.targets.inclusiveShare.fill(null)
  const result = await planProgramme(model, { aim: 'most-served' })
  expect(result).toMatchObject({ objective: 0, gap: 0 })
})

test('a budget for all but a sliver of twelve equal sites opens eleven', async () => {
  const town = makeCity({
    ...tianjinSize,
    points: 300,
    institutions: 32,
    sites: 80,
    years: 1,
    placesTarget: false,
  })
  town.targets.coveredWeight.fill(null)
  town.targets.inclusiveShare.fill(null)
  Object.assign(town, { carers: null, coverage: null })
  town.options.leadYears.fill(0)
  town.options.capitalFen.fill(2e9)
  town.options.supportFen.fill(0)
  town.budgets.totalFen = Float64Array.of(11.9999 * 2e9)
  const result = await planProgramme(town, { aim: 'most-served', fairest: false, work: 0.3 })
  expect(result.status).toBe('within-gap')
  expect(result.openings).toHaveLength(11)
})

test('a plan is found alike whatever a child is worth', async () => {
  const worthOf = async (each: number) => {
    const town = townWithoutTargets(0.6)
    town.servedWeight.fill(each)
    const { openings, objective } = await planProgramme(town, { aim: 'most-served', work: 0.1 })
    return { sites: openings.length, objective: objective / each }
  }
  const one = await worthOf(1)
  for (const each of [1e-6, 1e6]) {
    const other = await worthOf(each)
    expect(other.sites).toBeGreaterThan(0)
    expect(Math.abs(other.objective / one.objective - 1), `worth ${each}`).toBeLessThan(0.02)
  }
})

test('where the clock is over at once and locks allow no plan, none is told', async () => {
  const town = townWithoutTargets(0.6)
  // two locks that no budget allows, and a clock that ends before the relaxation can say so
  town.budgets.totalFen!.fill(1)
  town.lockIn.push({ site: 5, option: null, year: null }, { site: 6, option: null, year: null })
  const result = await planProgramme(town, { aim: 'most-served', seconds: 0, fairest: false })
  expect(result.openings).toHaveLength(0)
  expect(['stopped', 'infeasible']).toContain(result.status)
})

test('carers of whom none can be trained limit a plan as they do where no training is known', async () => {
  const openings = async (training: 'none' | 'to be had for no one') => {
    const town = townWithoutTargets(null)
    town.carers!.stock = town.carers!.existingNeed.map(need => Math.round(1.15 * need))
    if (training === 'none') town.carers!.training = null
    else town.carers!.training!.yearlyLimit.fill(0)
    const result = await planProgramme(town, { aim: 'most-served', work: 0.3, fairest: false })
    return { openings: result.openings, served: result.objective }
  }
  const none = await openings('none')
  expect(none.openings.length).toBeGreaterThan(5)
  expect(await openings('to be had for no one')).toEqual(none)
})

test('a worth of a child that no solver could weigh is refused with its place', async () => {
  const town = townWithoutTargets(0.6)
  const planned = (worth: number) => {
    town.servedWeight[2] = worth
    return planProgramme(town, { aim: 'most-served' })
  }
  await expect(planned(1e10)).rejects.toThrow('servedWeight[2] is 10000000000, expected 0 to 1000000')
  await expect(planned(1e-9)).rejects.toThrow('servedWeight[2] is 1e-9, expected 0, or 0.000001 or more')
})
