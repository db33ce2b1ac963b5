/**
 * Where each of our threads begins: a thread starts without the loader of the process, so it brings TypeScript in
 * itself, where it runs from source. Plain JavaScript for that reason alone.
 */
import { workerData } from 'node:worker_threads'

if (workerData.module.endsWith('.ts')) (await import('tsx/esm/api')).register()
await import(workerData.module)
