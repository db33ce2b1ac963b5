import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction, type Write } from '../../db/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { aScenario, loadSmallCity, TODAY } from '../../tests/small-city.ts'
import { LOCAL_PLANNER, PUBLIC } from '../identity/index.ts'
import { computePlan, computeRun } from './compute-plan.ts'
import type { PlanResult } from './plan-result.ts'
import { type PlanRun, type PlanRunId, RunName } from './plan-run.ts'
import {
  deleteRun,
  endWithoutPlan,
  failRun,
  finishRun,
  markBrokenRuns,
  renameRun,
  reportProgress,
  requestRun,
  startRun,
  stopRun,
} from './run.actions.ts'
import { findMatrix, findQueuedRun, getRun, getRunResult, listRuns } from './run.queries.ts'
import { getScenario, listScenarios } from './scenario.queries.ts'
import type { PlanRequest } from './scenario.ts'

const { db } = await aDatabase()
let result: PlanResult
let run: PlanRun
/** Stays as it is in every test. */
let untouched: PlanRun

const act = <T>(action: (tx: Write) => Promise<T>) => inTransaction(db, LOCAL_PLANNER, action)
const refused = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const events = async (id: number) => {
  const rows = await db
    .selectFrom('auditEvent')
    .selectAll()
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute()
  return rows.filter(row => row.subject === 'plan_run').map(row => [row.action, row.actor])
}

beforeAll(async () => {
  await loadSmallCity(db)
  result = await computePlan(db, await aScenario(db))
})

beforeEach(async () => {
  await db.deleteFrom('planRun').execute()
  untouched = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: { aim: 'most-served' } }, TODAY))
  run = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: { births: 'low' } }, TODAY))
})

const othersStay = async () => expect(await getRun(db, untouched.id)).toEqual(untouched)

describe('requesting', () => {
  test('queues the scenario with the changes, and is recorded', async () => {
    expect(run).toMatchObject({
      state: 'queued',
      requestedBy: 'local-planner',
      startedAt: null,
      scenario: { code: 'base', births: 'low', aim: 'least-cost' },
    })
    expect(await events(run.id)).toEqual([['plan.requested', 'local-planner']])
    expect((await findQueuedRun(db))!.id).toBe(untouched.id)
    expect((await listRuns(db)).map(each => each.id)).toEqual([run.id, untouched.id])
    await othersStay()
  })

  test('is refused to the public, for an unknown scenario, with faults, with a file of this machine', async () => {
    const request = (actor: typeof PUBLIC, body: object) =>
      refused(act(tx => requestRun(tx, actor, { changes: {}, ...body }, TODAY)))
    expect(await request(PUBLIC, {})).toBe('identity.not_permitted')
    expect(await request(LOCAL_PLANNER, { scenario: 'none' })).toBe('plan.scenario_absent')
    expect(await request(LOCAL_PLANNER, { changes: { lastYear: 1900 } })).toBe('plan.scenario_invalid')
    expect(await request(LOCAL_PLANNER, { changes: { travel: { by: 'matrix', file: '/etc/passwd' } } })).toBe(
      'plan.matrix_only_by_command',
    )
    expect(await request(LOCAL_PLANNER, { matrix: { text: 'from,to,metres\n' } })).toBe('plan.matrix_unused')
    expect(await listRuns(db)).toHaveLength(2)
  })
})

test('a stored run that the rules of today would refuse is shown as it was', async () => {
  const scenario = { ...run.scenario, waivedDuties: [{ site: 'A1', reason: ' ' }] }
  await db
    .updateTable('planRun')
    .set({ scenario: JSON.stringify(scenario) })
    .where('id', '=', run.id as PlanRunId)
    .execute()
  expect((await listRuns(db)).find(each => each.id === run.id)!.scenario).toEqual(scenario)
})

const progress = {
  phase: 'search' as const,
  seconds: 2,
  objective: 5,
  bound: 4,
  gap: 0.2,
  part: null,
  work: 0.5,
}

