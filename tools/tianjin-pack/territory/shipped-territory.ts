import type { Row } from '../shared/csv.ts'
import type { PlacedCommunity, PlacedSubdistrict, Territory } from './territory.ts'

/** As much of the territory as the network needs, read back from shipped rows, without boundaries. */
export function territoryOf(rows: ReadonlyMap<string, readonly Row[]>): Territory {
  const communities = rows.get('communities.csv')!.map(
    row =>
      ({
        code: row.code,
        name: row.name,
        kind: row.kind,
        subdistrict: row.subdistrict,
        district: String(row.code).slice(0, 6),
        at: [row.longitude, row.latitude],
        residents: row.residents,
        ages: [row.age0, row.age1, row.age2],
      }) as unknown as PlacedCommunity,
  )
  return {
    districts: rows.get('districts.csv')! as unknown as Territory['districts'],
    subdistricts: rows.get('subdistricts.csv')! as unknown as PlacedSubdistrict[],
    communities,
    years: [],
    doubtful: [],
  }
}
