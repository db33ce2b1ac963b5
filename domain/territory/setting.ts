import type { CivilDate } from '../../kernel/civil-date.ts'
import { type DateRange, heldOn } from '../../kernel/date-range.ts'

/** The row of a setting that holds on a day; before its first row that one does, so that older figures follow it. */
export const settingRowOn = <Row extends { readonly key: string; readonly valid: DateRange }>(
  rows: readonly Row[],
  key: string,
  on: CivilDate,
): Row | undefined =>
  heldOn(
    rows.filter(row => row.key === key),
    on,
  )[0]
