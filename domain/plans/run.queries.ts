import type { Read } from '../../db/index.ts'
import { present, Refusal, refuseIf } from '../../kernel/refusal.ts'
import { type PlanProgressView, type PlanResult, type PlanSummary, RESULT_FORMAT } from './plan-result.ts'
import type { PlanRun, PlanRunId } from './plan-run.ts'
import { checkRelief } from './plan-start.ts'
import { type Scenario, ScenarioFields } from './scenario.ts'
import type { MatrixText } from './ways-of-plan.ts'

/** Runs without their results, which are large. */
const selectRuns = (db: Read) =>
  db
    .selectFrom('planRun')
    .select(['id', 'scenario', 'state', 'requestedBy', 'requestedAt', 'startedAt', 'endedAt'])
    .select(['progress', 'summary', 'failure', 'name', 'baseRunId', 'forcedSite', 'forcedSiteName'])
    .select(['startRunId', 'changeLittle', 'startRelief'])

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['execute']>>[number]

/** Fields that scenarios did not have when this one was stored get their defaults; what today's rules refuse stays. */
function storedScenario(stored: unknown): Scenario {
  const parsed = ScenarioFields.safeParse(stored)
  return parsed.success ? parsed.data : (stored as Scenario)
}

/** What stands in the row was checked when it was written; its states are the database's. */
const runOf = (row: RunRow): PlanRun => ({
  id: row.id,
  name: row.name,
  scenario: storedScenario(row.scenario),
  forced:
    row.baseRunId === null
      ? null
      : { run: row.baseRunId, site: row.forcedSite!, siteName: row.forcedSiteName! },
  start:
    row.startRunId === null
      ? null
      : { run: row.startRunId, changeLittle: row.changeLittle, relief: row.startRelief },
  state: row.state,
  requestedBy: row.requestedBy,
  requestedAt: row.requestedAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  progress: row.progress as PlanProgressView | null,
  summary: row.summary as PlanSummary | null,
  failure: row.failure as PlanRun['failure'],
})

/** Runs, newest first. */
export async function listRuns(db: Read): Promise<PlanRun[]> {
  const rows = await selectRuns(db).orderBy('requestedAt', 'desc').orderBy('id', 'desc').execute()
  return rows.map(runOf)
}

/** Runs that force a site into this run's plan, newest first. */
export async function listForcedRuns(db: Read, id: number): Promise<PlanRun[]> {
  const rows = await selectRuns(db)
    .where('baseRunId', '=', id as PlanRunId)
    .orderBy('requestedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(runOf)
}

/** The longest waiting run that has not ended and that starts from the plan of one of these runs. */
export async function findRunStartingFrom(db: Read, ids: readonly number[]): Promise<PlanRun | undefined> {
  const row = await selectRuns(db)
    .where('startRunId', 'in', ids as PlanRunId[])
    .where('state', 'in', ['queued', 'running', 'stopping'])
    .orderBy('requestedAt')
    .orderBy('id')
    .executeTakeFirst()
  return row && runOf(row)
}

/** The text of the matrix that a run was given. */
export async function findMatrixText(db: Read, id: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('planRun')
    .select('matrixText')
    .where('id', '=', id as PlanRunId)
    .executeTakeFirst()
  return row?.matrixText ?? undefined
}

/** The run's matrix of ways, where it travels by one. */
export async function findMatrix(
  db: Read,
  { id, scenario: { travel } }: Pick<PlanRun, 'id' | 'scenario'>,
): Promise<MatrixText | undefined> {
  if (travel.by !== 'matrix') return undefined
  const text = await findMatrixText(db, id)
  return text === undefined ? undefined : { file: travel.file, text }
}

export async function findRun(db: Read, id: number): Promise<PlanRun | undefined> {
  const row = await selectRuns(db)
    .where('id', '=', id as PlanRunId)
    .executeTakeFirst()
  return row && runOf(row)
}

/** Where the run stands; undefined where there is none. */
export async function findRunState(db: Read, id: number): Promise<PlanRun['state'] | undefined> {
  const row = await db
    .selectFrom('planRun')
    .select('state')
    .where('id', '=', id as PlanRunId)
    .executeTakeFirst()
  return row?.state
}

/** The run; refuses when there is none. */
export const getRun = async (db: Read, id: number): Promise<PlanRun> =>
  present(await findRun(db, id), 'plan.run_absent', { run: id })

/** The run that has waited longest. */
export async function findQueuedRun(db: Read): Promise<PlanRun | undefined> {
  const row = await selectRuns(db)
    .where('state', '=', 'queued')
    .orderBy('requestedAt')
    .orderBy('id')
    .executeTakeFirst()
  return row && runOf(row)
}

/** What a finished run found; refuses one that has no result, or one stored by an earlier version. */
export async function getRunResult(db: Read, id: number): Promise<PlanResult> {
  const row = await db
    .selectFrom('planRun')
    .select(['state', 'result'])
    .where('id', '=', id as PlanRunId)
    .executeTakeFirst()
  const { state, result } = present(row, 'plan.run_absent', { run: id })
  if (result === null) throw new Refusal('conflict', 'plan.run_has_no_result', { run: id, state })
  const found = result as PlanResult
  if (found.format !== RESULT_FORMAT) throw new Refusal('conflict', 'plan.run_result_older', { run: id })
  return found
}

/** The plan of a finished run; refuses one that found none. */
export async function getRunPlan(db: Read, id: number): Promise<PlanResult> {
  const result = await getRunResult(db, id)
  refuseIf(result.objective === null, 'plan.run_found_no_plan', { run: id })
  return result
}

/** The result whose plan a run starts from: the plan itself, or the one found for a change where there was none. */
export async function getStartPlan(
  db: Read,
  { run, relief }: Pick<NonNullable<PlanRun['start']>, 'run' | 'relief'>,
): Promise<PlanResult> {
  if (!relief) return getRunPlan(db, run)
  const result = await getRunResult(db, run)
  checkRelief(result, relief, run)
  return result
}
