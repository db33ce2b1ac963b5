import { expect, test } from 'vitest'
import { bandCount, type ProgrammeModel } from './model.ts'
import { planProgramme } from './plan.ts'

/** docs/methods/programme.md, "By hand". */
const byHand: ProgrammeModel = {
  years: 2,
  sources: 1,
  districts: 1,
  existing: {
    count: 1,
    filedPlaces: Float64Array.of(20, 20),
    inclusive: Uint8Array.of(1, 1),
    usablePlaces: new Float64Array(8),
    monthlyFeeFen: Float64Array.of(150_000),
    district: Int32Array.of(0),
  },
  sites: { count: 2, district: Int32Array.of(0, 0), optionStart: Int32Array.of(0, 2, 3) },
  options: {
    count: 3,
    places: Float64Array.of(0, 0, 20, 0, 0, 0, 40, 0, 0, 15, 0, 0),
    inclusive: new Uint8Array(6).fill(1),
    covers: new Uint8Array(3).fill(1),
    monthlyFeeFen: new Float64Array(3).fill(150_000),
    leadYears: new Uint8Array(3).fill(1),
    capitalFen: Float64Array.of(100, 100, 160, 160, 60, 60).map(wan => wan * 1e6),
    supportFen: Float64Array.of(2, 4, 1).map(wan => wan * 1e6),
    capitalShare: new Float64Array(3).fill(1),
    supportShare: new Float64Array(3).fill(1),
    carers: new Float64Array(3),
  },
  targets: {
    places: [null, 50],
    inclusiveShare: [null, null],
    coveredWeight: [null, null],
    districtPlaces: null,
  },
  coverage: null,
  budgets: { bySourceFen: null, totalFen: null, carryOver: false },
  carers: null,
  lockIn: [],
  lockOut: [],
  duties: [],
  demand: {
    points: 0,
    wanting: new Float64Array(0 * bandCount),
    district: new Int32Array(0),
    ringLimit: Float64Array.of(3000),
    ringShare: Float64Array.of(1),
    tierLimitFen: Float64Array.of(Infinity),
    tierShare: Float64Array.of(1),
  },
  travel: { start: Int32Array.of(0), facility: new Int32Array(0), cost: new Float64Array(0) },
  discountFactor: Float64Array.of(1, 1, 1),
  servedWeight: Float64Array.of(1, 1),
}

test('the example of the method page: two small options are cheaper than one large one', async () => {
  const result = await planProgramme(byHand, { aim: 'least-cost' })
  expect(result.status).toBe('optimal')
  expect(result.openings).toEqual([
    { site: 0, option: 0, year: 1 },
    { site: 1, option: 2, year: 1 },
  ])
  expect(result.objective).toBe(166e6)
  expect(result.years[1]).toMatchObject({
    places: 55,
    capitalFen: Float64Array.of(0),
    supportFen: Float64Array.of(3e6),
  })
  // 4.2 wan are 42,000 yuan for one more place, at the relaxation's prices.
  expect(result.rows[0]).toMatchObject({ family: 'places', limit: 50, value: 55, binds: true })
  expect(result.rows[0]!.marginalValue).toBeCloseTo(4.2e6, 3)
})

test('with the large option locked out, the cheap pair stays; with it locked in, the price of the wish is 2 wan', async () => {
  const out = await planProgramme(
    { ...byHand, lockOut: [{ site: 0, option: 1, year: null }] },
    { aim: 'least-cost' },
  )
  expect(out.objective).toBe(166e6)
  const wish = await planProgramme(
    { ...byHand, lockIn: [{ site: 0, option: 1, year: null }] },
    { aim: 'least-cost' },
  )
  expect(wish.objective).toBe(168e6)
})
