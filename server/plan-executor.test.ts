import { expect, test } from 'vitest'
import { inTransaction, type Write } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { cancelRun, deleteRun, requestRun } from '../domain/plans/index.ts'
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
