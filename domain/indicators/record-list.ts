import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'
import type { Measure } from './measures.ts'
import type { AreaLevel, Figure } from './standing.ts'

/** The records behind one figure. Always: amounts of `counted` sum to its numerator, of `denominator` to its denominator. */
export type RecordList = {
  readonly measure: Measure
  readonly on: CivilDate
  readonly area: { readonly level: AreaLevel; readonly code: string; readonly name: string }
  readonly figure: Figure
  /** Names of the areas that the records lie in, and of `area`, by code. */
  readonly areas: Readonly<Record<string, { readonly name: string; readonly nameEn: string | null }>>
  readonly counted: readonly CountedRecord[]
  readonly leftOut: readonly LeftOutRecord[]
  /**
   * Of a stage that also lists what earlier stages lost, the reasons under which it does: the other `leftOut` were still in
   * the stage before. Null elsewhere.
   */
  readonly lostBefore: readonly LeftOutReason[] | null
  /** Empty for stages and counts. */
  readonly denominator: readonly CountedRecord[]
}

export const RECORD_KINDS = ['class', 'project', 'carer', 'community', 'institution', 'new_area'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

export type CountedRecord = {
  readonly kind: RecordKind
  readonly code: string
  /** Name of the institution, project or community; a person has none here, only the code. */
  readonly name: string | null
  /** The institution a class or a carer belongs to. */
  readonly institution: string | null
  readonly district: string
  readonly subdistrict: string
  /** What it contributes, in the unit of the numerator (or denominator). */
  readonly amount: number
  readonly mark: Mark
  /** Code of its source. */
  readonly source: string
}

export const LEFT_OUT_REASONS = [
  // filed and what follows from it
  'institution_never_filed',
  'filing_not_begun',
  'filing_ended',
  'class_not_open_yet',
  'class_closed',
  // usable
  'room_closed',
  'inspection_order',
  'above_class_limit',
  'room_too_small',
  'no_certified_carer',
  // within reach, affordable, predicted
  'not_usable',
  'not_within_reach',
  'no_child_within_reach',
  'too_few_children_within_reach',
  'fee_above_limit',
  'no_published_fee',
  // projects
  'project_not_begun',
  'project_begun',
  'project_filed',
  'project_cancelled',
  // inclusive
  'not_recognised',
  'recognition_not_begun',
  'recognition_ended',
  // carers
  'no_certificate',
  'certificate_not_valid_yet',
  'certificate_expired',
  'certificate_not_accepted',
  // coverage
  'no_open_institution',
  'home_based_only',
  'served_by_other_institution',
  'beyond_walking_distance',
  'points_estimated',
  'place_unknown',
  // new residential areas
  'planned_residents_unknown',
  'new_area_too_small',
  'duty_without_year',
  'duty_not_due',
  'duty_without_project',
  'duty_planned',
  'duty_built',
  'duty_handed_over',
  'duty_open',
  'duty_too_few_places',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export type LeftOutRecord = {
  readonly record: CountedRecord
  readonly reason: LeftOutReason
}
