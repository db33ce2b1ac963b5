/** What is left out for too few children is checked against the flow that fills one option standing alone. */
import { beforeAll, describe, expect, test } from 'vitest'
import { fillPlaces, planProgramme } from '../../engine/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { describePlan } from './plan.ts'
import { travelByDistance } from './plan-travel.ts'
import type { PlanProblem } from './programme-model.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase()
let whole: PlanProblem
beforeAll(async () => {
  await loadSmallCity(db)
  whole = await aProblem(db)
})

const codesOf = (problem: PlanProblem) => problem.sites.options.map(option => option.code)

/** The best share of its places that an option fills in any year in which it may be open, nothing else standing. */
function bestAlone({ model, sites, facilities, years }: PlanProblem, code: string): number {
  const site = sites.sites.find(each => each.options.some(option => option.code === code))!
  const option = site.options.find(each => each.code === code)!
  const count = facilities.length + sites.sites.length
  const places = new Float64Array(count * CLASS_TYPES.length)
  const fees = new Float64Array(count)
  fees[facilities.length + site.index] = option.monthlyFen
  for (const each of option.classes)
    places[(facilities.length + site.index) * CLASS_TYPES.length + CLASS_TYPES.indexOf(each.classType)]! +=
      each.places
  const size = model.demand.points * 4
  const shares = years.flatMap((_, t) => {
    if (t < site.firstStart + option.leadYears) return []
    const wanting = model.demand.wanting.subarray(t * size, (t + 1) * size)
    const demand = { ...model.demand, wanting }
    const input = { facilities: count, places, monthlyFeeFen: fees, demand, travel: model.travel }
    return [fillPlaces(input).served / option.places]
  })
  return Math.max(...shares)
}

describe.each([0.5, 0.8, 0.9])('at a least use of %d', least => {
  test('an option left out fills less however the plan is made, one of a single class type that stays fills as much', async () => {
    const kept = codesOf(await aProblem(db, { leastReachableUse: least, duties: false }))
    const dropped = codesOf(whole).filter(code => !kept.includes(code))
    expect(dropped.length).toBeGreaterThan(0)
    for (const code of dropped) expect(bestAlone(whole, code)).toBeLessThan(least)
    const single = whole.sites.options.filter(
      option => option.classes.length === 1 && kept.includes(option.code),
    )
    for (const { code } of single) expect(bestAlone(whole, code)).toBeGreaterThan(least - 1e-4)
  })

  test('the ways left are those to the sites that stay', async () => {
    const { model, facilities, sites, records } = await aProblem(db, { leastReachableUse: least })
    const all = [...facilities, ...sites.sites.map(site => site.record)]
    const { start, facility, cost } = travelByDistance(records.territory.communities, all, 3000, 1.3)
    expect(Array.from(model.travel.start)).toEqual(Array.from(start))
    expect(Array.from(model.travel.facility)).toEqual(Array.from(facility))
    expect(Array.from(model.travel.cost)).toEqual(Array.from(cost))
  })
})

test('the extension E1 by hand: 10.8 toddlers for 15 places, half of them at the higher fee', async () => {
  expect(bestAlone(whole, 'E1-B')).toBeCloseTo(10.8 / 15, 4)
  expect(bestAlone(whole, 'E1-A')).toBeCloseTo(5.4 / 15, 4)
  const of = async (leastReachableUse: number) =>
    codesOf(await aProblem(db, { leastReachableUse })).filter(code => code.startsWith('E1'))
  expect(await of(0.35)).toEqual(['E1-A', 'E1-B'])
  expect(await of(0.37)).toEqual(['E1-B'])
  expect(await of(0.71)).toEqual(['E1-B'])
  expect(await of(0.73)).toEqual([])
})

test('without a least use nothing is left out, and the model is the same byte for byte', async () => {
  const { model } = await aProblem(db, { leastReachableUse: 0 })
  expect(model).toEqual(whole.model)
})

test('a duty and a lock stay, whoever could fill them; the rest is listed with its reason', async () => {
  const problem = await aProblem(db, { leastReachableUse: 1, lockIn: [{ site: 'H1', option: 'H1-B' }] })
  expect(codesOf(problem)).toEqual(['H1-B', 'N1-A', 'N1-B'])
  const plan = describePlan(problem, await planProgramme(problem.model, engineOptions(problem.scenario)), 1)
  const few = plan.leftOut.filter(row => row.reason === 'too-few-children')
  expect(few.map(row => row.site)).toEqual(['B1', 'E1', 'K1', 'V1'])
  const assumption = (key: string) => plan.inputs.assumptions.find(each => each.key === key)
  expect(assumption('least_reachable_use')).toMatchObject({ value: 1, from: 'scenario' })
  expect(assumption('sites_left_out_for_too_few_children')).toMatchObject({ value: 4 })
})

test('a lock without an option adds none, so that plans with and without the site compare', async () => {
  const open = codesOf(await aProblem(db, { leastReachableUse: 0.5 }))
  const kept = open.find(code => code.startsWith('H1-') || code.startsWith('K1-'))!
  const locked = await aProblem(db, { leastReachableUse: 0.5, lockIn: [{ site: kept.slice(0, 2) }] })
  expect(codesOf(locked)).toEqual(open)
})

test('an option that is left out for too few children may be locked out: nothing is asked for', async () => {
  const problem = await aProblem(db, { leastReachableUse: 1, lockIn: [{ site: 'H1', option: 'H1-B' }] })
  const both = await aProblem(db, {
    leastReachableUse: 1,
    lockIn: [{ site: 'H1', option: 'H1-B' }],
    lockOut: [{ site: 'H1', option: 'H1-A' }],
  })
  expect(both.model).toEqual(problem.model)
})

describe('low use', () => {
  const planAt = async (changes: Parameters<typeof aProblem>[1]) => {
    const problem = await aProblem(db, changes)
    return describePlan(problem, await planProgramme(problem.model, engineOptions(problem.scenario)), 1)
  }

  test('is flagged below 20 %, a demonstration figure, where neither pack nor planner says otherwise', async () => {
    const { inputs, programme, totals } = await planAt({})
    expect(inputs.lowUseShare).toBe(0.2)
    expect(inputs.assumptions.find(each => each.key === 'low_use_share')).toMatchObject({
      from: 'rule',
      mark: 'demo',
    })
    for (const row of programme) {
      expect(row.predictedShare).toBeCloseTo(row.predictedOccupied / row.places, 12)
      expect(row.lowUse).toBe(row.predictedShare! < 0.2)
    }
    expect(totals.lowUseSites).toBe(programme.filter(row => row.lowUse).length)
  })

  test('is counted with its places beside the sites opened', async () => {
    const { programme, totals } = await planAt({ lowUseShare: 0.6 })
    const low = programme.filter(row => row.predictedOccupied < 0.6 * row.places)
    expect(low.length).toBeGreaterThan(0)
    expect(low.length).toBeLessThan(programme.length)
    expect(totals).toMatchObject({
      lowUseSites: low.length,
      lowUsePlaces: low.reduce((sum, row) => sum + row.places, 0),
    })
  })
})
