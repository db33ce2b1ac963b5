import { type Database, inSnapshot } from '../../db/index.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { describePlan } from './plan.ts'
import { loadPlanRecords } from './plan-records.ts'
import type { PlanProgressView, PlanResult } from './plan-result.ts'
import type { PlanRun } from './plan-run.ts'
import { type MatrixText, planProblem } from './programme-model.ts'
import { engineOptions, runPlanInWorker } from './run-in-worker.ts'
import type { Scenario } from './scenario.ts'

export type ComputeOptions = {
  readonly onProgress?: (progress: PlanProgressView) => void
  /** aborting stops with the best plan so far, status `stopped`. */
  readonly signal?: AbortSignal
  readonly matrix?: MatrixText
}

/** Reads one snapshot of the records, computes the plan in a thread and says it in the city's words. */
export async function computePlan(
  db: Database,
  scenario: Scenario,
  { onProgress, signal, matrix }: ComputeOptions = {},
): Promise<PlanResult> {
  onProgress?.({ phase: 'read', seconds: 0, objective: null, bound: null, gap: null, work: 0 })
  const records = await inSnapshot(db, LOCAL_PLANNER, snapshot => loadPlanRecords(snapshot, scenario))
  const problem = planProblem(records, scenario, matrix)
  const begun = performance.now()
  const found = await runPlanInWorker(problem.model, engineOptions(scenario), {
    onProgress: progress => onProgress?.(finiteProgress(progress)),
    ...(signal ? { signal } : {}),
  })
  return describePlan(problem, found, (performance.now() - begun) / 1000)
}

/** Computes a queued or running run's scenario. */
export const computeRun = (
  db: Database,
  run: Pick<PlanRun, 'scenario'>,
  options: ComputeOptions = {},
): Promise<PlanResult> => computePlan(db, run.scenario, options)

const finiteProgress = (progress: PlanProgressView): PlanProgressView => {
  const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value)
  return {
    ...progress,
    objective: finite(progress.objective),
    bound: finite(progress.bound),
    gap: finite(progress.gap),
  }
}
