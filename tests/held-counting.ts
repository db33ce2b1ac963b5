/** A counting thread that does nothing until it is let go, and then counts or breaks down, as it is told. */

import { threadInput } from '../kernel/thread.ts'
import type { CountingInput } from '../server/counting-thread.ts'

export const HOLD = { held: 0, count: 1, breakDown: 2 } as const
export type HeldInput = CountingInput & { readonly hold: SharedArrayBuffer }

const hold = new Int32Array(threadInput<HeldInput>().hold)
Atomics.wait(hold, 0, HOLD.held)
if (Atomics.load(hold, 0) === HOLD.breakDown) throw new Error('broken down as told')
await import('../server/counting-thread.ts')
