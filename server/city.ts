import type { z } from 'zod'
import type { CityReply } from '../contract/index.ts'
import type { Read } from '../db/index.ts'
import { getLatestLoad } from '../domain/packs/index.ts'
import { findFirstFilingDay } from '../domain/registry/index.ts'
import { countSites } from '../domain/supply/index.ts'
import { countAreas, defaultDay, getCity } from '../domain/territory/index.ts'
import type { CivilDate } from '../kernel/civil-date.ts'

/** The city with its pack and the days it can be looked at. */
export async function describeCity(db: Read, today: CivilDate): Promise<z.output<typeof CityReply>> {
  const [city, load, areas, sites, firstFiling] = await Promise.all([
    getCity(db),
    getLatestLoad(db),
    countAreas(db),
    countSites(db),
    findFirstFilingDay(db),
  ])
  const firstDay = firstFiling ?? city.recordsUntil
  return {
    code: city.code,
    name: city.name,
    nameEn: city.nameEn,
    today,
    recordsUntil: city.recordsUntil,
    defaultOn: defaultDay(city, today),
    firstDay,
    recordsFrom: city.recordsFrom ?? firstDay,
    pack: {
      name: load.packName,
      version: load.packVersion,
      loadedAt: load.loadedAt.toISOString(),
      warningCount: load.warningCount,
    },
    counts: { ...areas, sites },
  }
}
