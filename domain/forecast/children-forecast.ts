/**
 * Residents and children of the coming year ends, district by district: as the pack has them for a births case, or
 * projected by cohorts from the people of an earlier year. Small areas always sum to the city's totals, in whole persons.
 */
import { apportion, rake, sumOf } from '../../engine/index.ts'
import { type Mark, weakest } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { splitWhole } from '../indicators/split-whole.ts'
import type { Territory } from '../indicators/territory-records.ts'
import type { BirthsCase, ProjectedBirthsCase } from '../territory/territory.ts'
import { type CityCohorts, projectCity } from './city-cohorts.ts'
import type { ForecastRecords } from './forecast-records.ts'
import type { ChildrenRow } from './forecast-rows.ts'
import { type Housing, housingBy } from './new-housing.ts'

/** Where the children of a forecast come from. */
export type ChildrenMethod =
  | { readonly by: 'pack' }
  | {
      readonly by: 'cohorts'
      /** births per woman over her life, alike in all years. */
      readonly totalFertility: number
      readonly netMigrants: number
      readonly boysPerGirl: number
      /** whether new residential areas draw people from the rest of the city. */
      readonly newHousing: boolean
      /** the year at whose end the records stand. */
      readonly baseYear: number
      /** of the assumptions above. */
      readonly mark: Mark
    }

export type ChildrenRecords = Pick<
  ForecastRecords,
  'districtYears' | 'ages' | 'lifeTable' | 'fertility' | 'newAreas'
> & { readonly territory: Territory }

export const AGES = ['age0', 'age1', 'age2'] as const

/** People of a district at a year's end. */
export type DistrictPeople = {
  readonly residents: number
  readonly age0: number
  readonly age1: number
  readonly age2: number
  readonly mark: Mark
}

export type ChildrenForecast = {
  readonly years: readonly number[]
  readonly birthsCase: ProjectedBirthsCase
  /** year, then district. */
  readonly people: readonly (readonly DistrictPeople[])[]
  readonly births: readonly (number | null)[]
  /** people of new areas by year; none of them where the pack's own figures stand. */
  readonly housing: readonly Housing[]
}

/** The forecast; refuses years without people, and a cohort projection whose tables are absent. */
export function forecastChildren(
  records: ChildrenRecords,
  birthsCase: ProjectedBirthsCase,
  method: ChildrenMethod,
  years: readonly number[],
): ChildrenForecast {
  return method.by === 'pack'
    ? fromPack(records, birthsCase, years)
    : fromCohorts(records, birthsCase, method, years)
}

/** The births case where it speaks of the year, else what was observed. */
function fromPack(
  { territory, districtYears }: ChildrenRecords,
  birthsCase: ProjectedBirthsCase,
  years: readonly number[],
): ChildrenForecast {
  const key = (district: number, year: number, of: BirthsCase) => `${district} ${year} ${of}`
  const rows = new Map(districtYears.map(row => [key(row.districtId, row.year, row.birthsCase), row]))
  const missing: { year: number; district: string }[] = []
  const people = years.map(year =>
    territory.districts.flatMap(({ id, code }) => {
      const row = rows.get(key(id, year, birthsCase)) ?? rows.get(key(id, year, 'observed'))
      if (!row) missing.push({ year, district: code })
      return row ?? []
    }),
  )
  if (missing.length > 0)
    throw new Refusal('absent', 'plan.population_missing', { births: birthsCase, missing })
  return { years, birthsCase, people, births: years.map(() => null), housing: [] }
}

type CohortMethod = Extract<ChildrenMethod, { by: 'cohorts' }>

/** Each year's city as the cohorts say, shared out over the districts as they last lay, moved by new housing. */
function fromCohorts(
  records: ChildrenRecords,
  birthsCase: ProjectedBirthsCase,
  method: CohortMethod,
  years: readonly number[],
): ChildrenForecast {
  const city = projectCity(records, method, years)
  const seed = lastObserved(records, method.baseYear)
  const housing = years.map(year =>
    housingBy(records, method.newHousing ? { after: seed.year, until: year } : null, seed.rows),
  )
  const marks = [city.mark, ...seed.rows.map(row => row.mark)]
  const people = years.map((_, t) => shareOut(city, t, seed.rows, housing[t]!, weakest(marks)))
  return { years, birthsCase, people, births: city.births, housing }
}

