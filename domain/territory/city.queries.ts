import type { Read } from '../../db/index.ts'
import { present } from '../../kernel/refusal.ts'
import type { City } from './city.ts'

/** The city, or undefined while no pack is loaded. */
export const findCity = (db: Read): Promise<City | undefined> =>
  db
    .selectFrom('city')
    .select(['code', 'name', 'nameEn', 'timeZone', 'censusYear', 'recordsFrom', 'recordsUntil'])
    .select(['packName', 'packVersion'])
    .executeTakeFirst()

/** The city; refuses while no pack is loaded. */
export async function getCity(db: Read): Promise<City> {
  return present(await findCity(db), 'territory.no_city')
}
