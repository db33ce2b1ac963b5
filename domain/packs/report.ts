import type { Encoding } from './decode.ts'
import type { Fault, UnlistedFaults } from './fault.ts'

/** All that is wrong with a pack, at once. Errors keep it from loading; warnings load and are kept with the load. */
export type PackReport = {
  /** From the manifest; null when that cannot be read. */
  readonly pack: {
    readonly name: string
    readonly version: string
    readonly city: string
    readonly cityEn: string
  } | null
  readonly files: readonly {
    readonly file: string
    readonly rows: number
    /** null when the file is absent or no text. */
    readonly encoding: Encoding | null
  }[]
  /** Counted in full, those not listed too. */
  readonly errors: number
  readonly warnings: number
  readonly faults: readonly Fault[]
  readonly unlisted: readonly UnlistedFaults[]
}
