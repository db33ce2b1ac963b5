import type { Read } from '../../db/index.ts'
import type { Mark } from '../../kernel/mark.ts'
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
  const communityRows = await listCommunities(db)
  const yearRows = await listObservedYears(db)
  const districtIndex = new Map<number, number>(districtRows.map((row, index) => [row.id, index]))
  const subdistrictIndex = new Map<number, number>(subdistrictRows.map((row, index) => [row.id, index]))
  const subdistricts = subdistrictRows.map(({ id, code, name, districtId }) => ({
    id,
    code,
    name,
    district: at(districtIndex, districtId),
  }))
  const communities: CommunityRecord[] = communityRows.map(
    ({ kind, subdistrictId, populationMark, ...row }, index) => ({
      ...row,
      index,
      kind: 'community' as const,
      communityKind: kind,
      institution: null,
      subdistrict: at(subdistrictIndex, subdistrictId),
      mark: populationMark,
    }),
  )
  const districts = districtRows.map((row, index) => ({
    ...row,
    years: yearRows.filter(year => year.districtId === row.id),
    communities: communities.filter(each => subdistricts[each.subdistrict]!.district === index),
  }))
  const communityById = new Map<number, CommunityRecord>(communities.map(each => [each.id, each]))
  return { city, districts, subdistricts, communities, communityById }
}

/** The place of a key whose row the database guarantees. */
function at(index: ReadonlyMap<number, number>, id: number): number {
  const found = index.get(id)
  invariant(found !== undefined, 'what a row refers to has been read')
  return found
}
