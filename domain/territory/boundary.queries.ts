import type { Read } from '../../db/index.ts'
import type { Mark } from '../../kernel/mark.ts'

/** An area with its boundary as GeoJSON geometry; a sub-district's cell is schematic and `estimated`. */
export type Boundary = {
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  /** Code of the area it lies in. */
  readonly parent: string | null
  readonly geometry: unknown
  readonly mark: Mark
}

/** Districts that have a boundary, by code. */
export async function listDistrictBoundaries(db: Read): Promise<Boundary[]> {
  const rows = await db
    .selectFrom('district')
    .select(['code', 'name', 'nameEn', 'geometry', 'geometryMark'])
    .where('geometry', 'is not', null)
    .orderBy('code')
    .execute()
  return rows.map(({ geometryMark, ...row }) => ({ ...row, parent: null, mark: geometryMark ?? 'estimated' }))
}

/** Sub-districts that have a cell, by code. */
export async function listSubdistrictBoundaries(db: Read): Promise<Boundary[]> {
  const rows = await db
    .selectFrom('subdistrict')
    .innerJoin('district', 'district.id', 'subdistrict.districtId')
    .select([
      'subdistrict.code',
      'subdistrict.name',
      'subdistrict.geometry',
      'subdistrict.geometryMark',
      'district.code as parent',
    ])
    .where('subdistrict.geometry', 'is not', null)
    .orderBy('subdistrict.code')
    .execute()
  return rows.map(({ geometryMark, ...row }) => ({ ...row, nameEn: null, mark: geometryMark ?? 'estimated' }))
}
