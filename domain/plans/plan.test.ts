/** Plans of the small city, counted anew from their rows and the records. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type ProgrammeResult, planProgramme } from '../../engine/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import { describePlan } from './plan.ts'
import { PlanResult } from './plan-result.ts'
import type { PlanProblem } from './programme-model.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase()

async function aPlan(changes: Parameters<typeof aProblem>[1] = {}) {
  const problem = await aProblem(db, changes)
  const found = await planProgramme(problem.model, engineOptions(problem.scenario))
  return { problem, found, plan: describePlan(problem, found, 1.5) }
}

let problem: PlanProblem
let found: ProgrammeResult
let plan: PlanResult

beforeAll(async () => {
  await loadSmallCity(db)
  const made = await aPlan()
  problem = made.problem
  found = made.found
  plan = made.plan
})

const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0)

test('a plan is plain JSON that follows its schema and survives being stored', () => {
  expect(PlanResult.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
})

describe('the least cost', () => {
  test('is the sum of the programme and of training, discounted', () => {
    expect(plan.totals.discountedFen).toBeCloseTo(plan.objective!, 0)
    const training = sum(
      plan.cost.filter(row => row.kind === 'training'),
      row => row.fen * row.discountFactor,
    )
    expect(sum(plan.programme, row => row.discountedFen) + training).toBeCloseTo(plan.objective!, 0)
  })

  test('has a bound that is no higher, and the gap between them', () => {
    expect(plan.bound!).toBeLessThanOrEqual(plan.objective!)
    expect(plan.gap!).toBeCloseTo((plan.objective! - plan.bound!) / plan.objective!, 9)
  })
})

describe('the indicators', () => {
  test('are met in every year in whole places, communities and carers', () => {
    const planned = plan.indicators.filter(row => !row.baseline)
    expect(planned).toHaveLength(16)
    expect(planned.filter(row => row.met !== true)).toEqual([])
    for (const row of planned.filter(each => each.indicator === 'places_per_1000'))
      expect(row.numerator * 1000).toBeGreaterThanOrEqual(row.target! * row.denominator - 1e-6)
  })

  test('begin with the base date, which has no target to meet', () => {
    expect(plan.indicators.slice(0, 4)).toMatchObject([
      { year: 2021, baseline: true, indicator: 'places_per_1000', value: 2.45, target: null, met: null },
      { indicator: 'inclusive_share', value: 53 / 98 },
      { indicator: 'certified_carer_share', value: 16 / 19 },
      { indicator: 'community_coverage', value: 7 / 15 },
    ])
  })

  test('agree with counting the programme and the records anew', () => {
    for (const year of [2022, 2023, 2024, 2025]) {
      const open = plan.programme.filter(row => row.year <= year)
      const projects = (year >= 2022 ? 20 : 0) + (year >= 2023 ? 18 : 0)
      const filed = 98 + projects + sum(open, row => row.places)
      const inclusive = 53 + projects + sum(open, row => (row.inclusiveYears.includes(year) ? row.places : 0))
      const served = [
        '990001001001',
        '990001001003',
        '990001002001',
        '990002001001',
        '990002001003',
        '990001001004',
        '990002001004',
      ]
      if (year >= 2023) served.push('990001002005')
      const communities = new Set([
        ...served,
        ...open.map(row => row.community).filter(code => code[9] === '0'),
      ])
      const of = (indicator: string) =>
        plan.indicators.find(row => row.year === year && row.indicator === indicator)!
      expect(of('places_per_1000')).toMatchObject({
        numerator: filed,
        denominator: 40_000,
        value: filed / 40,
      })
      expect(of('inclusive_share')).toMatchObject({ numerator: inclusive, denominator: filed })
      expect(of('community_coverage')).toMatchObject({ numerator: communities.size, denominator: 15 })
      const posts = (year === 2022 ? 23 : 27) + sum(open, row => row.carers)
      expect(of('certified_carer_share').denominator).toBe(posts)
    }
  })

  test('agree with what the engine reports of its own plan', () => {
    found.years.forEach((report, t) => {
      const [places, inclusive, , coverage] = plan.indicators.slice(4 + t * 4, 8 + t * 4)
      expect(places!.numerator).toBe(report.places)
      expect(inclusive!.numerator).toBe(report.inclusivePlaces)
      const rule = plan.limits.find(row => row.family === 'inclusive' && row.year === problem.years[t])!
      expect(rule.value).toBeCloseTo(report.inclusivePlaces, 6)
      expect(rule.limit).toBeCloseTo(inclusive!.target! * report.places, 6)
      expect(coverage!.numerator).toBe(report.coveredWeight)
      const { required, certified } = plan.carers[t]!
      const ofCarers = plan.limits.find(row => row.family === 'carers' && row.year === problem.years[t])
      expect([ofCarers?.value, ofCarers?.limit]).toEqual([required, certified])
    })
  })
})

describe('the programme', () => {
  test('opens each site once, no sooner than its lead allows, and fulfils the duty', () => {
    expect(new Set(plan.programme.map(row => row.site)).size).toBe(plan.programme.length)
    for (const row of plan.programme) {
      const option = problem.sites.options.find(each => each.code === row.option)!
      expect(row.year - row.startYear).toBe(option.leadYears)
      expect(row.startYear).toBeGreaterThanOrEqual(row.site === 'V1' ? 2023 : 2022)
    }
    const duty = plan.programme.find(row => row.site === 'N1')!
    expect(duty).toMatchObject({ duty: true, kind: 'residential_area' })
    expect(duty.places).toBeGreaterThanOrEqual(48)
    expect(duty.year).toBeLessThanOrEqual(2024)
  })

  test('names every site once: opened or left out, and what forcing it in would cost', () => {
    const codes = [...plan.programme, ...plan.leftOut].map(row => row.site).sort()
    expect(codes).toEqual(['A1', 'A2', 'A3', 'B1', 'E1', 'H1', 'K1', 'N1', 'V1'])
    const outside = plan.leftOut.filter(row => row.reason !== 'not-chosen')
    expect(outside.map(row => [row.site, row.reason, row.forcingAtLeast])).toEqual([
      ['A1', 'duty-fulfilled', null],
      ['A2', 'no-option', null],
      ['A3', 'no-option', null],
    ])
    for (const row of plan.leftOut.filter(row => row.reason === 'not-chosen')) {
      expect(row).toMatchObject({ reason: 'not-chosen', mark: 'demo' })
      expect(row.forcingAtLeast).toBeGreaterThanOrEqual(0)
      expect(row.priceGap).toBeGreaterThanOrEqual(0)
    }
  })

  test('a site left out costs what forcing it in adds, at least', async () => {
    for (const row of plan.leftOut.filter(row => row.reason === 'not-chosen')) {
      const forced = await aPlan({ lockIn: [{ site: row.site }] })
      expect(forced.plan.programme.map(each => each.site)).toContain(row.site)
      expect(forced.plan.objective! - plan.objective!).toBeGreaterThanOrEqual(row.forcingAtLeast! - 1)
    }
  })

  test('money adds up in whole fen: rows, years, kinds and levels', () => {
    const { totals } = plan
    const planned = plan.cost.filter(row => row.planYear)
    expect(sum(planned, row => row.fen)).toBe(totals.publicCostFen)
    expect(totals.capitalFen).toBe(sum(plan.programme, row => row.capitalFen))
    expect(totals.supportFen).toBe(sum(plan.programme, row => row.supportFen))
    expect(totals.capitalFen + totals.supportFen + totals.trainingFen).toBe(totals.publicCostFen)
    for (const row of plan.programme)
      expect(sum(Object.values(row.costByLevelFen), fen => fen)).toBe(row.capitalFen + row.supportFen)
    const byLevel = (level: 'central' | 'city' | 'district') =>
      sum(plan.programme, row => row.costByLevelFen[level]) +
      sum(planned, row => (row.kind === 'training' && row.level === level ? row.fen : 0))
    for (const level of ['central', 'city', 'district'] as const)
      expect(byLevel(level)).toBe(totals.costByLevelFen[level])
    expect(totals.newPlaces).toBe(sum(plan.programme, row => row.places))
  })

  test('has carers for every place, trained a year before they count', () => {
    for (const row of plan.carers) {
      expect(row.certified).toBe(row.certifiedWithoutTraining + row.trainedReady)
      expect(row.certified).toBeGreaterThanOrEqual(row.required!)
    }
  })

  test('predicted use adds up over districts and never exceeds places or wanting children', () => {
    for (const city of plan.use.filter(row => row.district === null)) {
      const districts = plan.use.filter(row => row.district !== null && row.year === city.year)
      expect(sum(districts, row => row.occupied)).toBeCloseTo(city.occupied, 6)
      expect(city.occupied).toBeCloseTo(city.served, 6)
      expect(city.occupied).toBeLessThanOrEqual(city.usablePlaces + 1e-6)
      expect(city.wanting).toBeCloseTo(338, 6)
      expect(city.occupancyShare).toBeCloseTo(city.occupied / city.usablePlaces, 9)
    }
    expect(plan.totals.servedLastYear).toBeCloseTo(plan.use.find(row => row.year === 2025)!.served, 6)
  })

  test('every figure has its mark; nothing here is better than a demonstration', () => {
    const rows = [
      plan.indicators,
      plan.use,
      plan.programme,
      plan.leftOut,
      plan.cost,
      plan.carers,
      plan.limits,
    ]
    expect(new Set(rows.flat().map(row => row.mark))).toEqual(new Set(['demo']))
  })
})

describe('limits', () => {
  test('say in plain units what one more is worth: the last place of 2025 costs yuan', () => {
    const places = plan.limits.filter(row => row.family === 'places')
    expect(places.map(row => [row.year, row.limit])).toEqual([
      [2022, 119],
      [2023, 139],
      [2024, 160],
      [2025, 180],
    ])
    expect(new Set(plan.limits.map(row => row.marginalUnit))).toEqual(new Set(['yuan']))
    for (const row of plan.limits) expect(row.marginalValue).toBeGreaterThanOrEqual(0)
  })

  test('a level and a district are called by their names', async () => {
    const { plan: limited } = await aPlan({
      budgets: { byLevelYuan: { city: { 2025: 9_000_000 } }, carryOver: false },
    })
    expect(limited.limits.find(row => row.family === 'budget')).toMatchObject({
      level: 'city',
      unit: 'yuan',
      limit: 9_000_000,
    })
    expect(limited.limits.find(row => row.family === 'district')).toMatchObject({
      district: '990002',
      districtName: '东区',
    })
  })
})

describe('an infeasible scenario', () => {
  test('says for each family what would have to yield', async () => {
    const { plan: none } = await aPlan({
      budgets: { totalYuan: { 2022: 0, 2023: 0, 2024: 0, 2025: 0 } },
    })
    expect(none).toMatchObject({ status: 'infeasible', objective: null, gap: null, programme: [] })
    // Where there is no plan it has no value, which is not the value 0.
    for (const row of none.limits) expect(row).toMatchObject({ value: null, marginalValue: null })
    const budget = none.reliefs.find(row => row.family === 'budget')!
    expect(budget).toMatchObject({ helps: true, unit: 'yuan' })
    expect(budget.leastChange!).toBeGreaterThan(0)
    expect(budget.foundChange!).toBeGreaterThanOrEqual(budget.leastChange! - 0.01)
    expect(budget.changes.every(change => change.family === 'budget' && change.year! >= 2022)).toBe(true)
    expect(budget.foundChange!).toBeCloseTo(
      sum(budget.changes, change => change.amount),
      2,
    )
    // Exactly this money on top makes a plan possible; unspent money passes on, so none is counted twice.
    const more = Object.fromEntries(budget.changes.map(change => [change.year, change.amount]))
    const totalYuan = Object.fromEntries(
      [2022, 2023, 2024, 2025].map(year => [year, Math.ceil(more[year] ?? 0)]),
    )
    expect((await aPlan({ budgets: { totalYuan } })).plan.status).not.toBe('infeasible')
  })

  test('more places than all sites have is refused by no rule but the targets', async () => {
    const { plan: none } = await aPlan({ targets: { places_per_1000: { 2025: 20 } } })
    expect(none.status).toBe('infeasible')
    expect(none.reliefs.find(row => row.family === 'targets')).toMatchObject({ helps: true })
    expect(none.indicators.find(row => row.year === 2025)).toMatchObject({ met: false })
  })
})

describe('inputs', () => {
  test('are named with their source, and hashed so that a replay can be checked', async () => {
    expect(plan.inputs).toMatchObject({
      city: '990000',
      packName: 'small',
      demandPoints: 20,
      institutions: 5,
      projects: 2,
      projectsNotBegun: 1,
      sites: 9,
      options: 11,
      travelPairs: 37,
    })
    expect(plan.inputs.assumptions.find(each => each.key === 'take_up')).toMatchObject({
      from: 'pack',
      source: { code: 'invented' },
      name: '照护需求意愿',
      mark: 'demo',
    })
    const again = await aPlan()
    expect({ ...again.plan, seconds: 0 }).toEqual({ ...plan, seconds: 0 })
    const dearer = await aPlan({ discountRate: 0.05 })
    expect(dearer.plan.inputs.fingerprint).not.toBe(plan.inputs.fingerprint)
    expect(dearer.plan.inputs.assumptions.find(each => each.key === 'discount_rate')).toMatchObject({
      from: 'scenario',
      value: 0.05,
    })
  })
})
