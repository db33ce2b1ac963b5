import type { CivilDate } from '../../kernel/civil-date.ts'
import { type DateRange, heldOn } from '../../kernel/date-range.ts'
import type { Mark } from '../../kernel/mark.ts'
import { CLASS_TYPES, type ClassType } from '../registry/care-class.ts'

/** What holds for the classes of one type: ages in months (the end not included), size, carers, room. */
export type ClassRule = {
  readonly firstAgeMonths: number
  readonly endAgeMonths: number
  readonly maxChildren: number
  readonly childrenPerCarer: number
  readonly roomM2PerChild: number
  readonly mark: Mark
  readonly sourceId: number
}
export type DatedClassRule = ClassRule & { readonly classType: ClassType; readonly valid: DateRange }

/** The rules in force on a day, by class type; a type's first rule holds before its first day. */
export const rulesOn = (rules: readonly DatedClassRule[], on: CivilDate): ReadonlyMap<ClassType, ClassRule> =>
  new Map(
    CLASS_TYPES.flatMap(type =>
      heldOn(
        rules.filter(rule => rule.classType === type),
        on,
      ).map(rule => [type, rule] as const),
    ),
  )
