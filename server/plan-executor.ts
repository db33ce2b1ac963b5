import { EventEmitter, on, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Database, inTransaction, type Write } from '../db/index.ts'
import { type Actor, LOCAL_PLANNER } from '../domain/identity/index.ts'
import {
  computeRun,
  endWithoutPlan,
  failRun,
  findQueuedRun,
  findRun,
  findRunState,
  finishRun,
  hasEnded,
  markBrokenRuns,
  type PlanProgressView,
  type PlanRun,
  type RunState,
  reportProgress,
  startRun,
  stopRun,
} from '../domain/plans/index.ts'
import type { TravelSources } from '../domain/travel/index.ts'
import { Refusal } from '../kernel/refusal.ts'

/** Space of our two-part advisory keys: "tuoy". The second part is the city's schema. */
const SPACE = 0x74756f79
const STANDBY_MS = 5_000
const PROGRESS_TO_DATABASE_MS = 1_000
const HEAR_MS = 1_000

/** Computes queued plans one after the other; the table of runs is its queue. */
export type PlanExecutor = {
  /** Looks for queued runs now. */
  wake(): void
  /** Sends state and progress as they change until the run ends or is removed, or the listener has gone. */
  follow(id: number, send: (event: unknown) => void, signal: AbortSignal): Promise<void>
  /** Asks a run to end with the best plan so far. */
  cancel(actor: Actor, id: number): Promise<void>
  /** Ends computing without waiting for plans. */
  stop(): Promise<void>
}

/**
 * `abort` ends the computation early; its plan is kept only where the planner has asked for that. `closing`: how the gap closed so
 * far, for who comes to listen later; `latest`: what was told last.
 */
type Active = {
  readonly id: number
  readonly closing: PlanProgressView[]
  latest: PlanProgressView | null
  readonly abort: AbortController
  readonly changes: EventEmitter
  stopAsked: boolean
}
/** The right to compute a city's plans; `lost` fires when its session with the database ends. */
type Turn = { readonly lost: AbortSignal; end(): Promise<void> }

/**
 * Begins to compute, as soon as no other server of this city does. What a stopped server left running is marked
 * broken first; what it left queued is computed. A database that breaks off is tried again until `stop`.
 */
export function startExecutor(
  db: Database,
  connection: pg.ClientConfig,
  city: string,
  sources?: TravelSources,
): PlanExecutor {
  const stopping = new AbortController()
  let active: Active | undefined
  let wake = () => {}

  async function compute(run: PlanRun, lost: AbortSignal): Promise<void> {
    const abort = new AbortController()
    const changes = new EventEmitter()
    active = { id: run.id, closing: [], latest: null, abort, changes, stopAsked: false }
    const halt = () => abort.abort()
    lost.addEventListener('abort', halt, { once: true })
    const ended = new AbortController()
    void hearStop(db, active, ended.signal)
    try {
      await computeOne(db, run, active, sources)
    } finally {
      ended.abort()
      lost.removeEventListener('abort', halt)
      active = undefined
      changes.emit('change')
    }
  }

  async function workWhile(turn: Turn): Promise<void> {
    await inTransaction(db, LOCAL_PLANNER, tx => markBrokenRuns(tx, LOCAL_PLANNER))
    const lost = aborted(turn.lost)
    while (!stopping.signal.aborted && !turn.lost.aborted) {
      const woken = new Promise<void>(resolve => {
        wake = resolve
      })
      const run = await findQueuedRun(db)
      // asked to end, or replaced by another server, while it looked
      if (stopping.signal.aborted || turn.lost.aborted) break
      if (run) await compute(run, turn.lost)
      else await Promise.race([woken, lost])
    }
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const turn = await takeTurn(connection, city).catch(() => undefined)
      if (turn)
        await workWhile(turn)
          .catch(logUnless(stopping.signal))
          .finally(() => turn.end())
      await sleep(STANDBY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const done = work()
  return {
    wake: () => wake(),
    follow: (id, send, signal) => follow(db, id, () => active, send, signal),
    async cancel(actor, id) {
      await inTransaction(db, actor, tx => stopRun(tx, actor, id))
      if (active?.id === id) endEarly(active)
    },
    async stop() {
      stopping.abort()
      active?.abort.abort()
      wake()
      await done
    },
  }
}

const aborted = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : once(signal, 'abort')

const logUnless = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) console.error(error)
}

