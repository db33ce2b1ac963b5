import { parentPort, Worker, workerData } from 'node:worker_threads'

/** Runs a TypeScript module in a thread of its own, so that long work keeps nobody waiting. The input is copied there. */
export const startThread = (module: URL, input: unknown): Worker =>
  new Worker(new URL('./thread-start.mjs', import.meta.url), { workerData: { module: module.href, input } })

/** Within a thread: what `startThread` was given. */
export const threadInput = <Input>(): Input => (workerData as { input: Input }).input

export type ThreadOptions<Progress> = {
  readonly onProgress?: (progress: Progress) => void
  /** aborting asks the work to end with the best found so far; the promise still resolves. */
  readonly signal?: AbortSignal
}
type FromThread<Progress, Result> = { progress: Progress } | { result: Result }
/** `stop`: first element becomes 1 when the work is to end. */
type Stoppable<Input> = { readonly input: Input; readonly stop: SharedArrayBuffer }

/** Runs a module that calls `workInThread` and resolves with its result. A defect there rejects the promise. */
export function runInThread<Input, Progress, Result>(
  module: URL,
  input: Input,
  { onProgress, signal }: ThreadOptions<Progress> = {},
): Promise<Result> {
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const worker = startThread(module, { input, stop } satisfies Stoppable<Input>)
  const halt = () => Atomics.store(new Int32Array(stop), 0, 1)
  if (signal?.aborted) halt()
  signal?.addEventListener('abort', halt, { once: true })
  return new Promise<Result>((resolve, reject) => {
    worker.on('message', (message: FromThread<Progress, Result>) => {
      if ('progress' in message) onProgress?.(message.progress)
      else resolve(message.result)
    })
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the thread of ${module.href} ended with code ${code}`)))
  }).finally(() => {
    signal?.removeEventListener('abort', halt)
    void worker.terminate()
  })
}

/** Within a thread of `runInThread`: does the work, which reports how far it is and asks whether it is to end. */
export async function workInThread<Input, Progress, Result>(
  work: (
    input: Input,
    follow: { onProgress: (progress: Progress) => void; cancelled: () => boolean },
  ) => Result | Promise<Result>,
): Promise<void> {
  const { input, stop } = threadInput<Stoppable<Input>>()
  const flag = new Int32Array(stop)
  const send = (message: FromThread<Progress, Result>) => parentPort!.postMessage(message)
  const result = await work(input, {
    onProgress: progress => send({ progress }),
    cancelled: () => Atomics.load(flag, 0) === 1,
  })
  send({ result })
}
