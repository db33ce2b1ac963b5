import { fileURLToPath } from 'node:url'
import { LIFE_TABLE_BIRTHS, SEXES } from '../../../domain/territory/cohort.ts'
import { totalFertilityOf } from '../../../engine/index.ts'
import { type Row, readCsv } from '../shared/csv.ts'
import { largestRemainder } from '../shared/rounding.ts'
import { splitAges1to4 } from './ages.ts'
import { readBirthRates, readBirths, readDistricts, readResidents } from './inputs.ts'
import { singleAges } from './smooth-ages.ts'

/** Ages of the tables: 0 to 84, and 85 and over. */
const AGES = 86
const OPEN = AGES - 1
const [CENSUS_YEAR, LATER_YEAR] = [2020, 2024] as const
/** National sex ratio at birth of the census of 2020. */
export const BOYS_PER_GIRL = 1.113
const [FIRST_FERTILE, END_FERTILE] = [15, 50] as const

type People = { readonly female: readonly number[]; readonly male: readonly number[] }

const input = (file: string) => readCsv(fileURLToPath(new URL(`../inputs/${file}`, import.meta.url)))
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

/** Person-years by single age, the last for 85 and over: Swedish women of 1993 stand in for both sexes. */
export function lifeTable(): number[] {
  const rows = input('life_table_sweden_women_1993.csv')
  const closed = rows.slice(0, -1)
  const years = singleAges(
    closed.map(row => Number(row.first_age)),
    closed.map(row => Number(row.person_years)),
    OPEN,
  )
  // At the youngest ages the table is all but flat; no year may hold more than the one before.
  for (let age = 0, most = LIFE_TABLE_BIRTHS; age < OPEN; age++)
    most = years[age] = Math.min(most, years[age]!)
  return [...years, Number(rows.at(-1)!.person_years)].map(value => Number(value.toFixed(1)))
}

/** Births a year to a woman of each age at the census of 2020 in Fuzhou: the pattern. */
export const fertilityPattern = (): Map<number, number> =>
  new Map(
    input('fertility_fuzhou_2020.csv').map(row => [
      Number(row.age),
      Number((Number(row.births) / Number(row.women)).toFixed(5)),
    ]),
  )

/** Share of each age that is alive `later` years on, one age higher each year; 85 and over together. */
function survivors(people: readonly number[], years: readonly number[], later: number): number[] {
  let now = [...people]
  for (let step = 0; step < later; step++) {
    const next: number[] = Array.from({ length: AGES }, () => 0)
    const open = years[OPEN]! / (years[OPEN - 1]! + years[OPEN]!)
    now.forEach((count, age) => {
      const share = age >= OPEN - 1 ? open : years[age + 1]! / years[age]!
      next[Math.min(OPEN, age + 1)]! += count * share
    })
    now = next
  }
  return now
}

/**
 * People by sex and age at the end of 2020. Children as the census counted them; women of 15 to 49 as it counted them,
 * in the shape of the census of 2010 ten years older; above 50 the survivors of 2010, half of each sex; men of 15 to 49
 * are the rest of the city in the women's shape.
 */
function peopleOf2020(years: readonly number[]): People {
  const districts = readCsv(fileURLToPath(new URL('../inputs/districts_census2020.csv', import.meta.url)))
  const counted = (column: string) => sum(districts.map(row => Number(row[column])))
  const women15to49 = sum(
    districts.map(row => (Number(row.pop_tabulation_2020) * Number(row.women15_49_pct)) / 100),
  )
  const children = singleAges(
    [0, 1, 2, 3, 4, 5, 10],
    [
      counted('age0'),
      ...splitAges1to4(counted('age1_4'), readBirthRates()),
      counted('age5_9'),
      counted('age10_14'),
    ],
    FIRST_FERTILE,
  )
  const decades = input('population_2010_decades.csv')
  const of2010 = singleAges(
    decades.map(row => Number(row.first_age)),
    decades.map(row => Number(row.people)),
    90,
  )
  const aged = survivors([...of2010.slice(0, OPEN), sum(of2010.slice(OPEN))], years, 10)
  const shape = aged.slice(FIRST_FERTILE, END_FERTILE)
  const older = aged.slice(END_FERTILE).map(count => count / 2)
  const women = shape.map(count => (count / sum(shape)) * women15to49)
  const rest = counted('pop_tabulation_2020') - sum(children) - sum(women) - 2 * sum(older)
  const girls = children.map(count => count / (1 + BOYS_PER_GIRL))
  return {
    female: [...girls, ...women, ...older],
    male: [
      ...children.map((count, age) => count - girls[age]!),
      ...shape.map(count => (count / sum(shape)) * rest),
      ...older,
    ],
  }
}

