import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction, type Write } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import {
  computePlan,
  deleteRun,
  finishRun,
  getRun,
  getRunPlan,
  hasEnded,
  type PlanProgressView,
  type RunState,
  requestRun,
  startRun,
  stopRun,
} from '../domain/plans/index.ts'
import { NO_SOURCES, type TravelSources } from '../domain/travel/index.ts'
import { civilDate } from '../kernel/civil-date.ts'
import { aDatabase } from '../tests/database.ts'
import { type PlanExecutor, startExecutor } from './plan-executor.ts'

const { db, connection, city } = await aDatabase({ pack: 'small' })
const act = <T>(action: (tx: Write) => Promise<T>) => inTransaction(db, LOCAL_PLANNER, action)

test('what follows a run ends when the run is removed', async () => {
  const executor = startExecutor(db, connection, city)
  await executor.stop()
  const { id } = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, civilDate('2022-03-01')))
  const told: unknown[] = []
  let heard = () => {}
  const first = new Promise<void>(resolve => {
    heard = resolve
  })
  const followed = executor.follow(
    id,
    event => {
      told.push(event)
      heard()
    },
    new AbortController().signal,
  )
  await first
  await act(async tx => {
    await stopRun(tx, LOCAL_PLANNER, id)
    await deleteRun(tx, LOCAL_PLANNER, id)
  })
  await followed
  expect(told).toEqual([{ state: 'queued', progress: null }])
})

/** Computes a queued run, telling `heard` every event, until it has ended. */
async function computed(
  id: number,
  heard: (executor: PlanExecutor, event: RunTold) => void,
  sources?: TravelSources,
) {
  const executor = startExecutor(db, connection, city, sources)
  await executor.follow(id, event => heard(executor, event as RunTold), new AbortController().signal)
  await executor.stop()
  return getRun(db, id)
}
type RunTold = { readonly state: RunState; readonly progress: PlanProgressView | null }

const stopsRecorded = async (id: number) =>
  (await db.selectFrom('auditEvent').select('action').where('subjectId', '=', id).execute()).filter(
    each => each.action === 'plan.stopped',
  )

test('a computation that is stopped once it has a plan keeps it', async () => {
  const changes = { compareBirths: true }
  const { id } = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes }, civilDate('2022-03-01')))
  let asked = false
  const run = await computed(id, (executor, { progress }) => {
    if (asked || !progress?.phase.startsWith('births-')) return
    asked = true
    void executor.cancel(LOCAL_PLANNER, id)
  })
  expect(run.state).toBe('finished')
  expect((await getRunPlan(db, id)).programme.length).toBeGreaterThan(0)
  expect(await stopsRecorded(id)).toHaveLength(1)
})

test('who comes to listen later hears how the gap closed before', async () => {
  const changes = { compareBirths: true }
  const { id } = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes }, civilDate('2022-03-01')))
  const first: PlanProgressView[] = []
  const later: PlanProgressView[] = []
  const leaving = new AbortController()
  await computed(id, (executor, { progress }) => {
    if (progress) first.push(progress)
    if (progress?.phase !== 'births-high' || leaving.signal.aborted) return
    void executor.follow(
      id,
      event => {
        const heard = (event as RunTold).progress
        if (heard) later.push(heard)
      },
      leaving.signal,
    )
    setTimeout(() => leaving.abort())
  })
  const closing = first.filter(({ gap }) => gap !== null)
  expect(closing.length).toBeGreaterThan(0)
  expect(later).toEqual(expect.arrayContaining(closing))
})

/** A queued run that asks a routing service which never answers. */
async function runThatWaits() {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const sources = { ...NO_SOURCES, service: { url, kind: 'osrm' as const, mostPlaces: null } }
  const changes = {
    travel: { by: 'service', mode: 'walk', snapMetres: 300, unreached: 'refuse' } as const,
  }
  const { id } = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes }, civilDate('2022-03-01'), sources))
  return { id, sources, silent }
}

test('a computation that is stopped before it has a plan is cancelled', async () => {
  const { id, sources, silent } = await runThatWaits()
  let stop = () => {}
  silent.once('request', () => stop())
  const states = new Set<RunState>()
  const run = await computed(
    id,
    (executor, { state }) => {
      states.add(state)
      stop = () => void executor.cancel(LOCAL_PLANNER, id)
    },
    sources,
  )
  silent.closeAllConnections()
  silent.close()
  expect(run).toMatchObject({ state: 'cancelled', summary: null, failure: null })
  expect(states).not.toContain('failed')
  expect(await stopsRecorded(id)).toHaveLength(1)
})

test('a stop asked of another server is heard while the computation itself is silent', async () => {
  const { id, sources, silent } = await runThatWaits()
  silent.once('request', () => void act(tx => stopRun(tx, LOCAL_PLANNER, id)))
  const run = await computed(id, () => {}, sources)
  silent.closeAllConnections()
  silent.close()
  expect(run).toMatchObject({ state: 'cancelled', summary: null, failure: null })
})

test('a run whose start is gone when it begins fails with that cause and does not stay running', async () => {
  const today = civilDate('2022-03-01')
  const first = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {} }, today))
  await act(tx => startRun(tx, first.id))
  const result = await computePlan(db, first.scenario)
  await act(tx => finishRun(tx, first.id, result))
  const from = { run: first.id, changeLittle: false }
  const second = await act(tx => requestRun(tx, LOCAL_PLANNER, { changes: {}, from }, today))
  await sql`create rule drop_start as on update to plan_run where new.state = 'running'
    do also delete from plan_run where id = old.start_run_id`.execute(db)
  const executor = startExecutor(db, connection, city)
  const ended = new Promise<void>(resolve => {
    void executor.follow(
      second.id,
      event => {
        if (hasEnded((event as { state: RunState }).state)) resolve()
      },
      new AbortController().signal,
    )
  })
  await ended
  await executor.stop()
  expect(await getRun(db, second.id)).toMatchObject({
    state: 'failed',
    failure: { code: 'plan.run_absent', facts: { run: first.id } },
  })
})
