/**
 * Where the planning thread begins: a thread starts without the loader of the process, so it brings TypeScript in
 * itself. Plain JavaScript for that reason alone.
 */
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
