import type {
  Evaluation,
  PlanOptions,
  PlanProgress,
  ProgrammeModel,
  ProgrammeResult,
} from '../../engine/index.ts'
import { runInThread, type ThreadOptions } from '../../kernel/thread.ts'
import type { WorkerInput, WorkerResult } from './worker.ts'

/**
 * Computes a plan in a thread of its own, so that server and command line stay awake; both take this one path.
 * The model is copied into the thread. A defect there rejects the promise.
 */
export async function runPlanInWorker(
  model: ProgrammeModel,
  options: WorkerInput['options'],
  follow: ThreadOptions<PlanProgress> = {},
): Promise<ProgrammeResult> {
  const { result } = await inWorker({ model, options, solve: true }, follow)
  return result!
}

/** Holds a plan against a model in a thread, and makes the plan of `model` where `solve` asks for it. */
export async function runCaseInWorker(
  model: ProgrammeModel,
  options: WorkerInput['options'],
  asked: { evaluate: NonNullable<WorkerInput['evaluate']>; solve: boolean },
  follow: ThreadOptions<PlanProgress> = {},
): Promise<{ evaluated: Evaluation; remade: ProgrammeResult | null }> {
  const { result, evaluated } = await inWorker({ model, options, ...asked }, follow)
  return { evaluated: evaluated!, remade: result }
}

const inWorker = (
  input: Omit<WorkerInput, 'asked'>,
  follow: ThreadOptions<PlanProgress>,
): Promise<WorkerResult> =>
  runInThread<WorkerInput, PlanProgress, WorkerResult>(
    new URL('./worker.ts', import.meta.url),
    { ...input, asked: Date.now() },
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
