import type { CivilDate } from '../../kernel/civil-date.ts'

/** The city whose records these are. */
export type City = {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly timeZone: string
  readonly censusYear: number
  /** Since when its records are kept; null where the pack does not say. */
  readonly recordsFrom: CivilDate | null
  /** The last day the records speak of. */
  readonly recordsUntil: CivilDate
  readonly packName: string
  readonly packVersion: string
}

/** The day on which the city is looked at unless another is asked for: the earlier of today and the records' end. */
export const defaultDay = (city: City, today: CivilDate): CivilDate =>
  today < city.recordsUntil ? today : city.recordsUntil
