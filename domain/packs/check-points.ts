import type { PackRow } from '../../kernel/pack-file.ts'
import type { Boundaries } from './boundaries.ts'
import { byCode, type PackTables } from './check-references.ts'
import { type Box, kilometresFrom } from './distance.ts'
import type { FaultList } from './fault.ts'
import type { PackTable } from './read-table.ts'

/** Open boundaries are simplified, and published points stand at gates and entrances. */
const DISTRICT_TOLERANCE_KM = 2
const SUBDISTRICT_TOLERANCE_KM = 10

/** Warns of points outside the district, or far from the sub-district, that they are said to lie in. */
export function checkPoints(
  tables: PackTables,
  districts: Boundaries,
  subdistricts: Boundaries,
  faults: FaultList,
): void {
  const rowsOf = (name: string) => {
    const table = tables.get(name)!
    const codes = byCode(table)
    return (code: PackRow[string]) => table.rows[codes.get(String(code)) ?? -1]
  }
  const subdistrictOf = rowsOf('subdistricts')
  const communityOf = rowsOf('communities')
  const via: Record<string, (row: PackRow) => PackRow | undefined> = {
    subdistricts: row => row,
    communities: row => subdistrictOf(row.subdistrict!),
    institutions: row => subdistrictOf(communityOf(row.community!)?.subdistrict ?? null),
    sites: row => subdistrictOf(communityOf(row.community!)?.subdistrict ?? null),
    projects: row => subdistrictOf(communityOf(row.community!)?.subdistrict ?? null),
  }
  for (const [name, subdistrictFor] of Object.entries(via))
    eachPoint(tables.get(name)!, (row, longitude, latitude, place) => {
      const subdistrict = subdistrictFor(row)
      const district = districts.get(String(subdistrict?.district))
      if (!subdistrict || !district) return
      const outside = kilometresFrom(district.box, longitude, latitude)
      if (outside > DISTRICT_TOLERANCE_KM)
        faults.add('point_outside_district', place, {
          district: subdistrict.district,
          kilometres: rounded(outside),
        })
      if (row === subdistrict) return
      const box = subdistricts.get(String(subdistrict.code))?.box ?? boxOfPoint(subdistrict)
      const away = box ? kilometresFrom(box, longitude, latitude) : 0
      if (away > SUBDISTRICT_TOLERANCE_KM)
        faults.add('point_far_from_subdistrict', place, {
          subdistrict: subdistrict.code,
          kilometres: rounded(away),
        })
    })
}

const rounded = (kilometres: number): number => Math.round(kilometres * 10) / 10

function boxOfPoint({ longitude, latitude }: PackRow): Box | undefined {
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  return [longitude, latitude, longitude, latitude]
}

type Visit = (
  row: PackRow,
  longitude: number,
  latitude: number,
  place: { file: string; row: number; column: string; value: string },
) => void

function eachPoint(table: PackTable, visit: Visit): void {
  table.rows.forEach((row, i) => {
    const { longitude, latitude } = row
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return
    const value = `${longitude} ${latitude}`
    visit(row, longitude, latitude, {
      file: table.file.file,
      row: table.rowNumbers[i]!,
      column: 'longitude',
      value,
    })
  })
}
