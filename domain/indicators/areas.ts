import type { Read } from '../../db/index.ts'
import { areasOf } from './figures.ts'
import type { Area } from './standing.ts'
import { loadTerritory } from './territory-records.ts'

/** The city, then districts, then sub-districts, each by code. */
export const listAreas = async (db: Read): Promise<Area[]> => areasOf(await loadTerritory(db))
