import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { refuseIf } from '../../kernel/refusal.ts'
import { findFirstFilingDay } from '../registry/index.ts'
import { defaultDay, getCity } from '../territory/index.ts'

/** The day asked for, or the default one; refuses days of which the records cannot speak. */
export async function measuredDay(db: Read, on: CivilDate | undefined, today: CivilDate): Promise<CivilDate> {
  const city = await getCity(db)
  if (on === undefined) return defaultDay(city, today)
  const first = (await findFirstFilingDay(db)) ?? city.recordsUntil
  const last = today > city.recordsUntil ? today : city.recordsUntil
  refuseIf(on < first || on > last, 'indicators.day_without_records', { on, first, last }, 'invalid')
  return on
}