describe('computing', () => {
  test('goes from queued over running to finished, with progress on the way', async () => {
    await act(tx => startRun(tx, run.id))
    await act(tx => reportProgress(tx, run.id, progress))
    expect(await getRun(db, run.id)).toMatchObject({ state: 'running', progress })
    await act(tx => finishRun(tx, run.id, result))
    const finished = await getRun(db, run.id)
    expect(finished).toMatchObject({ state: 'finished', summary: { status: 'optimal', gap: result.gap } })
    expect(finished.endedAt! >= finished.startedAt!).toBe(true)
    expect(await getRunResult(db, run.id)).toEqual(result)
    await act(tx => reportProgress(tx, run.id, { ...progress, gap: 0.1 }))
    expect((await getRun(db, run.id)).progress!.gap).toBe(0.2)
    await othersStay()
  })

  test('a result that an earlier version stored is refused, since it lacks what a reader expects', async () => {
    await act(tx => startRun(tx, run.id))
    await act(tx => finishRun(tx, run.id, { ...result, format: 4 as 5 }))
    expect(await refused(getRunResult(db, run.id))).toBe('plan.run_result_older')
  })

  test('a refusal is kept with its facts, a defect without any', async () => {
    await act(tx => startRun(tx, run.id))
    await act(tx => failRun(tx, run.id, new Refusal('absent', 'plan.setting_absent', { setting: 'x' })))
    expect((await getRun(db, run.id)).failure).toEqual({
      code: 'plan.setting_absent',
      facts: { setting: 'x' },
    })
    const other = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
    await act(tx => failRun(tx, other.id, new Error('secret')))
    expect((await getRun(db, other.id)).failure).toEqual({ code: 'plan.defect', facts: {} })
  })

  test('an ended run moves no more, and one that is not queued does not start', async () => {
    await act(tx => startRun(tx, run.id))
    expect(await refused(act(tx => startRun(tx, run.id)))).toBe('plan.run_cannot_move')
    await act(tx => finishRun(tx, run.id, result))
    expect(await refused(act(tx => stopRun(tx, LOCAL_PLANNER, run.id)))).toBe('plan.run_cannot_move')
    expect(await refused(act(tx => failRun(tx, run.id, new Error())))).toBe('plan.run_cannot_move')
    expect(await refused(act(tx => finishRun(tx, untouched.id, result)))).toBe('plan.run_cannot_move')
    expect(await refused(act(tx => startRun(tx, 999_999)))).toBe('plan.run_absent')
    await othersStay()
  })

  test('a server that starts marks what another left running as broken, and leaves what is queued', async () => {
    await act(tx => startRun(tx, run.id))
    expect(await act(tx => markBrokenRuns(tx, LOCAL_PLANNER))).toBe(1)
    expect(await getRun(db, run.id)).toMatchObject({ state: 'broken' })
    expect((await events(run.id)).at(-1)).toEqual(['plan.broken', 'local-planner'])
    await othersStay()
  })
})

describe('cancelling', () => {
  test('cancels a run that is queued, and is recorded', async () => {
    await act(tx => stopRun(tx, LOCAL_PLANNER, run.id))
    expect(await getRun(db, run.id)).toMatchObject({ state: 'cancelled', summary: null })
    expect((await events(run.id)).at(-1)).toEqual(['plan.cancelled', 'local-planner'])
    expect(await refused(getRunResult(db, run.id))).toBe('plan.run_has_no_result')
    await othersStay()
  })

  test('lets a running one finish with the plan so far, or end without any, and is recorded once', async () => {
    await act(tx => startRun(tx, run.id))
    await act(tx => stopRun(tx, LOCAL_PLANNER, run.id))
    expect(await getRun(db, run.id)).toMatchObject({ state: 'stopping', endedAt: null })
    expect(await refused(act(tx => stopRun(tx, LOCAL_PLANNER, run.id)))).toBe('plan.run_cannot_move')
    expect(await refused(act(tx => deleteRun(tx, LOCAL_PLANNER, run.id)))).toBe('plan.run_not_ended')
    await act(tx => reportProgress(tx, run.id, progress))
    expect((await getRun(db, run.id)).progress).toEqual(progress)
    await act(tx => finishRun(tx, run.id, { ...result, status: 'stopped' }))
    expect(await getRun(db, run.id)).toMatchObject({ state: 'finished', summary: { status: 'stopped' } })
    expect((await getRunResult(db, run.id)).programme).toEqual(result.programme)
    expect((await events(run.id)).slice(1)).toEqual([['plan.stopped', 'local-planner']])
    const other = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, TODAY))
    await act(tx => startRun(tx, other.id))
    await act(tx => reportProgress(tx, other.id, progress))
    await act(tx => stopRun(tx, LOCAL_PLANNER, other.id))
    await act(tx => endWithoutPlan(tx, other.id))
    expect(await getRun(db, other.id)).toMatchObject({ state: 'cancelled', summary: null })
    await othersStay()
  })

  test('is refused to the public and for a run that is not there', async () => {
    expect(await refused(act(tx => stopRun(tx, PUBLIC, run.id)))).toBe('identity.not_permitted')
    expect(await refused(act(tx => stopRun(tx, LOCAL_PLANNER, 999_999)))).toBe('plan.run_absent')
    expect(await getRun(db, run.id)).toEqual(run)
  })
})

