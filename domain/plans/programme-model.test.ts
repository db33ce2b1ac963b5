/** Every number here is counted by hand from tests/packs/small; docs/methods/plan-inputs.md walks through it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import type { PlanProblem } from './programme-model.ts'

const { db } = await aDatabase()
let problem: PlanProblem

beforeAll(async () => {
  await loadSmallCity(db)
  problem = await aProblem(db)
})

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject(new Error('nothing was refused')),
    error => (error instanceof Refusal ? error : Promise.reject(error)),
  )
const list = (values: ArrayLike<number>) => Array.from(values)
const byYear = (table: ArrayLike<number>, row: number) => list(table).slice(row * 4, row * 4 + 4)
const facility = (code: string) => problem.facilities.findIndex(each => each.code === code)

describe('what stands without the programme', () => {
  test('institutions stand in the order of their codes, one facility per fee, then projects under way', () => {
    expect(problem.facilities.map(each => `${each.code} ${each.monthlyFen! / 100}`)).toEqual([
      'I1 2200.5',
      'I1 2600',
      'I2 1500',
      'I3 1200',
      'I4 1000',
      'I5 1800',
      'P1 1400',
      'P2 1200',
    ])
  })

  test('a project opens in its due year, begun or not; institutions keep their places', () => {
    const { existing } = problem.model
    expect(byYear(existing.filedPlaces, facility('P2'))).toEqual([20, 20, 20, 20])
    expect(byYear(existing.filedPlaces, facility('P1'))).toEqual([0, 18, 18, 18])
    expect(byYear(existing.filedPlaces, facility('I2'))).toEqual([18, 18, 18, 18])
    expect(byYear(existing.inclusive, facility('P1'))).toEqual([0, 1, 1, 1])
    expect(byYear(existing.inclusive, facility('I4'))).toEqual([0, 0, 0, 0])
  })

  test('usable places are those of the base date, by class type', () => {
    const usable = (code: string) =>
      list(problem.model.existing.usablePlaces)
        .slice(facility(code) * 16)
        .slice(0, 4)
    expect(usable('I2')).toEqual([0, 0, 0, 16])
    expect(usable('I3')).toEqual([0, 0, 0, 0])
    expect(usable('I4')).toEqual([9, 0, 0, 0])
    expect(usable('I5')).toEqual([0, 10, 0, 0])
  })

  test('the baseline is that of the indicators: 98 of 40,000, 53 of 98, 16 of 19, 7 of 15', () => {
    expect(problem.baseline).toEqual({
      places_per_1000: { numerator: 98, denominator: 40_000 },
      inclusive_share: { numerator: 53, denominator: 98 },
      certified_carer_share: { numerator: 16, denominator: 19 },
      community_coverage: { numerator: 7, denominator: 15 },
    })
  })
})

describe('what is asked', () => {
  test('targets run straight from the baseline to the set year and are whole places and communities', () => {
    const { targets } = problem.model
    // 2.45 → 4.5 in four steps of 0.5125; of 40,000 residents 118.5, 139, 159.5, 180
    expect(targets.places).toEqual([119, 139, 160, 180])
    // 7/15 → 0.6 in four steps: 7.5, 8, 8.5, 9 communities
    expect(targets.coveredWeight).toEqual([8, 8, 9, 9])
    expect(targets.inclusiveShare[3]).toBe(0.6)
    expect(targets.inclusiveShare[0]).toBeCloseTo(53 / 98 + (0.6 - 53 / 98) / 4, 12)
  })

  test("the pack's district target is a floor on its line: East from 25 places to 60", () => {
    // 1.25 → 3 per 1,000 of 20,000: 33.75, 42.5, 51.25, 60
    expect(list(problem.model.targets.districtPlaces!)).toEqual([0, 0, 0, 0, 34, 43, 52, 60])
  })

  test('the planner may set targets and floors; a null or missing year has none', async () => {
    const { model } = await aProblem(db, {
      targets: { places_per_1000: { 2024: 4, 2025: null } },
      districtFloors: { unit: 'share_of_city_target', everywhere: 0.5, firstYear: 2024 },
    })
    expect(model.targets.places).toEqual([null, null, 160, null])
    expect(model.targets.coveredWeight).toEqual([8, 8, 9, 9])
    expect(list(model.targets.districtPlaces!)).toEqual([0, 0, 40, 0, 0, 0, 40, 0])
  })

  test('carers: of the posts that places need the target share is certified, of new ones all', () => {
    const { carers } = problem
    // At their ratios I1 3 + 3, I2 4, I3 3, I4 4, I5 3 = 20 > 19 in post; P2 3 in 2022, P1 4 in 2023.
    expect(carers.posts).toEqual([23, 27, 27, 27])
    // 16/19 → 1 in four steps, of the posts, whole: 20.3, 24.9, 25.9, 27
    expect(carers.existingNeed).toEqual([21, 25, 26, 27])
    // 16 certified, 10 outside posts, 2 graduates a year
    expect(carers.stock).toEqual([28, 30, 32, 34])
    expect(problem.model.carers!.training).toMatchObject({ lagYears: 1, costFen: 300_000, totalLimit: 40 })
  })

  test('budgets are fen; a year that is not named has no limit', async () => {
    const { model } = await aProblem(db, {
      budgets: { totalYuan: { 2022: 1000.5, 2023: 0 }, byLevelYuan: { city: { 2022: 7 } }, carryOver: false },
    })
    expect(list(model.budgets.totalFen!)).toEqual([100_050, 0, Infinity, Infinity])
    expect(list(model.budgets.bySourceFen!).slice(0, 4)).toEqual([Infinity, 700, Infinity, Infinity])
    expect(model.budgets.carryOver).toBe(false)
  })
})

describe('where places could come from', () => {
  test('sites and options stand in the order of their codes', () => {
    expect(problem.sites.sites.map(site => site.record.code)).toEqual(['B1', 'E1', 'H1', 'K1', 'N1', 'V1'])
    expect(problem.sites.options.map(option => option.code)).toEqual([
      'B1-A',
      'B1-B',
      'E1-A',
      'E1-B',
      'H1-A',
      'H1-B',
      'K1-A',
      'K1-B',
      'N1-A',
      'N1-B',
      'V1-A',
    ])
    expect(list(problem.model.sites.optionStart)).toEqual([0, 2, 4, 6, 8, 10, 11])
  })

  test('a site that becomes available later may not open before its work could be done', () => {
    // V1 is there from 2023, its option takes a year: 2022 is barred by the lead, 2023 by the site
    expect(problem.model.lockOut).toEqual([{ site: 5, option: null, year: 1 }])
  })

  test("a kindergarten's option is inclusive while the kindergarten is", () => {
    const inclusive = (option: number) => byYear(problem.model.options.inclusive, option)
    expect(inclusive(6)).toEqual([1, 1, 1, 1])
    expect(inclusive(0)).toEqual([0, 0, 0, 0])
  })

  test('the duty of a new residential area asks for its places by its year', () => {
    expect(problem.model.duties).toEqual([{ site: 4, leastPlaces: 48, byYear: 2 }])
  })

  test('duties can be waived, all or one with its reason', async () => {
    expect((await aProblem(db, { duties: false })).model.duties).toEqual([])
    const waived = [{ site: 'N1', reason: '分期交付' }]
    expect((await aProblem(db, { waivedDuties: waived })).model.duties).toEqual([])
  })

  test('a waiver or a floor for a code that owes or names nothing is refused', async () => {
    const refusal = await refusalOf(
      aProblem(db, {
        waivedDuties: [
          { site: 'N1', reason: '分期交付' },
          { site: 'N2', reason: '分期交付' },
          { site: 'K1', reason: '分期交付' },
        ],
        districtFloors: { unit: 'places_per_1000', byDistrict: { 990001: 2, 990009: 2 } },
      }),
    )
    expect(refusal.code).toBe('plan.decisions_impossible')
    expect(refusal.facts.faults).toEqual([
      { path: 'waivedDuties.1.site', value: 'N2', allowed: 'the code of a site with a duty' },
      { path: 'waivedDuties.2.site', value: 'K1', allowed: 'the code of a site with a duty' },
      {
        path: 'districtFloors.byDistrict.990009',
        value: 2,
        allowed: 'the code of a district of the city',
      },
    ])
  })

  test('locks name site, option and calendar year; impossible ones are refused together', async () => {
    const { model } = await aProblem(db, {
      lockIn: [{ site: 'K1', option: 'K1-B', year: 2023 }],
      lockOut: [{ site: 'B1' }],
    })
    expect(model.lockIn).toEqual([{ site: 3, option: 7, year: 1 }])
    expect(model.lockOut[0]).toEqual({ site: 0, option: null, year: null })
    const refusal = await refusalOf(
      aProblem(db, {
        lockIn: [{ site: 'N1', option: 'N1-A', year: 2022 }, { site: 'X9' }, { site: 'K1', option: 'H1-A' }],
      }),
    )
    expect(refusal.code).toBe('plan.decisions_impossible')
    expect(refusal.facts.faults).toMatchObject([
      { path: 'lockIn.0', allowed: 'N1-A from 2024, N1-B from 2023' },
      { path: 'lockIn.1.site', value: 'X9' },
      { path: 'lockIn.2.option', value: 'H1-A', allowed: 'one of K1-A, K1-B' },
    ])
  })
})

describe('families and ways', () => {
  test('0.4 of the children from six months on want care: 338 in each year', () => {
    const { wanting } = problem.model.demand
    const year = list(wanting).slice(0, 80)
    // (290 / 2 + 330 + 370) × 0.4
    expect(year.reduce((a, b) => a + b, 0)).toBeCloseTo(338, 9)
    // the first point: 16, 18, 20 children of age 0, 1, 2
    for (const [band, children] of [3.2, 3.6, 3.6, 8].entries()) expect(year[band]).toBeCloseTo(children, 12)
  })

  test('more births make more wanting children', async () => {
    const total = async (births: string) => {
      const { wanting } = (await aProblem(db, { births })).model.demand
      return list(wanting)
        .slice(240)
        .reduce((a, b) => a + b, 0)
    }
    // 2025, high: (310 / 2 + 350 + 390) × 0.4; low: (270 / 2 + 310 + 350) × 0.4
    expect(await total('high')).toBeCloseTo(358, 9)
    expect(await total('low')).toBeCloseTo(318, 9)
  })

  test('ways are straight lines × 1.3; neighbours 1.93 km apart are within 3 km, the rows 5.56 km apart are not', () => {
    const { start, facility: reached, cost } = problem.model.travel
    expect(reached.length).toBe(37)
    // the first community: both facilities of I1 and the extension E1, at its own point
    expect(list(reached.slice(start[0], start[1]))).toEqual([0, 1, 9])
    expect(list(cost.slice(start[0], start[1]))).toEqual([0, 0, 0])
    expect(cost[start[1]!]).toBeCloseTo(1.3 * 1925, -1)
  })

  test('rings end at the reach, and a planner may bring rings, tiers and take-up of his own', async () => {
    const { model } = await aProblem(db, {
      reachMetres: 2000,
      takeUp: { byBand: { infant: 0 }, tiers: [{ monthlyYuan: 1500, share: 0.9 }] },
    })
    expect(list(model.demand.ringLimit)).toEqual([1000, 2000])
    expect(list(model.demand.tierLimitFen)).toEqual([150_000])
    expect(model.demand.wanting[0]).toBe(0)
  })

  test('a matrix of ways replaces distances; pairs that are not listed are out of reach', async () => {
    const text = 'from,to,metres\n990001001001,K1,1200\n990001001002,I1,800.5\n990001001001,H1,9000\n'
    const { model } = await aProblem(
      db,
      { travel: { by: 'matrix', file: 'ways.csv' } },
      { file: 'ways.csv', text },
    )
    expect(list(model.travel.facility)).toEqual([11, 0, 1])
    expect(list(model.travel.cost)).toEqual([1200, 800.5, 800.5])
  })

  test('faults of a matrix come all at once, by row', async () => {
    const text = '\ufefffrom,to,metres\n990001001001,K1,far\nnowhere,K9,5\n990001001001,K1,7\n'
    const refusal = await refusalOf(aProblem(db, {}, { file: 'ways.csv', text }))
    expect(refusal.facts).toMatchObject({
      file: 'ways.csv',
      faultCount: 4,
      faults: [
        { row: 2, column: 'metres', value: 'far' },
        { row: 3, column: 'from', value: 'nowhere' },
        { row: 3, column: 'to', value: 'K9' },
        { row: 4, column: 'to', value: 'K1' },
      ],
    })
  })
})

describe('coverage', () => {
  test('communities are covered by what is open in them or serves them; villages do not count', () => {
    const { weight, covered } = problem.model.coverage!
    expect(weight.reduce((a, b) => a + b, 0)).toBe(15)
    const coveredIn = (t: number) =>
      list(weight).reduce((sum, each, point) => sum + each * covered[t * 20 + point]!, 0)
    // 7 on the base date; P2 lies in a community that I5 serves already, P1 covers its own from 2023
    expect([0, 1, 2, 3].map(coveredIn)).toEqual([7, 8, 8, 8])
  })
})

test('the same records give the same bytes', async () => {
  expect((await aProblem(db)).model).toEqual(problem.model)
})

test('years without people are refused with the years and districts', async () => {
  const refusal = await refusalOf(aProblem(db, { lastYear: 2026 }))
  expect(refusal.code).toBe('plan.population_missing')
  expect(refusal.facts.missing).toEqual([
    { year: 2026, district: '990001' },
    { year: 2026, district: '990002' },
  ])
})