/** Asks for the turn once; undefined while another server has it. */
async function takeTurn(connection: pg.ClientConfig, city: string): Promise<Turn | undefined> {
  const client = new pg.Client({ ...connection, application_name: `tuoyu computing ${process.pid}` })
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  await client.connect()
  const end = () => client.end().catch(() => undefined)
  const { rows } = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as mine', [SPACE, city])
  if (rows[0].mine) return { lost: lost.signal, end }
  await end()
  return undefined
}

/** The planner has asked: the computation ends with what it has. */
function endEarly(active: Active): void {
  active.stopAsked = true
  active.abort.abort()
  active.changes.emit('change')
}

/** One run from queued to its end; one that somebody else has ended meanwhile stays as it is. */
async function computeOne(
  db: Database,
  run: PlanRun,
  active: Active,
  sources: TravelSources | undefined,
): Promise<void> {
  const act = (action: (tx: Write) => Promise<void>) => inTransaction(db, LOCAL_PLANNER, action)
  try {
    await act(tx => startRun(tx, run.id))
    active.changes.emit('change')
    const result = await computeRun(db, run, {
      onProgress: progressTeller(db, active),
      signal: active.abort.signal,
      ...(sources ? { sources } : {}),
    })
    const foundNothing = result.status === 'stopped' && result.objective === null
    if (active.stopAsked && foundNothing) await act(tx => endWithoutPlan(tx, run.id))
    else if (active.stopAsked || !active.abort.signal.aborted) await act(tx => finishRun(tx, run.id, result))
  } catch (error) {
    if (endedElsewhere(error, run.id)) return
    // the search for ways has nothing to give when it breaks off
    if (active.stopAsked && error instanceof Refusal && error.code === 'travel.cancelled')
      return act(tx => endWithoutPlan(tx, run.id))
    if (active.abort.signal.aborted && !active.stopAsked) return
    if (!(error instanceof Refusal)) console.error(error)
    await act(tx => failRun(tx, run.id, error))
  }
}

/** Another run that is absent, such as the one to start from, is no end of this one. */
const endedElsewhere = (error: unknown, id: number): boolean =>
  error instanceof Refusal &&
  error.facts.run === id &&
  (error.code === 'plan.run_cannot_move' || error.code === 'plan.run_absent')

/** Another server may have been asked to stop this run: the database says so, however silent the computation is. */
async function hearStop(db: Database, active: Active, ended: AbortSignal): Promise<void> {
  while (!ended.aborted && !active.stopAsked) {
    await sleep(HEAR_MS, undefined, { signal: ended }).catch(() => undefined)
    if (ended.aborted) return
    // a database that does not answer is asked again
    const state = await findRunState(db, active.id).catch(() => undefined)
    if (state === 'stopping' && !active.stopAsked) endEarly(active)
  }
}

/** Tells listeners every change at once and the database about once a second. */
function progressTeller(db: Database, active: Active): (progress: PlanProgressView) => void {
  let writtenAt = 0
  return progress => {
    active.latest = progress
    if (progress.gap !== null && progress.phase !== 'fairness') active.closing.push(progress)
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
  const told = new WeakSet<PlanProgressView>()
  const tell = (state: RunState, progress: PlanProgressView) => {
    told.add(progress)
    send({ state, progress })
  }
  while (!signal.aborted) {
    const run = await findRun(db, id)
    // somebody has removed it meanwhile: there is nothing more to tell
    if (!run) return
    const now = active()
    const here = now?.id === id ? now : undefined
    // what closed the gap before anybody listened, and while the run was looked up
    for (const progress of here?.closing ?? []) if (!told.has(progress)) tell(run.state, progress)
    send({ state: run.state, progress: here?.latest ?? run.progress })
    if (hasEnded(run.state)) return
    await nextChange(here, tell, signal)
  }
}

/** Passes progress on until the state may have changed; a run that is not computed here is looked at every second. */
async function nextChange(
  active: Active | undefined,
  tell: (state: RunState, progress: PlanProgressView) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!active) {
    await sleep(1_000, undefined, { signal }).catch(() => undefined)
    return
  }
  try {
    // several changes may come at once
    for await (const [progress] of on(active.changes, 'change', { signal })) {
      if (!progress) return
      tell(active.stopAsked ? 'stopping' : 'running', progress)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
