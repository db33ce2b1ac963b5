import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { Refusal } from '../kernel/refusal.ts'
import { startThread } from '../kernel/thread.ts'
import type { CountedCity, FromThread, Job, JobInput, JobResult, ToThread } from './counting-thread.ts'

const STOP_WITHIN_MS = 2_000

/** Counts figures in a thread of its own, so that a day nobody has asked for yet keeps the other visitors waiting for nothing. */
export type Counting = {
  /** Says where the records are; nothing may be asked before. */
  open(city: CountedCity): void
  /** Refuses as the job does, and with `server.counting_stopped` where the thread ends before it has answered. */
  ask<Of extends Job>(job: Of, ...given: JobInput<Of>): Promise<JobResult<Of>>
  /** Ends the thread and its connections; what is asked afterwards is refused. */
  stop(): Promise<void>
}

type Asked = { readonly resolve: (value: unknown) => void; readonly reject: (reason: Error) => void }
type Thread = { readonly worker: Worker; readonly asked: Map<number, Asked> }

/** Starts the thread. One that fails is replaced when somebody asks again; `module` is another thread in tests. */
export function startCounting(
  module = new URL('./counting-thread.ts', import.meta.url),
  input?: unknown,
): Counting {
  let stopped = false
  let lastId = 0
  let city: CountedCity | undefined
  let thread: Thread | undefined = begin()

  function begin(): Thread {
    const worker = startThread(module, input)
    if (city) worker.postMessage({ open: city } satisfies ToThread)
    const opened: Thread = { worker, asked: new Map() }
    worker.on('message', (message: FromThread) => settle(opened.asked, message))
    worker.on('error', error => console.error(error))
    worker.once('exit', () => {
      if (thread === opened) thread = undefined
      for (const { reject } of opened.asked.values()) reject(stopRefusal())
    })
    return opened
  }

  return {
    open(given) {
      city = given
      thread?.worker.postMessage({ open: given } satisfies ToThread)
    },
    ask(job, ...given) {
      if (stopped) return Promise.reject(stopRefusal())
      thread ??= begin()
      const { worker, asked } = thread
      const id = ++lastId
      return new Promise((resolve, reject) => {
        asked.set(id, { resolve: resolve as Asked['resolve'], reject })
        worker.postMessage({ id, job, given } satisfies ToThread)
      })
    },
    async stop() {
      stopped = true
      if (!thread) return
      const { worker } = thread
      if (city) {
        const ended = once(worker, 'exit').catch(() => undefined)
        worker.postMessage({ stop: true } satisfies ToThread)
        // a count under way does not hear; its connection ends with its thread
        await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })])
      }
      await worker.terminate()
    },
  }
}

const stopRefusal = () => new Refusal('unavailable', 'server.counting_stopped')

function settle(asked: Map<number, Asked>, message: FromThread): void {
  const { resolve, reject } = asked.get(message.id)!
  asked.delete(message.id)
  if ('value' in message) resolve(message.value)
  else if ('refused' in message)
    reject(new Refusal(message.refused.kind, message.refused.code, message.refused.facts))
  else reject(Object.assign(new Error('a defect while counting'), { stack: message.defect }))
}
