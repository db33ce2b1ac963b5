/** The whole city carried forward by cohorts: the pack's people by sex and age, life table and fertility, year by year. */
import { type CohortInput, type Cohorts, ModelError, projectCohorts } from '../../engine/index.ts'
import { type Mark, weakest } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { LIFE_TABLE_BIRTHS, type Sex } from '../territory/cohort.ts'
import type { ForecastRecords } from './forecast-records.ts'

export type CohortRecords = Pick<ForecastRecords, 'ages' | 'lifeTable' | 'fertility'>

export type CohortAssumptions = {
  readonly totalFertility: number
  readonly netMigrants: number
  readonly boysPerGirl: number
  readonly baseYear: number
  readonly mark: Mark
}

/** Whole persons at the end of each year asked for, both sexes. */
export type CityCohorts = {
  /** the year whose people it starts from. */
  readonly startYear: number
  readonly residents: readonly number[]
  /** year, then ages 0, 1 and 2. */
  readonly ages: readonly (readonly number[])[]
  readonly births: readonly number[]
  readonly mark: Mark
}

/**
 * Families with children move: net migrants are spread over the people below this age as these lie by sex and age. Chosen,
 * without a source; plans name it among their assumptions.
 */
export const MOVING_BELOW_AGE = 45

/**
 * Rows of the table in force in the base year: the last one up to it, before the first the first. Rows come oldest year
 * first.
 */
export function tableIn<Row extends { readonly year: number }>(
  rows: readonly Row[],
  baseYear: number,
): Row[] {
  const year = rows.findLast(row => row.year <= baseYear)?.year ?? rows[0]?.year
  return rows.filter(row => row.year === year)
}

/**
 * Projects from the last year with people by age up to the base year. Refuses tables that are absent, that leave out an
 * age, or that have other ages than each other, and years before the start.
 */
export function projectCity(
  records: CohortRecords,
  assumptions: CohortAssumptions,
  years: readonly number[],
): CityCohorts {
  const { baseYear, totalFertility, netMigrants, boysPerGirl } = assumptions
  const lifeTable = tableIn(records.lifeTable, baseYear)
  const fertility = tableIn(records.fertility, baseYear)
  refuseAbsent({ ages: records.ages, lifeTable, fertility })
  const known = records.ages.filter(row => row.year <= baseYear)
  const startYear = Math.max(...known.map(row => row.year))
  const rows = known.filter(row => row.year === startYear)
  if (rows.length === 0) throw new Refusal('absent', 'forecast.no_people_by_age', { baseYear })
  const people = (sex: Sex) => rows.filter(row => row.sex === sex)
  const survival = (sex: Sex) => lifeTable.filter(row => row.sex === sex)
  refuseOtherAges([people('female'), people('male'), survival('female'), survival('male')])

  const steps = years.at(-1)! - startYear
  const ages = people('female').length
  const women = Float64Array.from(people('female'), row => row.people)
  const men = Float64Array.from(people('male'), row => row.people)
  const rates = scaled(fertility, ages, totalFertility)
  const movers = sumBelow(women) + sumBelow(men)
  const moving = (of: Float64Array) =>
    of.map((count, age) => (age < MOVING_BELOW_AGE && movers > 0 ? (netMigrants * count) / movers : 0))
  const input: CohortInput = {
    ageYears: 1,
    steps,
    women,
    men,
    womenYears: Float64Array.from(survival('female'), row => row.personYears),
    menYears: Float64Array.from(survival('male'), row => row.personYears),
    radix: LIFE_TABLE_BIRTHS,
    fertility: repeated(rates, steps),
    boysPerGirl,
    womenMigrants: repeated(moving(women), steps),
    menMigrants: repeated(moving(men), steps),
  }
  const projected = project(input, netMigrants)
  const at = (year: number, age: number) => {
    const cell = (year - startYear) * ages + age
    return projected.women[cell]! + projected.men[cell]!
  }
  const everyAge = Array.from({ length: ages }, (_, age) => age)
  return {
    startYear,
    residents: years.map(year => Math.round(everyAge.reduce((sum, age) => sum + at(year, age), 0))),
    ages: years.map(year => [0, 1, 2].map(age => Math.round(at(year, age)))),
    births: years.map(year => Math.round(projected.births[year - startYear - 1] ?? 0)),
    mark: weakest([
      'estimated',
      assumptions.mark,
      ...rows.map(row => row.mark),
      ...lifeTable.map(row => row.mark),
      ...fertility.map(row => row.mark),
    ]),
  }
}

/** What the engine cannot take the planner is told: at some age more people leaving than there are, as the figure he set. */
function project(input: CohortInput, netMigrants: number): Cohorts {
  try {
    return projectCohorts(input)
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause
    const own = cause.faults.filter(({ place }) => !/^(wo)?menMigrants/.test(place))
    const leaving = { place: 'netMigrants', value: netMigrants, allowed: NO_MORE_THAN_THERE }
    const faults = own.length < cause.faults.length ? [...own, leaving] : own
    throw new Refusal('invalid', 'forecast.input_faulty', { faults })
  }
}

const NO_MORE_THAN_THERE = 'no more to leave at any age than live there after births and deaths'

/** Birth rates of the pattern at a total fertility. */
function scaled(fertility: CohortRecords['fertility'], ages: number, totalFertility: number): Float64Array {
  const rates = new Float64Array(ages)
  const total = fertility.reduce((sum, row) => sum + row.birthsPerWoman, 0)
  for (const { age, birthsPerWoman } of fertility)
    if (age < ages) rates[age] = (birthsPerWoman / total) * totalFertility
  return rates
}

const sumBelow = (people: Float64Array): number =>
  people.subarray(0, MOVING_BELOW_AGE).reduce((sum, each) => sum + each, 0)

const repeated = (values: Float64Array, times: number): Float64Array =>
  Float64Array.from({ length: values.length * times }, (_, at) => values[at % values.length]!)

function refuseAbsent({ ages, lifeTable, fertility }: CohortRecords): void {
  const files = [
    ...(ages.length === 0 ? ['population_ages.csv'] : []),
    ...(lifeTable.length === 0 ? ['life_tables.csv'] : []),
    ...(fertility.every(row => row.birthsPerWoman === 0) ? ['fertility_rates.csv'] : []),
  ]
  if (files.length > 0) throw new Refusal('absent', 'forecast.tables_absent', { files })
}

/** All four lists run over the same ages from 0 on. */
function refuseOtherAges(lists: readonly (readonly { age: number }[])[]): void {
  const whole = lists.every(
    list => list.length >= 2 && list.length === lists[0]!.length && list.every((row, age) => row.age === age),
  )
  if (!whole)
    throw new Refusal('invalid', 'forecast.ages_differ', {
      ages: lists.map(list =>
        list.length === 0 ? '–' : `${list[0]!.age}–${list.at(-1)!.age} (${list.length})`,
      ),
    })
}
