/** The two files of `tuoyu travel` without a city: where families live, and where they may go. */
import { type FilesRead, readFiles } from '../../domain/packs/index.ts'
import type { Place } from '../../domain/travel/index.ts'
import type { Column, PackFile, PackRow } from '../../kernel/pack-file.ts'

const COLUMNS: readonly Column[] = [
  { name: 'code', zh: '编码', about: 'any code', kind: 'text', maxLength: 120 },
  { name: 'longitude', zh: '经度', about: 'degrees east, WGS-84', kind: 'number', min: -180, max: 180 },
  { name: 'latitude', zh: '纬度', about: 'degrees north, WGS-84', kind: 'number', min: -90, max: 90 },
]

const fileOf = (file: string, about: string): PackFile => ({
  file,
  about,
  table: 'travel',
  key: ['code'],
  columns: COLUMNS,
})

const placeOf = ({ code, longitude, latitude }: PackRow): Place => ({
  code: String(code),
  longitude: Number(longitude),
  latitude: Number(latitude),
})

/** Reads both files; `places` is undefined where they have errors, which stand in `read`. */
export async function readPlaces(
  communities: string,
  facilities: string,
): Promise<{ read: FilesRead; places?: { communities: Place[]; facilities: Place[] } }> {
  const read = await readFiles([fileOf(communities, 'Communities'), fileOf(facilities, 'Facilities')])
  if (read.errors > 0) return { read }
  const [from, to] = read.rows
  return { read, places: { communities: from!.map(placeOf), facilities: to!.map(placeOf) } }
}
