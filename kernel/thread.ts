import { Worker, workerData } from 'node:worker_threads'

/** Runs a TypeScript module in a thread of its own, so that long work keeps nobody waiting. The input is copied there. */
export const startThread = (module: URL, input: unknown): Worker =>
  new Worker(new URL('./thread-start.mjs', import.meta.url), { workerData: { module: module.href, input } })

/** Within a thread: what `startThread` was given. */
export const threadInput = <Input>(): Input => (workerData as { input: Input }).input
