import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction, type Write } from '../../db/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { SchemaFault } from '../../kernel/schema-faults.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity, TODAY } from '../../tests/small-city.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { requestRun } from './run.actions.ts'
import { listRuns } from './run.queries.ts'
import { PlanRequest } from './scenario.ts'

const { db } = await aDatabase()
beforeAll(() => loadSmallCity(db))

const pathOf = ({ path }: SchemaFault) => path
const act = <T>(action: (tx: Write) => Promise<T>) => inTransaction(db, LOCAL_PLANNER, action)

test('a base date before the first day of records is refused with the other faults, and that day is none', async () => {
  const faults = (changes: object) =>
    act(tx => requestRun(tx, LOCAL_PLANNER, PlanRequest.parse({ changes }), TODAY)).then(
      () => [],
      error => error.facts.faults,
    )
  const districtFloors = { unit: 'places_per_1000', everywhere: 2, firstYear: 2021 }
  expect(
    await faults({ baseDate: '2018-12-31', duties: false, districtFloors, lockIn: [{ site: 'X9' }] }),
  ).toEqual([
    { path: 'districtFloors.firstYear', value: 2021, allowed: '2022 to 2025, or null' },
    { path: 'baseDate', value: '2018-12-31', allowed: '2019-01-01 or later: records begin then' },
    { path: 'lockIn.0.site', value: 'X9', allowed: 'the code of a site' },
  ])
  expect((await faults({ baseDate: '2018-12-31', lastYear: 2020, gap: 3 })).map(pathOf)).toEqual([
    'gap',
    'lastYear',
    'baseDate',
  ])
  expect(await faults({ baseDate: '2019-01-01', duties: false })).toEqual([])
})

describe('requesting what no plan could follow', () => {
  const changes = {
    lockIn: [{ site: 'X9' }, { site: 'K1', option: 'H1-A' }, { site: 'B1' }, { site: 'N1', year: 2040 }],
    lockOut: [{ site: 'B1' }, { site: 'X8' }],
    waivedDuties: [{ site: 'K1', reason: '分期交付' }],
    districtFloors: { unit: 'places_per_1000' as const, byDistrict: { 990009: 2 } },
  }
  const FAULTS = [
    ['lockIn.3.year', 2040, '2022 to 2025, or null'],
    ['lockIn.2.site', 'B1', 'a site that is not locked out too (lockOut.0)'],
    ['lockIn.0.site', 'X9', 'the code of a site'],
    ['lockIn.1.option', 'H1-A', 'one of K1-A, K1-B'],
    ['lockOut.1.site', 'X8', 'the code of a site'],
    ['waivedDuties.0.site', 'K1', 'the code of a site with a duty'],
    ['districtFloors.byDistrict.990009', 2, 'the code of a district of the city'],
  ]

  test('is refused at once, all faults together with place, value and what is allowed', async () => {
    const body = PlanRequest.parse({ changes })
    const refusal = await act(tx => requestRun(tx, LOCAL_PLANNER, body, TODAY)).catch(error => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal.code).toBe('plan.scenario_invalid')
    expect(refusal.facts.faults.map((each: SchemaFault) => [each.path, each.value, each.allowed])).toEqual(
      FAULTS,
    )
  })

  test('queues nothing, records nothing and leaves the others as they are', async () => {
    const recorded = await db.selectFrom('auditEvent').select('id').execute()
    const { lockOut, waivedDuties } = PlanRequest.parse({ changes }).changes
    const known = { lockOut, waivedDuties }
    const runs = await listRuns(db)
    await expect(act(tx => requestRun(tx, LOCAL_PLANNER, { changes: known }, TODAY))).rejects.toMatchObject({
      code: 'plan.decisions_impossible',
    })
    expect(await listRuns(db)).toEqual(runs)
    expect(await db.selectFrom('auditEvent').select('id').execute()).toEqual(recorded)
  })
})

describe('a faulty field', () => {
  const faults = (changes: unknown) =>
    act(tx => requestRun(tx, LOCAL_PLANNER, PlanRequest.parse({ changes }), TODAY)).then(
      () => [],
      error => error.facts.faults.map((each: SchemaFault) => [each.path, each.allowed]),
    )

  test('hides neither unknown codes nor years outside the plan', async () => {
    expect(
      await faults({
        lockIn: [{ site: 'nope' }, 7, { site: 'none' }],
        districtFloors: { unit: 'places_per_1000', byDistrict: { zz: 5 } },
        budgets: { totalYuan: { 2040: 1 }, carryOver: 'yes' },
        discountRate: 9,
      }),
    ).toEqual([
      ['budgets.carryOver', 'true or false'],
      ['discountRate', 'at most 0.3'],
      ['lockIn.1', 'an object with named fields'],
      ['budgets.totalYuan.2040', 'years 2022 to 2025'],
      ['lockIn.0.site', 'the code of a site'],
      ['lockIn.2.site', 'the code of a site'],
      ['districtFloors.byDistrict.zz', 'the code of a district of the city'],
    ])
  })

  test('of years or base date leaves what follows from them untold, but not codes that name nothing', async () => {
    const beside = {
      lockIn: [{ site: 'nope', year: 2040 }, { site: 'K1' }],
      budgets: { totalYuan: { 2040: 1 } },
    }
    const code = ['lockIn.0.site', 'the code of a site']
    expect(await faults({ firstYear: 'soon', ...beside })).toEqual([
      ['firstYear', 'a year from 1990 to 2100'],
      code,
    ])
    expect(await faults({ baseDate: 5, lockOut: [{ site: 'nil' }] })).toEqual([
      ['baseDate', 'a day that exists, written YYYY-MM-DD'],
      ['lockOut.0.site', 'the code of a site'],
    ])
    expect(await faults({ lastYear: 2020, ...beside })).toEqual([
      ['lastYear', '2022 to 2031: at most 10 years'],
      code,
    ])
  })

  test('of waivers accuses no duty that they may have waived', async () => {
    expect(await faults({ waivedDuties: [{ site: 'N1', reason: '' }], lastYear: 2023 })).toEqual([
      ['waivedDuties.0.reason', 'at least 1 characters'],
    ])
  })

  test('is told too where changes are no object', async () => {
    for (const changes of [null, [], 5])
      expect(await faults(changes)).toEqual([['changes', 'an object with named fields']])
  })
})
