/** What forecasts are made from, read once: people, their life table and fertility, new areas, graduates, certificates. */
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { listNewAreas } from '../supply/index.ts'
import {
  listDistrictYears,
  listFertilityRates,
  listLifeTable,
  listPopulationAges,
} from '../territory/index.ts'
import { countCertificateEnds, listGraduates } from '../workforce/index.ts'

export type ForecastRecords = {
  readonly districtYears: Awaited<ReturnType<typeof listDistrictYears>>
  readonly ages: Awaited<ReturnType<typeof listPopulationAges>>
  readonly lifeTable: Awaited<ReturnType<typeof listLifeTable>>
  readonly fertility: Awaited<ReturnType<typeof listFertilityRates>>
  readonly newAreas: Awaited<ReturnType<typeof listNewAreas>>
  readonly graduates: Awaited<ReturnType<typeof listGraduates>>
  readonly certificateEnds: Awaited<ReturnType<typeof countCertificateEnds>>
}

/** Reads the records; certificates as they are held on the base date. */
export const loadForecastRecords = async (db: Read, on: CivilDate): Promise<ForecastRecords> => ({
  districtYears: await listDistrictYears(db),
  ages: await listPopulationAges(db),
  lifeTable: await listLifeTable(db),
  fertility: await listFertilityRates(db),
  newAreas: await listNewAreas(db),
  graduates: await listGraduates(db),
  certificateEnds: await countCertificateEnds(db, on),
})