/** The districts' people at the last observed year end up to the base year. */
function lastObserved({ territory, districtYears }: ChildrenRecords, baseYear: number) {
  const observed = districtYears.filter(row => row.birthsCase === 'observed' && row.year <= baseYear)
  const year = Math.max(...observed.map(row => row.year))
  const rows = territory.districts.flatMap(
    ({ id }) => observed.find(row => row.districtId === id && row.year === year) ?? [],
  )
  if (rows.length < territory.districts.length)
    throw new Refusal('absent', 'forecast.no_observed_year', { baseYear })
  return { year, rows }
}

/**
 * One year's totals over districts. Children: the last observed table of district × age, raked (rows: the districts'
 * shares of under-threes; columns: the city's ages), then whole by largest remainder, age by age.
 */
function shareOut(
  city: CityCohorts,
  t: number,
  seed: readonly DistrictPeople[],
  housing: Housing,
  mark: Mark,
): DistrictPeople[] {
  const ages = city.ages[t]!
  const underThrees = ages.reduce((sum, each) => sum + each, 0)
  const weights = seed.map((row, d) => row.age0 + row.age1 + row.age2 + sumOf(housing.childrenOf(d)))
  const weight = sumOf(weights)
  const { table } = rake({
    seed: Float64Array.from(
      seed.flatMap((row, d) => AGES.map((age, a) => row[age] + housing.childrenOf(d)[a]!)),
    ),
    rowTotals: Float64Array.from(weights, each => (weight > 0 ? (underThrees * each) / weight : 0)),
    columnTotals: Float64Array.from(ages),
  })
  const [age0, age1, age2] = ages.map((total, a) =>
    apportion(
      total,
      Float64Array.from(seed, (_, d) => table[d * AGES.length + a]!),
    ),
  )
  const residents = apportion(
    city.residents[t]!,
    Float64Array.from(seed, (row, d) => row.residents + housing.residentsOf(d)),
  )
  return seed.map((_, d) => ({
    residents: residents[d]!,
    age0: age0![d]!,
    age1: age1![d]!,
    age2: age2![d]!,
    mark,
  }))
}

/**
 * Children of a district's communities at a year's end, by age: as they lay at the census, and where new areas have been
 * delivered since, by them too. Whole numbers that sum to the district's.
 */
export function communityChildren(
  territory: Territory,
  { people, housing }: ChildrenForecast,
  t: number,
  d: number,
): Float64Array[] {
  const { communities } = territory.districts[d]!
  return AGES.map((age, a) => {
    const census = Float64Array.from(communities, each => each[age])
    const weights = housing[t]?.weightsOf(d, a, census) ?? census
    return splitWhole(people[t]![d]![age], weights)
  })
}

/** Rows of the forecast: each year the city, then where asked its districts. */
export function childrenRows(
  territory: Territory,
  { years, birthsCase, people, births }: ChildrenForecast,
  byDistrict: boolean,
): ChildrenRow[] {
  return years.flatMap((year, t) => {
    const row = (of: DistrictPeople, district: { code: string; name: string } | null): ChildrenRow => ({
      year,
      birthsCase,
      district: district?.code ?? null,
      districtName: district?.name ?? null,
      residents: of.residents,
      age0: of.age0,
      age1: of.age1,
      age2: of.age2,
      underThrees: of.age0 + of.age1 + of.age2,
      births: district ? null : births[t]!,
      mark: of.mark,
    })
    const city = row(cityOf(people[t]!), null)
    return byDistrict ? [city, ...people[t]!.map((of, d) => row(of, territory.districts[d]!))] : [city]
  })
}

const cityOf = (people: readonly DistrictPeople[]): DistrictPeople => {
  const total = (column: 'residents' | (typeof AGES)[number]) =>
    people.reduce((sum, each) => sum + each[column], 0)
  return {
    residents: total('residents'),
    age0: total('age0'),
    age1: total('age1'),
    age2: total('age2'),
    mark: weakest(people.map(each => each.mark)),
  }
}
