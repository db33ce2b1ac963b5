import type { PlanOptions, PlanProgress, ProgrammeModel, ProgrammeResult } from '../../engine/index.ts'
import { runInThread, type ThreadOptions } from '../../kernel/thread.ts'
import type { WorkerInput } from './worker.ts'

/**
 * Computes a plan in a thread of its own, so that server and command line stay awake; both take this one path.
 * The model is copied into the thread. A defect there rejects the promise.
 */
export const runPlanInWorker = (
  model: ProgrammeModel,
  options: WorkerInput['options'],
  follow: ThreadOptions<PlanProgress> = {},
): Promise<ProgrammeResult> =>
  runInThread<WorkerInput, PlanProgress, ProgrammeResult>(
    new URL('./worker.ts', import.meta.url),
    { model, options },
    follow,
  )

/** The engine's options of a scenario. */
export const engineOptions = (scenario: {
  aim: PlanOptions['aim']
  fairest: boolean
  work: number
  seconds: number | null
  gap: number | null
}): WorkerInput['options'] => ({
  aim: scenario.aim,
  fairest: scenario.fairest,
  work: scenario.work,
  ...(scenario.seconds === null ? {} : { seconds: scenario.seconds }),
  ...(scenario.gap === null ? {} : { gap: scenario.gap }),
})
