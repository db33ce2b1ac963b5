import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction, type Write } from '../../db/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aScenario, loadSmallCity, TODAY } from '../../tests/small-city.ts'
import { LOCAL_PLANNER, PUBLIC } from '../identity/index.ts'
import { computePlan, computeRun } from './compute-plan.ts'
import { forceSite } from './forced-site.actions.ts'
import { forcedCost } from './forced-site.ts'
import type { PlanResult } from './plan-result.ts'
import type { LeftOutSite } from './plan-rows.ts'
import type { PlanRun } from './plan-run.ts'
import { deleteRun, finishRun, requestRun, startRun, stopRun } from './run.actions.ts'
import { getRun, getRunResult, listForcedRuns, listRuns } from './run.queries.ts'

const { db } = await aDatabase()
let result: PlanResult
let left: LeftOutSite
let run: PlanRun
let untouched: PlanRun

const act = <T>(action: (tx: Write) => Promise<T>) => inTransaction(db, LOCAL_PLANNER, action)
const refused = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const force = (site: string, id = run.id, actor = LOCAL_PLANNER) =>
  act(tx => forceSite(tx, actor, id, { site }))
const finish = async (id: number, found: PlanResult) => {
  await act(tx => startRun(tx, id))
  await act(tx => finishRun(tx, id, found))
}
const compute = async (forced: PlanRun) => finish(forced.id, await computeRun(db, forced))

beforeAll(async () => {
  await loadSmallCity(db)
  result = await computePlan(db, await aScenario(db))
  left = result.leftOut.find(({ reason }) => reason === 'not-chosen')!
})

beforeEach(async () => {
  await db.deleteFrom('planRun').execute()
  untouched = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: { births: 'low' } }, TODAY))
  run = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
  await finish(run.id, result)
})

describe('forcing a site in', () => {
  test('computes the plan once more with the site in it: between two optimal plans the cost is exact', async () => {
    const forced = await force(left.site)
    expect(forced).toMatchObject({
      state: 'queued',
      forced: { run: run.id, site: left.site, siteName: left.name },
    })
    await compute(forced)
    const found = await getRunResult(db, forced.id)
    expect(found.programme.map(row => row.site)).toContain(left.site)
    const cost = forcedCost(result, found)
    expect(cost).toMatchObject({ outcome: 'bounded', unit: 'fen' })
    expect(cost.atMost! - cost.atLeast!).toBeLessThan(1e-5 * result.objective!)
    expect(cost.found).toBeGreaterThanOrEqual(left.forcingAtLeast ?? 0)
    expect(await getRunResult(db, run.id)).toEqual(result)
    expect(await getRun(db, untouched.id)).toEqual(untouched)
  })

  test('compares no births cases anew, be they compared in the plan', async () => {
    const compared = await act(tx =>
      requestRun(tx, LOCAL_PLANNER, { changes: { compareBirths: true } }, TODAY),
    )
    await finish(compared.id, result)
    const forced = await act(tx => forceSite(tx, LOCAL_PLANNER, compared.id, { site: left.site }))
    expect(forced.scenario).toMatchObject({ compareBirths: false, lockIn: [{ site: left.site }] })
    expect((await getRun(db, compared.id)).scenario.compareBirths).toBe(true)
  })

  test('is recorded, and asked for once until it came to nothing', async () => {
    const forced = await force(left.site)
    const rows = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'plan.site_forced')
      .execute()
    expect(rows.at(-1)).toMatchObject({ subjectId: forced.id, facts: { run: run.id, site: left.site } })
    expect(await refused(force(left.site))).toBe('plan.site_forced_already')
    await act(tx => stopRun(tx, LOCAL_PLANNER, forced.id))
    expect((await force(left.site)).state).toBe('queued')
    expect(await listForcedRuns(db, run.id)).toHaveLength(2)
  })

  test('is refused to the public, for a site that is opened or unknown, and for a run without a plan', async () => {
    expect(await refused(force(left.site, run.id, PUBLIC))).toBe('identity.not_permitted')
    expect(await refused(force(result.programme[0]!.site))).toBe('plan.site_not_left_out')
    expect(await refused(force('X9'))).toBe('plan.site_not_left_out')
    expect(await refused(force(left.site, untouched.id))).toBe('plan.run_has_no_result')
    expect(await refused(force(left.site, 999_999))).toBe('plan.run_absent')
    expect(await listRuns(db)).toHaveLength(2)
  })

  test('is refused for a site that was locked out or cannot open in time', async () => {
    const barred = { ...result, leftOut: [{ ...left, reason: 'locked-out' as const }] }
    const other = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
    await finish(other.id, barred)
    expect(await refused(force(left.site, other.id))).toBe('plan.site_cannot_be_forced')
  })

  test('is not compared with a plan of other records', async () => {
    const stale = { ...result, inputs: { ...result.inputs, fingerprint: '0' } }
    const other = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
    await finish(other.id, stale)
    const forced = await force(left.site, other.id)
    expect(await refused(computeRun(db, forced))).toBe('plan.records_changed')
  })

  test('goes with its run, which stays while the computation goes on', async () => {
    const forced = await force(left.site)
    expect(await refused(act(tx => deleteRun(tx, LOCAL_PLANNER, run.id)))).toBe('plan.run_not_ended')
    await act(tx => stopRun(tx, LOCAL_PLANNER, forced.id))
    await act(tx => deleteRun(tx, LOCAL_PLANNER, run.id))
    expect((await listRuns(db)).map(each => each.id)).toEqual([untouched.id])
  })
})

describe('the cost of one more site', () => {
  const fen = (
    objective: number | null,
    bound: number | null,
    status: PlanResult['status'] = 'within-gap',
  ) => ({
    objective,
    bound,
    status,
    objectiveUnit: 'fen' as const,
  })

  test('lies between what both bounds prove, by hand', () => {
    // at best 100, found 103; with the site at best 110, found 112: at least 110 − 103, at most 112 − 100
    expect(forcedCost(fen(103, 100), fen(112, 110))).toEqual({
      outcome: 'bounded',
      atLeast: 7,
      atMost: 12,
      found: 9,
      unit: 'fen',
    })
    expect(forcedCost(fen(103, 100), fen(102, 101))).toMatchObject({ atLeast: 0, atMost: 2, found: -1 })
  })

  test('turns round where the plan serves most, and says what is impossible or unknown', () => {
    const served = (objective: number, bound: number) => ({
      ...fen(objective, bound),
      objectiveUnit: 'child_years' as const,
    })
    expect(forcedCost(served(50, 52), served(45, 46))).toMatchObject({ atLeast: 4, atMost: 7, found: 5 })
    expect(forcedCost(fen(103, 100), fen(null, null, 'infeasible'))).toMatchObject({
      outcome: 'impossible',
      atLeast: null,
      atMost: null,
    })
    expect(forcedCost(fen(103, 100), fen(null, 101, 'stopped'))).toMatchObject({
      outcome: 'unknown',
      atLeast: 0,
      atMost: null,
    })
  })
})
