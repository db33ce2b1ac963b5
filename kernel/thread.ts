import {
  MessageChannel,
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads'

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

/**
 * A thread that answers messages in their order, for a computation that cannot return to its event loop meanwhile. What is
 * sent is copied, except shared memory.
 */
export type HelperThread = {
  readonly send: (message: unknown) => void
  /** The next answer, waited for at most so long; undefined where there is none yet. Throws once the thread has ended. */
  readonly receive: (milliseconds: number) => unknown
  readonly end: () => Promise<void>
}
type HelperStart = { readonly port: MessagePort; readonly answered: SharedArrayBuffer }

/** Answers given so far; this instead of a number says that the thread has ended. */
const ENDED = -1

/** Starts a module that calls `helpInThread`; resolves when it listens. */
export async function startHelper(module: URL): Promise<HelperThread> {
  const { port1, port2 } = new MessageChannel()
  const answered = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const count = new Int32Array(answered)
  const worker = startThread(module, undefined)
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the thread of ${module.href} ended with code ${code}`)))
    worker.postMessage({ port: port2, answered } satisfies HelperStart, [port2])
  })
  let heard = 0
  return {
    send: message => port1.postMessage(message),
    receive(milliseconds) {
      if (Atomics.load(count, 0) === heard) Atomics.wait(count, 0, heard, milliseconds)
      const received = receiveMessageOnPort(port1)
      if (received) {
        heard++
        return received.message
      }
      if (Atomics.load(count, 0) === ENDED) throw new Error(`the thread of ${module.href} has ended`)
      return undefined
    },
    async end() {
      port1.close()
      await worker.terminate()
    },
  }
}

/** Within a thread of `startHelper`: gives every message to what `open` returns, which answers through `answer`. */
export function helpInThread(open: (answer: (message: unknown) => void) => (message: unknown) => void): void {
  parentPort!.once('message', ({ port, answered }: HelperStart) => {
    const count = new Int32Array(answered)
    const take = open(message => {
      port.postMessage(message)
      Atomics.add(count, 0, 1)
      Atomics.notify(count, 0)
    })
    process.once('exit', () => {
      Atomics.store(count, 0, ENDED)
      Atomics.notify(count, 0)
    })
    port.on('message', take)
    parentPort!.postMessage('listening')
  })
}
