import { largestRemainder } from '../shared/rounding.ts'
import type { DistrictFacts } from './inputs.ts'

export const FIRST_YEAR = 2018
/** The last year with published births and residents; 2025 is carried forward. */
export const LAST_PUBLISHED_YEAR = 2024
export const LAST_OBSERVED_YEAR = 2025
export const LAST_PROJECTED_YEAR = 2035
/** Births of the projections beside the mean of 2022–24: invented, so that a plan can be tried against them. */
export const BIRTHS_BAND = { low: 0.85, middle: 1, high: 1.15 } as const
export type ProjectedCase = keyof typeof BIRTHS_BAND

export type DistrictYear = {
  district: string
  year: number
  birthsCase: 'observed' | ProjectedCase
  residents: number
  ages: [number, number, number]
}
export type CityFacts = {
  districts: readonly DistrictFacts[]
  /** Children by single age 1 to 4 of the whole city at the census. */
  ages1to4: readonly number[]
  births: ReadonlyMap<number, number>
  residents: ReadonlyMap<number, number>
}

/**
 * Children born in a year: from 2020 on the births, before it what the census still counted of them
 * (10/12 of one age and 2/12 of the next, the census being on 1 November). Survival is taken as 1, moves as 0.
 */
export function cohort(facts: CityFacts, year: number, birthsCase: DistrictYear['birthsCase']): number {
  if (year > LAST_PUBLISHED_YEAR) {
    const band = birthsCase === 'observed' ? 1 : BIRTHS_BAND[birthsCase]
    return band * meanBirths(facts)
  }
  if (year >= 2020) return facts.births.get(year)!
  const age0 = facts.districts.reduce((sum, district) => sum + district.age0, 0)
  const counted = [age0, ...facts.ages1to4]
  const age = 2020 - year
  return (10 / 12) * counted[age]! + (2 / 12) * counted[age - 1]!
}

/** Mean of the births of 2022 to 2024. */
export const meanBirths = (facts: CityFacts) =>
  [2022, 2023, 2024].reduce((sum, year) => sum + facts.births.get(year)!, 0) / 3

/** Residents of the city at year end; after the published years they change only by the births beside the middle case. */
export function cityResidents(
  facts: CityFacts,
  year: number,
  birthsCase: DistrictYear['birthsCase'],
): number {
  const published = facts.residents.get(Math.min(year, LAST_PUBLISHED_YEAR))!
  if (birthsCase === 'observed' || year <= LAST_PUBLISHED_YEAR) return published
  return Math.round(
    published + (year - LAST_PUBLISHED_YEAR) * (BIRTHS_BAND[birthsCase] - 1) * meanBirths(facts),
  )
}

/** All rows: observed year ends, then the three projections. City figures are shared out by the census. */
export function districtYears(facts: CityFacts): DistrictYear[] {
  const rows: DistrictYear[] = []
  for (let year = FIRST_YEAR; year <= LAST_OBSERVED_YEAR; year++)
    rows.push(...yearRows(facts, year, 'observed'))
  for (const birthsCase of ['low', 'middle', 'high'] as const)
    for (let year = LAST_OBSERVED_YEAR; year <= LAST_PROJECTED_YEAR; year++)
      rows.push(...yearRows(facts, year, birthsCase))
  return rows
}

function yearRows(facts: CityFacts, year: number, birthsCase: DistrictYear['birthsCase']): DistrictYear[] {
  const residents = largestRemainder(
    facts.districts.map(district => district.residents),
    cityResidents(facts, year, birthsCase),
  )
  const ages = [0, 1, 2].map(age =>
    largestRemainder(
      facts.districts.map(district => (year - age >= 2020 ? district.age0 : district.age1to4)),
      Math.round(cohort(facts, year - age, birthsCase)),
    ),
  )
  return facts.districts.map((district, index) => ({
    district: district.code,
    year,
    birthsCase,
    residents: residents[index]!,
    ages: [ages[0]![index]!, ages[1]![index]!, ages[2]![index]!],
  }))
}
