/**
 * Where each of our threads begins: a thread starts without the loader of the process, so it brings TypeScript in
 * itself. Plain JavaScript for that reason alone.
 */
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.module)
