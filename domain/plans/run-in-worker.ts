import type {
  Evaluation,
  PlanOptions,
  PlanProgress,
  ProgrammeModel,
  ProgrammeResult,
} from '../../engine/index.ts'
import { startThread } from '../../kernel/thread.ts'
import type { WorkerInput } from './worker.ts'

type Done = { result: ProgrammeResult | null; evaluated: Evaluation | null }
export type FromWorker = { progress: PlanProgress } | Done
export type RunOptions = {
  readonly onProgress?: (progress: PlanProgress) => void
  /** aborting stops the search with the best plan so far; the promise still resolves. */
  readonly signal?: AbortSignal
}

/**
 * Computes a plan in a thread of its own, so that server and command line stay awake; both take this one path.
 * The model is copied into the thread. A defect there rejects the promise.
 */
export async function runPlanInWorker(
  model: ProgrammeModel,
  options: WorkerInput['options'],
  run: RunOptions = {},
): Promise<ProgrammeResult> {
  const { result } = await runThread({ model, options, solve: true }, run)
  return result!
}

/** Holds a plan against another model in a thread, and makes the plan of that model where `solve` asks for it. */
export async function runCaseInWorker(
  model: ProgrammeModel,
  options: WorkerInput['options'],
  asked: { evaluate: NonNullable<WorkerInput['evaluate']>; solve: boolean },
  run: RunOptions = {},
): Promise<{ evaluated: Evaluation; remade: ProgrammeResult | null }> {
  const { result, evaluated } = await runThread({ model, options, ...asked }, run)
  return { evaluated: evaluated!, remade: result }
}

function runThread(asked: Omit<WorkerInput, 'stop'>, { onProgress, signal }: RunOptions): Promise<Done> {
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const input: WorkerInput = { ...asked, stop }
  const worker = startThread(new URL('./worker.ts', import.meta.url), input)
  const halt = () => Atomics.store(new Int32Array(stop), 0, 1)
  if (signal?.aborted) halt()
  signal?.addEventListener('abort', halt, { once: true })
  return new Promise<Done>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if ('progress' in message) onProgress?.(message.progress)
      else resolve(message)
    })
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the planning thread ended with code ${code}`)))
  }).finally(() => {
    signal?.removeEventListener('abort', halt)
    void worker.terminate()
  })
}

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
