import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction, type Write } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import {
  cancelRun,
  computePlan,
  deleteRun,
  finishRun,
  getRun,
  hasEnded,
  type RunState,
  requestRun,
  startRun,
} from '../domain/plans/index.ts'
import { civilDate } from '../kernel/civil-date.ts'
import { aDatabase } from '../tests/database.ts'
import { startExecutor } from './plan-executor.ts'

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
    await cancelRun(tx, LOCAL_PLANNER, id)
    await deleteRun(tx, LOCAL_PLANNER, id)
  })
  await followed
  expect(told).toEqual([{ state: 'queued', progress: null }])
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
