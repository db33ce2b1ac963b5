import { setImmediate } from 'node:timers/promises'
import { type Database, inSnapshot } from '../../db/index.ts'
import { refuseIf } from '../../kernel/refusal.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import type { TravelSources } from '../travel/index.ts'
import { computeWays } from './compute-ways.ts'
import { describePlan } from './plan.ts'
import { planFingerprint } from './plan-fingerprint.ts'
import { loadPlanRecords } from './plan-records.ts'
import type { PlanProgressView, PlanResult } from './plan-result.ts'
import type { PlanRun } from './plan-run.ts'
import { planProblem } from './programme-model.ts'
import { findMatrix, getRunResult } from './run.queries.ts'
import { engineOptions, runPlanInWorker } from './run-in-worker.ts'
import type { Scenario } from './scenario.ts'
import type { MatrixText } from './ways-of-plan.ts'

export type ComputeOptions = {
  readonly onProgress?: (progress: PlanProgressView) => void
  /** aborting stops with the best plan so far, status `stopped`. */
  readonly signal?: AbortSignal
  readonly matrix?: MatrixText
  /** where ways by network or service may come from; nowhere where it is not said. */
  readonly sources?: TravelSources
  /** a plan that the new one is compared with: refused when the records have changed since. */
  readonly against?: Pick<PlanResult, 'scenario' | 'inputs'>
}

/** Reads one snapshot of the records, computes the plan in a thread and says it in the city's words. */
export async function computePlan(
  db: Database,
  scenario: Scenario,
  { onProgress, signal, matrix, sources, against }: ComputeOptions = {},
): Promise<PlanResult> {
  onProgress?.(beforeSearch('read'))
  const records = await inSnapshot(db, LOCAL_PLANNER, snapshot => loadPlanRecords(snapshot, scenario))
  const ways =
    matrix ??
    (await computeWays(records, scenario, sources, {
      onProgress: ({ phase, share }) =>
        onProgress?.(beforeSearch(phase === 'read' ? 'network' : 'ways', share * scenario.work)),
      ...(signal ? { signal } : {}),
    }))
  onProgress?.(beforeSearch('model'))
  // building holds the thread: what was told goes out before
  await setImmediate()
  if (against) {
    const now = planFingerprint(planProblem(records, against.scenario, ways))
    refuseIf(now !== against.inputs.fingerprint, 'plan.records_changed', { scenario: against.scenario.code })
  }
  const problem = planProblem(records, scenario, ways)
  const begun = performance.now()
  const found = await runPlanInWorker(problem.model, engineOptions(scenario), {
    onProgress: progress => onProgress?.(finiteProgress(progress)),
    ...(signal ? { signal } : {}),
  })
  return describePlan(problem, found, (performance.now() - begun) / 1000)
}

/** Computes a queued or running run: its scenario with its matrix, and against the plan that it forces a site into. */
export async function computeRun(
  db: Database,
  run: Pick<PlanRun, 'id' | 'scenario' | 'forced'>,
  options: ComputeOptions = {},
): Promise<PlanResult> {
  const matrix = await findMatrix(db, run)
  const against = run.forced ? await getRunResult(db, run.forced.run) : undefined
  return computePlan(db, run.scenario, {
    ...options,
    ...(matrix ? { matrix } : {}),
    ...(against ? { against } : {}),
  })
}

const beforeSearch = (phase: PlanProgressView['phase'], work = 0): PlanProgressView => ({
  phase,
  seconds: 0,
  objective: null,
  bound: null,
  gap: null,
  work,
})

const finiteProgress = (progress: PlanProgressView): PlanProgressView => {
  const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value)
  return {
    ...progress,
    objective: finite(progress.objective),
    bound: finite(progress.bound),
    gap: finite(progress.gap),
  }
}
