/** A counting thread that does nothing until it is let go, and then counts or breaks down, as it is told. */

import { threadInput } from '../kernel/thread.ts'

/** What the flag says; 0 holds. */
const [HELD, BREAK_DOWN] = [0, 2]

const hold = new Int32Array(threadInput<SharedArrayBuffer>())
Atomics.wait(hold, 0, HELD)
if (Atomics.load(hold, 0) === BREAK_DOWN) throw new Error('broken down as told')
await import('../server/counting-thread.ts')
