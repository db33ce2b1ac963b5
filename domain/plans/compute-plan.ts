import { setImmediate } from 'node:timers/promises'
import { type Database, inSnapshot } from '../../db/index.ts'
import type { ProgrammeResult } from '../../engine/index.ts'
import { refuseIf } from '../../kernel/refusal.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { PROJECTED_BIRTHS_CASES, type ProjectedBirthsCase } from '../territory/index.ts'
import type { TravelSources } from '../travel/index.ts'
import { computeWays } from './compute-ways.ts'
import { describePlan } from './plan.ts'
import { type BirthsCaseFound, birthsRows } from './plan-births.ts'
import { planFingerprint } from './plan-fingerprint.ts'
import { loadPlanRecords, type PlanRecords } from './plan-records.ts'
import type { PlanProgressView, PlanResult } from './plan-result.ts'
import type { BirthsRow } from './plan-rows.ts'
import type { PlanRun } from './plan-run.ts'
import { type EarlierPlan, planStart } from './plan-start.ts'
import { type PlanProblem, planProblem } from './programme-model.ts'
import { findMatrix, getRunResult, getStartPlan } from './run.queries.ts'
import { engineOptions, runCaseInWorker, runPlanInWorker } from './run-in-worker.ts'
import type { Scenario } from './scenario.ts'
import type { MatrixText } from './ways-of-plan.ts'

export type ComputeOptions = {
  readonly onProgress?: (progress: PlanProgressView) => void
  /** aborting stops with the best plan so far, status `stopped`. */
  readonly signal?: AbortSignal
  readonly matrix?: MatrixText
  /** where ways by network or service may come from; nowhere where it is not said. */
  readonly sources?: TravelSources
  /** an earlier plan to start from and to be compared with. */
  readonly from?: EarlierPlan
  /** the plan that a site is forced into: refused when the records have changed since. */
  readonly against?: Pick<PlanResult, 'scenario' | 'inputs'>
}

/** Reads one snapshot of the records, computes the plan in a thread and says it in the city's words. */
export async function computePlan(
  db: Database,
  scenario: Scenario,
  { onProgress, signal, matrix, sources, against, from }: ComputeOptions = {},
): Promise<PlanResult> {
  onProgress?.(beforeSearch('read'))
  const records = await inSnapshot(db, LOCAL_PLANNER, snapshot => loadPlanRecords(snapshot, scenario))
  const ways =
    matrix ??
    (await computeWays(records, scenario, sources, {
      onProgress: ({ phase, share }) =>
        onProgress?.(beforeSearch(phase === 'read' ? 'network' : 'ways', share)),
      ...(signal ? { signal } : {}),
    }))
  onProgress?.(beforeSearch('model'))
  // building holds the thread: what was told goes out before
  await setImmediate()
  if (against) {
    const then = planProblem(records, against.scenario, ways)
    const now = planFingerprint(then, against.inputs.origin?.start)
    refuseIf(now !== against.inputs.fingerprint, 'plan.records_changed', { scenario: against.scenario.code })
  }
  const problem = planProblem(records, scenario, ways)
  const start = from ? { from: planStart(problem, from) } : {}
  const options = { ...engineOptions(scenario), ...start }
  const begun = performance.now()
  const found = await runPlanInWorker(problem.model, options, {
    onProgress: progress => onProgress?.(finiteProgress(progress)),
    ...(signal ? { signal } : {}),
  })
  const seconds = (performance.now() - begun) / 1000
  const plan = describePlan(problem, found, seconds, from)
  if (!scenario.compareBirths || plan.objective === null) return plan
  const changeLittle = from?.changeLittle ?? false
  const computed = { records, ways, problem, found, plan, changeLittle }
  const births = await compareBirths(computed, {
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  })
  return { ...plan, births }
}

type Computed = {
  readonly records: PlanRecords
  readonly ways: Parameters<typeof planProblem>[2]
  readonly problem: PlanProblem
  readonly found: ProgrammeResult
  readonly plan: PlanResult
  readonly changeLittle: boolean
}

/** Holds the plan against each births case and, at least cost, makes it anew for each, starting from it. */
async function compareBirths(
  { records, ways, problem, found, plan, changeLittle }: Computed,
  { onProgress, signal }: ComputeOptions,
): Promise<BirthsRow[]> {
  const { scenario } = problem
  const from = { result: plan, run: null, changeLittle: false }
  const cheapest = scenario.aim === 'least-cost'
  const cases: BirthsCaseFound[] = []
  for (const births of PROJECTED_BIRTHS_CASES) {
    onProgress?.(comparing(births, plan, scenario))
    await setImmediate()
    const alone = { ...scenario, births, targetsInAllBirths: false }
    const other = planProblem(records, alone, ways)
    // the plan is held with all that it opens, be it too little used under these births
    const held =
      scenario.leastReachableUse > 0 ? planProblem(records, { ...alone, leastReachableUse: 0 }, ways) : other
    // The plan at hand is already the one of its own case, unless something else than cost steered it.
    const own = births === scenario.births && !scenario.targetsInAllBirths && !changeLittle
    const { evaluated, remade } = await runCaseInWorker(
      other.model,
      { ...engineOptions(scenario), ...(cheapest ? { from: planStart(other, from) } : {}) },
      {
        evaluate: { model: held.model, plan: planStart(held, from) },
        solve: cheapest && !own,
      },
      signal ? { signal } : {},
    )
    cases.push({ births, problem: other, evaluated, remade: own && cheapest ? found : remade })
  }
  return birthsRows(plan, cases)
}

/** Computes a queued or running run: its scenario with its matrix, and against the plan that it forces a site into. */
export async function computeRun(
  db: Database,
  run: Pick<PlanRun, 'id' | 'scenario' | 'forced' | 'start'>,
  options: ComputeOptions = {},
): Promise<PlanResult> {
  const matrix = await findMatrix(db, run)
  const against = run.forced ? await getRunResult(db, run.forced.run) : undefined
  const from = await earlierPlan(db, run.start)
  return computePlan(db, run.scenario, {
    ...options,
    ...(matrix ? { matrix } : {}),
    ...(against ? { against } : {}),
    ...(from ? { from } : {}),
  })
}

const beforeSearch = (phase: PlanProgressView['phase'], part: number | null = null): PlanProgressView => ({
  phase,
  seconds: 0,
  objective: null,
  bound: null,
  gap: null,
  part,
  work: 0,
})

/** The plan is found; what is told is the births case that it is being compared under. */
const comparing = (
  births: ProjectedBirthsCase,
  { seconds, objective, bound, gap }: PlanResult,
  { work }: Scenario,
): PlanProgressView => ({
  phase: `births-${births}`,
  seconds,
  objective,
  bound,
  gap,
  part: null,
  work,
})

/** The plan a run starts from; refuses one that was removed meanwhile. */
async function earlierPlan(db: Database, start: PlanRun['start']): Promise<EarlierPlan | undefined> {
  return start ? { ...start, result: await getStartPlan(db, start) } : undefined
}

const finiteProgress = (progress: PlanProgressView): PlanProgressView => {
  const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value)
  return {
    ...progress,
    objective: finite(progress.objective),
    bound: finite(progress.bound),
    gap: finite(progress.gap),
  }
}
