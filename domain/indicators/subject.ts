import type { Mark } from '../../kernel/mark.ts'
import type { RecordKind } from './record-list.ts'

/** A record that a figure may count: where it lies and how far it may be trusted. */
export type Subject = {
  readonly kind: RecordKind
  readonly code: string
  readonly name: string | null
  readonly institution: string | null
  /** Index of its sub-district in `Territory.subdistricts`. */
  readonly subdistrict: number
  readonly mark: Mark
  readonly sourceId: number
}
