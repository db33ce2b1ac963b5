/**
 * What may be done with a run; its states and moves stand in `plan-run.ts`.
 * The planner requests, stops and deletes, and that is recorded; the computing server starts, reports and ends.
 */
import { instantOf, type Write } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { Refusal, refuseIf } from '../../kernel/refusal.ts'
import { type Actor, permit, record } from '../identity/index.ts'
import { checkSources, NO_SOURCES, type TravelSources } from '../travel/index.ts'
import { type DecisionRecords, loadPlanRecords } from './plan-records.ts'
import { type PlanProgressView, type PlanResult, PlanSummary } from './plan-result.ts'
import { hasEnded, type PlanRun, type PlanRunId, RUN_MOVES, type RunState } from './plan-run.ts'
import { checkChangeLittle, easedChanges } from './plan-start.ts'
import { checkMatrix } from './programme-model.ts'
import type { ReliefFamily } from './relief-family.ts'
import { findMatrixText, findRunStartingFrom, getRun, getStartPlan, listForcedRuns } from './run.queries.ts'
import { getScenario } from './scenario.queries.ts'
import { isComputed, type PlanRequest, type Scenario } from './scenario.ts'
import { scenarioWithRecords } from './scenario-faults.ts'

/** Queues a scenario with the planner's changes; refuses all at once what is faulty or could not be followed. */
export async function requestRun(
  tx: Write,
  actor: Actor,
  request: PlanRequest,
  today: CivilDate,
  sources: TravelSources = NO_SOURCES,
): Promise<PlanRun> {
  const base = await getScenario(tx, request.scenario, today)
  permit(actor, 'plan.compute')
  const { from } = request
  const start = from && { ...from, relief: from.relief ?? null }
  // whoever removes it meanwhile waits, and sees that this one starts from it
  if (start) await lockRun(tx, start.run)
  const earlier = start && { ...start, result: await getStartPlan(tx, start) }
  const { scenario, records } = await scenarioWithRecords(tx, base, easedChanges(request.changes, earlier))
  checkTravel(scenario, sources)
  const matrixText = await matrixFor(tx, scenario, records, request.matrix)
  checkChangeLittle(scenario, start?.changeLittle ?? false)
  const id = await insertRun(tx, actor, {
    scenario: JSON.stringify(scenario),
    matrixText,
    ...(start && {
      startRunId: start.run as PlanRunId,
      changeLittle: start.changeLittle,
      startRelief: start.relief,
    }),
  })
  await record(tx, actor, 'plan.requested', 'plan_run', id, {
    base: base.code,
    changes: request.changes,
    ...(from ? { from } : {}),
  })
  return getRun(tx, id)
}

type NewRun = {
  readonly scenario: string
  readonly matrixText: string | null
  readonly startRunId?: PlanRunId
  readonly changeLittle?: boolean
  readonly startRelief?: ReliefFamily | null
  readonly baseRunId?: PlanRunId
  readonly forcedSite?: string
  readonly forcedSiteName?: string
}

