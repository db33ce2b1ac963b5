import type { Read } from '../../db/index.ts'
import { MARKS, type Mark } from '../../kernel/mark.ts'
import { invariant } from '../../kernel/refusal.ts'
import {
  type City,
  type CommunityKind,
  getCity,
  listCommunities,
  listDistricts,
  listObservedYears,
  listSubdistricts,
} from '../territory/index.ts'
import type { Subject } from './subject.ts'

/** The city's areas and people as they are measured: lists by code, references as places in these lists. */
export type Territory = {
  readonly city: City
  readonly districts: readonly DistrictRecord[]
  readonly subdistricts: readonly SubdistrictRecord[]
  readonly communities: readonly CommunityRecord[]
  readonly communityById: ReadonlyMap<number, CommunityRecord>
  /** community: place of its sub-district. */
  readonly subdistrictOf: Int32Array
  /** community: rank in `MARKS` of its point. */
  readonly positionRanks: Int8Array
  /** community: 1 where neither its own point nor that of its sub-district is published. */
  readonly placeUnknown: Uint8Array
  /** kind → community: 1 where it is of the kind. */
  readonly isOfKind: Readonly<Record<CommunityKind, Float64Array>>
  /** Documents that communities and their people come from. */
  readonly sourceIds: ReadonlySet<number>
}

export type DistrictRecord = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** Its people at observed year ends, oldest first. */
  readonly years: readonly ObservedYear[]
  readonly communities: readonly CommunityRecord[]
}

export type SubdistrictRecord = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly district: number
}

export type People = {
  readonly residents: number
  readonly age0: number
  readonly age1: number
  readonly age2: number
}
export type ObservedYear = People & { readonly year: number; readonly mark: Mark; readonly sourceId: number }

/** A community or village; its mark is that of its people at the census. */
export type CommunityRecord = Subject &
  People & {
    readonly index: number
    readonly id: number
    readonly communityKind: CommunityKind
    readonly longitude: number
    readonly latitude: number
    readonly positionMark: Mark
  }

/** Reads the city's areas, communities and observed years. */
export async function loadTerritory(db: Read): Promise<Territory> {
  const city = await getCity(db)
  const districtRows = await listDistricts(db)
  const subdistrictRows = await listSubdistricts(db)
  const yearRows = await listObservedYears(db)
  const districtPlace = placesOf(districtRows)
  const subdistricts = subdistrictRows.map(({ id, code, name, districtId }) => ({
    id,
    code,
    name,
    district: placeOf(districtPlace, districtId),
  }))
  const communities = await loadCommunities(db, placesOf(subdistrictRows))
  const districts = districtRows.map((row, index) => ({
    ...row,
    years: yearRows.filter(year => year.districtId === row.id),
    communities: communities.filter(each => subdistricts[each.subdistrict]!.district === index),
  }))
  return {
    city,
    districts,
    subdistricts,
    communities,
    communityById: new Map(communities.map(each => [each.id, each])),
    subdistrictOf: Int32Array.from(communities, each => each.subdistrict),
    positionRanks: Int8Array.from(communities, each => MARKS.indexOf(each.positionMark)),
    placeUnknown: Uint8Array.from(communities, each =>
      each.positionMark !== 'official' && subdistrictRows[each.subdistrict]!.positionMark !== 'official'
        ? 1
        : 0,
    ),
    isOfKind: {
      community: Float64Array.from(communities, each => (each.communityKind === 'community' ? 1 : 0)),
      village: Float64Array.from(communities, each => (each.communityKind === 'village' ? 1 : 0)),
    },
    sourceIds: new Set(communities.map(each => each.sourceId)),
  }
}

// Written out field by field: thousands of rows of one shape are read much faster than spread ones.
async function loadCommunities(
  db: Read,
  subdistrictPlace: ReadonlyMap<number, number>,
): Promise<CommunityRecord[]> {
  const rows = await listCommunities(db)
  return rows.map((row, index) => ({
    index,
    id: row.id,
    kind: 'community',
    code: row.code,
    name: row.name,
    communityKind: row.kind,
    institution: null,
    subdistrict: placeOf(subdistrictPlace, row.subdistrictId),
    longitude: row.longitude,
    latitude: row.latitude,
    positionMark: row.positionMark,
    residents: row.residents,
    age0: row.age0,
    age1: row.age1,
    age2: row.age2,
    mark: row.populationMark,
    sourceId: row.sourceId,
  }))
}

const placesOf = (rows: readonly { id: number }[]): ReadonlyMap<number, number> =>
  new Map(rows.map((row, place) => [row.id, place]))

/** The place of a key whose row the database guarantees. */
function placeOf(places: ReadonlyMap<number, number>, id: number): number {
  const found = places.get(id)
  invariant(found !== undefined, 'what a row refers to has been read')
  return found
}
