import type { Row } from '../shared/csv.ts'
import { geometryOf } from './boundaries.ts'
import { LAST_OBSERVED_YEAR } from './district-years.ts'
import type { Territory } from './territory.ts'

const ENGLISH: Readonly<Record<string, string>> = {
  120101: 'Heping',
  120102: 'Hedong',
  120103: 'Hexi',
  120104: 'Nankai',
  120105: 'Hebei',
  120106: 'Hongqiao',
  120110: 'Dongli',
  120111: 'Xiqing',
  120112: 'Jinnan',
  120113: 'Beichen',
  120114: 'Wuqing',
  120115: 'Baodi',
  120116: 'Binhai New Area',
  120117: 'Ninghe',
  120118: 'Jinghai',
  120119: 'Jizhou',
}
const markOf = (published: boolean) => (published ? 'official' : 'estimated')

export const districtRows = (territory: Territory): Row[] =>
  territory.districts.map(({ code, name, at }) => ({
    code,
    name,
    name_en: ENGLISH[code]!,
    longitude: at[0],
    latitude: at[1],
  }))

export const subdistrictRows = (territory: Territory): Row[] =>
  territory.subdistricts.map(({ code, name, kind, district, at, published }) => ({
    code,
    name,
    kind,
    district,
    longitude: at[0],
    latitude: at[1],
    position_mark: markOf(published),
  }))

export const communityRows = (territory: Territory): Row[] =>
  territory.communities.map(community => ({
    code: community.code,
    name: community.name,
    kind: community.kind,
    subdistrict: community.subdistrict,
    longitude: community.at[0],
    latitude: community.at[1],
    position_mark: markOf(community.published),
    residents: community.residents,
    age0: community.ages[0],
    age1: community.ages[1],
    age2: community.ages[2],
    population_mark: 'estimated',
    source: 'method-raking',
  }))

export const districtYearRows = (territory: Territory): Row[] =>
  territory.years.map(({ district, year, birthsCase, residents, ages }) => ({
    district,
    year,
    births_case: birthsCase,
    residents,
    age0: ages[0],
    age1: ages[1],
    age2: ages[2],
    mark: birthsCase === 'low' || birthsCase === 'high' ? 'demo' : 'estimated',
    source:
      birthsCase !== 'observed'
        ? 'method-births-cases'
        : year === LAST_OBSERVED_YEAR
          ? 'method-carried-forward'
          : 'method-district-years',
  }))

/** One feature a line, so that a change shows as a change of lines. */
const collection = (features: { code: string; mark: string; geometry: unknown }[]) => {
  const lines = features.map(({ code, mark, geometry }) =>
    JSON.stringify({ type: 'Feature', properties: { code, mark }, geometry }),
  )
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}

/** Published by ECharts, simplified and converted: good for a map, so `estimated`. */
export const districtGeoJson = (territory: Territory) =>
  collection(
    territory.districts.map(({ code, boundary }) => ({
      code,
      mark: 'estimated',
      geometry: geometryOf(boundary),
    })),
  )

/** Schematic cells; zones without people have none. */
export const subdistrictGeoJson = (territory: Territory) =>
  collection(
    territory.subdistricts.flatMap(({ code, cell }) =>
      cell ? [{ code, mark: 'estimated', geometry: geometryOf(cell) }] : [],
    ),
  )