/** Puts a run at the end of the queue. */
export async function insertRun(tx: Write, actor: Actor, run: NewRun): Promise<number> {
  const { id } = await tx
    .insertInto('planRun')
    .values({
      name: null,
      baseRunId: null,
      startRunId: null,
      changeLittle: false,
      startRelief: null,
      forcedSite: null,
      forcedSiteName: null,
      ...run,
      state: 'queued',
      requestedBy: actor.name,
      requestedAt: await instantOf(tx),
      startedAt: null,
      endedAt: null,
      progress: null,
      summary: null,
      result: null,
      failure: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A network or service that this machine does not have is refused before anything is queued. */
function checkTravel({ travel }: Scenario, sources: TravelSources): void {
  if (!isComputed(travel)) return
  // A file of this machine is for who sits at it, not for who sends a request.
  if (travel.by === 'network' && travel.file !== null)
    throw new Refusal('invalid', 'plan.network_only_by_command', { file: travel.file })
  checkSources(travel, sources)
}

/** The matrix brought with the request, or that of the run it names; checked row by row before anything is queued. */
async function matrixFor(
  tx: Write,
  scenario: Scenario,
  records: DecisionRecords,
  given: PlanRequest['matrix'],
): Promise<string | null> {
  const { travel } = scenario
  if (travel.by !== 'matrix') {
    if (given) throw matrixUnused(travel.by, given)
    return null
  }
  // A file of this machine is for who sits at it, not for who sends a request.
  if (!given) throw new Refusal('invalid', 'plan.matrix_only_by_command', { file: travel.file })
  const text = 'text' in given ? given.text : await matrixOfRun(tx, given.run)
  checkMatrix(await loadPlanRecords(tx, scenario, records), scenario, { file: travel.file, text })
  return text
}

/** A matrix that no way would be read from is told, lest its bringer believes in it. */
const matrixUnused = (by: string, given: NonNullable<PlanRequest['matrix']>): Refusal =>
  new Refusal('invalid', 'plan.matrix_unused', {
    by,
    faults: [{ path: 'matrix', value: given, allowed: `nothing, as travel is by ${by}` }],
  })

async function matrixOfRun(tx: Write, run: number): Promise<string> {
  const text = await findMatrixText(tx, run)
  if (text !== undefined) return text
  const fault = { path: 'matrix.run', value: run, allowed: 'the number of a computation that has a matrix' }
  throw new Refusal('invalid', 'plan.matrix_of_no_run', { faults: [fault] })
}

/** Gives a run a name of the planner's own, or with null its scenario's again. */
export async function renameRun(
  tx: Write,
  actor: Actor,
  id: number,
  { name }: { name: string | null },
): Promise<PlanRun> {
  const run = await getRun(tx, id)
  permit(actor, 'plan.rename')
  await tx
    .updateTable('planRun')
    .set({ name })
    .where('id', '=', id as PlanRunId)
    .execute()
  await record(tx, actor, 'plan.renamed', 'plan_run', id, { from: run.name, to: name })
  return getRun(tx, id)
}

/**
 * Stops a run: a queued one is cancelled, a running one is asked to end with the best plan so far. Its computation is
 * told apart. Refused once it is stopping or has ended.
 */
export async function stopRun(tx: Write, actor: Actor, id: number): Promise<void> {
  await lockRun(tx, id)
  const { state } = await getRun(tx, id)
  permit(actor, 'plan.cancel')
  if (state === 'queued') {
    await moveRun(tx, id, 'cancelled', { endedAt: await instantOf(tx) })
    await record(tx, actor, 'plan.cancelled', 'plan_run', id, {})
  } else {
    await moveRun(tx, id, 'stopping', {})
    await record(tx, actor, 'plan.stopped', 'plan_run', id, {})
  }
}

/** Nobody else moves the run until this transaction ends. */
export const lockRun = (tx: Write, id: number) =>
  tx
    .selectFrom('planRun')
    .select('id')
    .where('id', '=', id as PlanRunId)
    .forUpdate()
    .executeTakeFirst()

/** Removes a run that has ended and that no waiting one starts from, with its result and the runs forced from it. */
export async function deleteRun(tx: Write, actor: Actor, id: number): Promise<void> {
  // a run that is just being made to start from one of these waits, and finds it gone
  await lockRun(tx, id)
  const run = await getRun(tx, id)
  permit(actor, 'plan.delete')
  refuseIf(!hasEnded(run.state), 'plan.run_not_ended', { run: id, state: run.state })
  const forced = await listForcedRuns(tx, id)
  const moving = forced.find(each => !hasEnded(each.state))
  refuseIf(moving !== undefined, 'plan.run_not_ended', { run: moving?.id, state: moving?.state })
  for (const each of forced) await lockRun(tx, each.id)
  const starting = await findRunStartingFrom(tx, [id, ...forced.map(each => each.id)])
  refuseIf(starting !== undefined, 'plan.run_is_start', { run: id, by: starting?.id })
  const { numDeletedRows } = await tx
    .deleteFrom('planRun')
    .where('id', '=', id as PlanRunId)
    .executeTakeFirst()
  // of two who remove it at once the second finds nothing
  refuseIf(numDeletedRows === 0n, 'plan.run_absent', { run: id }, 'absent')
  await record(tx, actor, 'plan.deleted', 'plan_run', id, {
    scenario: run.scenario.code,
    state: run.state,
    requestedAt: run.requestedAt,
    forcedRuns: forced.map(each => each.id),
  })
}

/** A queued run begins to be computed. */
export const startRun = async (tx: Write, id: number): Promise<void> =>
  moveRun(tx, id, 'running', { startedAt: await instantOf(tx) })

/** How far a computation is; once it has ended the report comes too late and is dropped. */
export async function reportProgress(tx: Write, id: number, progress: PlanProgressView): Promise<void> {
  await tx
    .updateTable('planRun')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', id as PlanRunId)
    .where('state', 'in', ['running', 'stopping'])
    .execute()
}

/** A running computation has its plan, be it an infeasible one with its causes. */
export const finishRun = async (tx: Write, id: number, result: PlanResult): Promise<void> =>
  moveRun(tx, id, 'finished', {
    endedAt: await instantOf(tx),
    result: JSON.stringify(result),
    summary: JSON.stringify(PlanSummary.parse(result)),
  })

/** A computation that was asked to stop has found no plan by then. */
export const endWithoutPlan = async (tx: Write, id: number): Promise<void> =>
  moveRun(tx, id, 'cancelled', { endedAt: await instantOf(tx) })

/** A computation broke off: by a refusal, kept as it is, or by a defect, of which no detail leaves the log. */
export const failRun = async (tx: Write, id: number, error: unknown): Promise<void> =>
  moveRun(tx, id, 'failed', {
    endedAt: await instantOf(tx),
    failure: JSON.stringify(
      error instanceof Refusal
        ? { code: error.code, facts: error.facts }
        : { code: 'plan.defect', facts: {} },
    ),
  })

/** Marks what a stopped server left running; what it left queued is computed by the next. Returns how many. */
export async function markBrokenRuns(tx: Write, actor: Actor): Promise<number> {
  const rows = await tx
    .updateTable('planRun')
    .set({ state: 'broken', endedAt: await instantOf(tx) })
    .where('state', 'in', ['running', 'stopping'])
    .returning('id')
    .execute()
  for (const { id } of rows) await record(tx, actor, 'plan.broken', 'plan_run', id, {})
  return rows.length
}

type Ending = Partial<
  Record<'startedAt' | 'endedAt', Date> & Record<'result' | 'summary' | 'failure', string>
>

/** Moves a run where its state allows; of two movers at once the second is refused. */
async function moveRun(tx: Write, id: number, to: RunState, set: Ending): Promise<void> {
  const from = (Object.keys(RUN_MOVES) as RunState[]).filter(state => RUN_MOVES[state].includes(to))
  const { numUpdatedRows } = await tx
    .updateTable('planRun')
    .set({ ...set, state: to })
    .where('id', '=', id as PlanRunId)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return
  const { state } = await getRun(tx, id)
  throw new Refusal('conflict', 'plan.run_cannot_move', { run: id, state, to })
}
