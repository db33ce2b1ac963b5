import {
  MessageChannel,
  type MessagePort,
  parentPort,
  type ResourceLimits,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads'

/**
 * Runs a TypeScript module in a thread of its own, so that long work keeps nobody waiting. The input is copied there. Its
 * memory is Node's usual unless limited; ports within the input are given away.
 */
export const startThread = (
  module: URL,
  input: unknown,
  resourceLimits: ResourceLimits = {},
  given: MessagePort[] = [],
): Worker =>
  new Worker(new URL('./thread-start.mjs', import.meta.url), {
    workerData: { module: module.href, input },
    transferList: given,
    resourceLimits,
  })

/** Starts a module beside a computation that can do without it: its fault is printed and ends nothing. */
export const startBeside = (module: URL, input: unknown, limits?: ResourceLimits): Worker =>
  startThread(module, input, limits).on('error', console.error)

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
export type AnsweringThread = {
  readonly send: (message: unknown) => void
  /**
   * The next answer, waited for at most so long; undefined where there is none yet. Throws, with its cause, once the thread
   * is known to have ended: one that dies of memory is so only after its starter was in its event loop again.
   */
  readonly receive: (milliseconds: number) => unknown
  readonly end: () => Promise<void>
}
type AnsweringStart = { readonly port: MessagePort; readonly answered: SharedArrayBuffer }

type FromAnswering = { readonly answer: unknown } | { readonly fault: unknown }

/** Answers given so far; this instead of a number says that the thread has ended. */
const ENDED = -1

/** Starts a module that calls `answerInThread`, and waits for nothing: messages are kept until it listens. */
export function startAnswering(module: URL, limits?: ResourceLimits): AnsweringThread {
  const { port1, port2 } = new MessageChannel()
  const answered = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const count = new Int32Array(answered)
  const worker = startThread(module, { port: port2, answered } satisfies AnsweringStart, limits, [port2])
  let heard = 0
  let fault: unknown
  const hasEnded = () => {
    const why = fault === undefined ? '' : `: ${String((fault as Error).message ?? fault)}`
    return new Error(`the thread of ${module.href} has ended${why}`, { cause: fault })
  }
  worker.on('error', cause => {
    fault ??= cause
  })
  // a thread that dies of memory runs nothing of its own any more
  worker.once('exit', () => Atomics.store(count, 0, ENDED))
  return {
    send: message => port1.postMessage(message),
    receive(milliseconds) {
      if (Atomics.load(count, 0) === heard) Atomics.wait(count, 0, heard, milliseconds)
      const received = receiveMessageOnPort(port1)
      if (received) {
        const message = received.message as FromAnswering
        if ('fault' in message) {
          fault = message.fault
          throw hasEnded()
        }
        heard++
        return message.answer
      }
      if (Atomics.load(count, 0) === ENDED) throw hasEnded()
      return undefined
    },
    async end() {
      port1.close()
      await worker.terminate()
    },
  }
}

/** Within a thread of `startAnswering`: gives every message to what `open` returns, which answers through `answer`. */
export function answerInThread(
  open: (answer: (message: unknown) => void) => (message: unknown) => void,
): void {
  const { port, answered } = threadInput<AnsweringStart>()
  const count = new Int32Array(answered)
  const say = (message: FromAnswering) => port.postMessage(message)
  const take = open(answer => {
    say({ answer })
    Atomics.add(count, 0, 1)
    Atomics.notify(count, 0)
  })
  process.once('exit', () => {
    Atomics.store(count, 0, ENDED)
    Atomics.notify(count, 0)
  })
  port.on('message', message => {
    try {
      take(message)
    } catch (cause) {
      // the starter may be away from its event loop, where it would hear of it
      say({ fault: cause })
      throw cause
    }
  })
}