describe('naming', () => {
  test('gives a run a name of its own and takes it back, and is recorded', async () => {
    const named = await act(tx => renameRun(tx, LOCAL_PLANNER, run.id, { name: '东区优先' }))
    expect(named).toMatchObject({ name: '东区优先', scenario: run.scenario })
    expect((await events(run.id)).at(-1)).toEqual(['plan.renamed', 'local-planner'])
    expect((await act(tx => renameRun(tx, LOCAL_PLANNER, run.id, { name: null }))).name).toBe(null)
    await othersStay()
  })

  test('asks for a name that can be seen', () => {
    for (const name of ['', ' ', '\u200b\u200d', '\u3164'])
      expect(RunName.safeParse({ name }).success).toBe(false)
    expect(RunName.parse({ name: ' 东区 ' })).toEqual({ name: '东区' })
  })

  test('is refused to the public and for a run that is not there', async () => {
    const name = { name: '东区优先' }
    expect(await refused(act(tx => renameRun(tx, PUBLIC, run.id, name)))).toBe('identity.not_permitted')
    expect(await refused(act(tx => renameRun(tx, LOCAL_PLANNER, 999_999, name)))).toBe('plan.run_absent')
    expect(await getRun(db, run.id)).toEqual(run)
  })
})

describe('a matrix of ways', () => {
  const travel = { by: 'matrix' as const, file: 'ways.csv' }
  const WAYS = 'from,to,metres\n99000100101,K1,900\n'
  const request = (matrix: PlanRequest['matrix']) =>
    act(tx => requestRun(tx, LOCAL_PLANNER, { changes: { travel }, matrix }, TODAY))

  test('is brought with the request, kept with the run, and taken over by the next', async () => {
    const first = await request({ text: await someWays() })
    expect(await findMatrix(db, first)).toEqual({ file: 'ways.csv', text: await someWays() })
    const second = await request({ run: first.id })
    expect(await findMatrix(db, second)).toEqual(await findMatrix(db, first))
    expect((await computeRun(db, second)).inputs.travelPairs).toBe(1)
  })

  test('is refused with row and column of every fault, and where none is brought', async () => {
    const refusal = await request({ text: 'from,to,metres\nnowhere,K1,900\n,X9,far\n' }).catch(error => error)
    expect(refusal.code).toBe('plan.matrix_invalid')
    expect(
      refusal.facts.faults.map((each: { row: number; column: string }) => [each.row, each.column]),
    ).toEqual([
      [2, 'from'],
      [3, 'from'],
      [3, 'to'],
      [3, 'metres'],
    ])
    expect(await refused(request(undefined))).toBe('plan.matrix_only_by_command')
    expect(await listRuns(db)).toHaveLength(2)
    await othersStay()
  })

  test('of a run that has none, or that is not there, is told by that run', async () => {
    for (const missing of [run.id, 999_999]) {
      const refusal = await request({ run: missing }).catch(error => error)
      expect(refusal).toMatchObject({
        code: 'plan.matrix_of_no_run',
        facts: { faults: [{ path: 'matrix.run', value: missing }] },
      })
    }
    await othersStay()
  })

  const someWays = async () => {
    const { code } = await db.selectFrom('community').select('code').orderBy('code').executeTakeFirstOrThrow()
    return WAYS.replace('99000100101', code)
  }
})

describe('deleting', () => {
  test('removes a run that has ended, keeping the record of it', async () => {
    await act(tx => stopRun(tx, LOCAL_PLANNER, run.id))
    await act(tx => deleteRun(tx, LOCAL_PLANNER, run.id))
    expect(await refused(getRun(db, run.id))).toBe('plan.run_absent')
    expect((await events(run.id)).map(([action]) => action)).toEqual([
      'plan.requested',
      'plan.cancelled',
      'plan.deleted',
    ])
    await othersStay()
  })

  test('is refused to the public and while the run goes on', async () => {
    expect(await refused(act(tx => deleteRun(tx, LOCAL_PLANNER, run.id)))).toBe('plan.run_not_ended')
    await act(tx => stopRun(tx, LOCAL_PLANNER, run.id))
    expect(await refused(act(tx => deleteRun(tx, PUBLIC, run.id)))).toBe('identity.not_permitted')
    expect(await getRun(db, run.id)).toMatchObject({ state: 'cancelled' })
  })
})

test('the scenario of today comes first, and is the one that a request without a name means', async () => {
  const later = { ...(await aScenario(db)), code: 'a-later', firstYear: 2024, lastYear: 2025 }
  await db
    .insertInto('scenario')
    .values({ code: 'a-later', name: 'n', nameEn: 'n', mark: 'demo', content: JSON.stringify(later) })
    .execute()
  expect((await listScenarios(db, TODAY)).map(each => each.code)).toEqual(['base', 'a-later'])
  expect((await getScenario(db, undefined, TODAY)).code).toBe('base')
  await db.deleteFrom('scenario').where('code', '=', 'a-later').execute()
})