/** The people of 2020 four years on: births as published since, all others scaled to the residents of 2024. */
function peopleOf2024({ female, male }: People, years: readonly number[]): People {
  const births = readBirths()
  const born = [2024, 2023, 2022, 2021].map(year => births.get(year)!)
  const later = LATER_YEAR - CENSUS_YEAR
  const [women, men] = [female, male].map(people => survivors(people, years, later).slice(later))
  const factor = (readResidents().get(LATER_YEAR)! - sum(born)) / (sum(women!) + sum(men!))
  const girls = born.map(count => count / (1 + BOYS_PER_GIRL))
  return {
    female: [...girls, ...women!.map(count => count * factor)],
    male: [...born.map((count, age) => count - girls[age]!), ...men!.map(count => count * factor)],
  }
}

/** Whole people of each sex; both sexes and all ages sum to the year's residents. */
function whole({ female, male }: People): People {
  const all = [...female, ...male]
  const rounded = largestRemainder(all, Math.round(sum(all)))
  return { female: rounded.slice(0, AGES), male: rounded.slice(AGES) }
}

/** The city's people by sex and age at the end of 2020 and of 2024. */
export function populationAges(): ReadonlyMap<number, People> {
  const years = lifeTable()
  const of2020 = peopleOf2020(years)
  return new Map([
    [CENSUS_YEAR, whole(of2020)],
    [LATER_YEAR, whole(peopleOf2024(of2020, years))],
  ])
}

/** Total fertility at which the women of a year's end, or between two of them, have so many births. */
function fertilityAt(births: number, women: readonly number[]): number {
  const pattern = fertilityPattern()
  return totalFertilityOf(
    births,
    Float64Array.from(women),
    Float64Array.from(women, (_, age) => pattern.get(age) ?? 0),
    1,
  )
}

/** Births per woman of 2020, and of the mean of 2022–24 on the women at the end of 2023. */
export function totalFertility(): { readonly of2020: number; readonly of2022to2024: number } {
  const births = readBirths()
  const ages = populationAges()
  const [before, after] = [ages.get(CENSUS_YEAR)!.female, ages.get(LATER_YEAR)!.female]
  const between = after.map((count, age) => 0.25 * before[age]! + 0.75 * count)
  const mean = sum([2022, 2023, 2024].map(year => births.get(year)!)) / 3
  const age0 = sum(readDistricts().map(district => district.age0))
  return { of2020: fertilityAt(age0, before), of2022to2024: fertilityAt(mean, between) }
}

export const populationAgeRows = (): Row[] =>
  [...populationAges()].flatMap(([year, people]) =>
    SEXES.flatMap(sex =>
      people[sex].map((count, age) => ({
        year,
        sex,
        age,
        people: count,
        mark: 'estimated',
        source: 'method-population-ages',
      })),
    ),
  )

export const lifeTableRows = (): Row[] =>
  SEXES.flatMap(sex =>
    lifeTable().map((person_years, age) => ({
      year: 1993,
      sex,
      age,
      person_years,
      mark: 'demo',
      source: 'life-table-sweden-1993',
    })),
  )

export const fertilityRows = (): Row[] =>
  [...fertilityPattern()].map(([age, births_per_woman]) => ({
    year: 2020,
    age,
    births_per_woman,
    mark: 'estimated',
    source: 'fertility-fuzhou-2020',
  }))
