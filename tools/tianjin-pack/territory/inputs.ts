import { fileURLToPath } from 'node:url'
import { readCsv } from '../shared/csv.ts'
import type { Point } from '../shared/geometry.ts'

export type DistrictFacts = {
  code: string
  name: string
  residents: number
  urban: number
  rural: number
  age0: number
  age1to4: number
}
export type SubdistrictFacts = {
  code: string
  name: string
  kind: 'subdistrict' | 'town' | 'township' | 'zone'
  district: string
  point: Point | null
  censusResidents: number | null
}
export type CommunityFacts = {
  code: string
  name: string
  kind: 'community' | 'village'
  subdistrict: string
  point: Point | null
}

const inputPath = (file: string) => fileURLToPath(new URL(`../inputs/${file}`, import.meta.url))
const pointOf = (row: Record<string, string>): Point | null =>
  row.lon && row.lat ? [Number(row.lon), Number(row.lat)] : null

/** The 16 districts at the census of 2020, in the tabulation split, because the ages fit it. */
export const readDistricts = (): DistrictFacts[] =>
  readCsv(inputPath('districts_census2020.csv')).map(row => ({
    code: row.code!,
    name: row.name!,
    residents: Number(row.pop_tabulation_2020),
    urban: Number(row.urban_pop),
    rural: Number(row.rural_pop),
    age0: Number(row.age0),
    age1to4: Number(row.age1_4),
  }))

/** The 299 sub-district-level codes. */
export const readSubdistricts = (): SubdistrictFacts[] =>
  readCsv(inputPath('subdistricts.csv')).map(row => ({
    code: row.code!,
    name: row.name!,
    kind: (row.kind === 'functional_zone' ? 'zone' : row.kind) as SubdistrictFacts['kind'],
    district: row.district_code!,
    point: pointOf(row),
    censusResidents: row.population_2020_census ? Number(row.population_2020_census) : null,
  }))

/** The 5,601 communities and villages; farm quarters and street committees of another kind are no demand points. */
export const readCommunities = (): CommunityFacts[] =>
  readCsv(inputPath('communities.csv'))
    .filter(row => row.kind === 'community' || row.kind === 'village')
    .map(row => ({
      code: row.code!,
      name: row.name!,
      kind: row.kind as CommunityFacts['kind'],
      subdistrict: row.subdistrict_code!,
      point: pointOf(row),
    }))

/** Crude birth rate (per 1,000) by year. */
export const readBirthRates = (): Map<number, number> =>
  new Map(
    readCsv(inputPath('births_2015_2024.csv')).map(row => [
      Number(row.year),
      Number(row.crude_birth_rate_permille),
    ]),
  )

/** Births by year, children; only years for which they are stated. */
export const readBirths = (): Map<number, number> =>
  new Map(
    readCsv(inputPath('births_2015_2024.csv'))
      .filter(row => row.births_wan)
      .map(row => [Number(row.year), Math.round(Number(row.births_wan) * 10_000)]),
  )

/** Residents of the city at year end. */
export const readResidents = (): Map<number, number> =>
  new Map(
    readCsv(inputPath('residents_2018_2024.csv')).map(row => [
      Number(row.year),
      Math.round(Number(row.residents_wan) * 10_000),
    ]),
  )
