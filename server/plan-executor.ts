import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Database, inTransaction } from '../db/index.ts'
import { type Actor, LOCAL_PLANNER } from '../domain/identity/index.ts'
import {
  cancelRun,
  computeRun,
  failRun,
  findQueuedRun,
  finishRun,
  getRun,
  markBrokenRuns,
  type PlanProgressView,
  type PlanRun,
  reportProgress,
  startRun,
} from '../domain/plans/index.ts'
import { Refusal } from '../kernel/refusal.ts'

/** Two-part advisory key; the first part spells "tuoy". One holder in the database computes plans. */
const COMPUTING = '1953849209, 3'
const STANDBY_MS = 5_000
const PROGRESS_TO_DATABASE_MS = 1_000
const ENDED: ReadonlySet<PlanRun['state']> = new Set(['finished', 'failed', 'cancelled', 'broken'])

/** Computes queued plans one after the other; the table of runs is its queue. */
export type PlanExecutor = {
  /** Looks for queued runs now. */
  wake(): void
  /** Sends state and progress as they change until the run ends or the listener has gone. */
  follow(id: number, send: (event: unknown) => void, signal: AbortSignal): Promise<void>
  cancel(actor: Actor, id: number): Promise<void>
  stop(): Promise<void>
}

type Active = { readonly id: number; readonly abort: AbortController; readonly changes: EventEmitter }

/**
 * Begins to compute, as soon as no other server of this database does. What a stopped server left running is marked
 * broken first; what it left queued is computed.
 */
export function startExecutor(db: Database, connection: pg.ClientConfig): PlanExecutor {
  const stopping = new AbortController()
  let active: Active | undefined
  let wake = () => {}
  const woken = () => new Promise<void>(resolve => (wake = resolve))

  async function work(): Promise<void> {
    const lock = await takeLock(connection, stopping.signal)
    if (!lock) return
    await inTransaction(db, LOCAL_PLANNER, tx => markBrokenRuns(tx, LOCAL_PLANNER))
    while (!stopping.signal.aborted) {
      const next = woken()
      const run = await findQueuedRun(db)
      if (!run) {
        await next
        continue
      }
      active = { id: run.id, abort: new AbortController(), changes: new EventEmitter() }
      await compute(db, run, active)
      active.changes.emit('change')
      active = undefined
    }
    await lock.end()
  }

  const done = work().catch((error: unknown) => {
    if (!stopping.signal.aborted) console.error(error)
  })
  return {
    wake: () => wake(),
    follow: (id, send, signal) => follow(db, id, () => active, send, signal),
    async cancel(actor, id) {
      await inTransaction(db, actor, tx => cancelRun(tx, actor, id))
      if (active?.id === id) active.abort.abort()
    },
    async stop() {
      stopping.abort()
      active?.abort.abort()
      wake()
      await done
    },
  }
}

/** Waits until this server is the one that computes; undefined when it stops first. */
async function takeLock(connection: pg.ClientConfig, signal: AbortSignal): Promise<pg.Client | undefined> {
  const client = new pg.Client({ ...connection, application_name: `tuoyu computing ${process.pid}` })
  client.on('error', () => undefined) // the next query reports it
  await client.connect()
  while (!signal.aborted) {
    const { rows } = await client.query(`select pg_try_advisory_lock(${COMPUTING}) as mine`)
    if (rows[0].mine) return client
    await sleep(STANDBY_MS, undefined, { signal }).catch(() => undefined)
  }
  await client.end()
  return undefined
}

/** One run from queued to its end; a run that was cancelled meanwhile stays cancelled. */
async function compute(db: Database, run: PlanRun, active: Active): Promise<void> {
  const act = <T>(action: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, LOCAL_PLANNER, action)
  await act(tx => startRun(tx, run.id))
  active.changes.emit('change')
  const tell = progressTeller(db, active)
  try {
    const result = await computeRun(db, run, { onProgress: tell, signal: active.abort.signal })
    if (active.abort.signal.aborted) return
    await act(tx => finishRun(tx, run.id, result))
  } catch (error) {
    if (active.abort.signal.aborted) return
    if (!(error instanceof Refusal)) console.error(error)
    await act(tx => failRun(tx, run.id, error))
  }
}

/** Tells listeners every change at once and the database about once a second. */
function progressTeller(db: Database, active: Active): (progress: PlanProgressView) => void {
  let writtenAt = 0
  return progress => {
    active.changes.emit('change', progress)
    if (Date.now() - writtenAt < PROGRESS_TO_DATABASE_MS) return
    writtenAt = Date.now()
    inTransaction(db, LOCAL_PLANNER, tx => reportProgress(tx, active.id, progress)).catch(() => undefined)
  }
}

async function follow(
  db: Database,
  id: number,
  active: () => Active | undefined,
  send: (event: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const run = await getRun(db, id)
    send({ state: run.state, progress: run.progress })
    if (ENDED.has(run.state)) return
    await nextChange(id, active(), send, signal)
  }
}

/** Passes progress on until the state may have changed; a run that is not computed here is looked at every second. */
async function nextChange(
  id: number,
  active: Active | undefined,
  send: (event: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  if (active?.id !== id) {
    await sleep(1_000, undefined, { signal }).catch(() => undefined)
    return
  }
  for (;;) {
    const change = await once(active.changes, 'change', { signal }).catch(() => undefined)
    const progress = change?.[0] as PlanProgressView | undefined
    if (!progress) return
    send({ state: 'running', progress })
  }
}
