import { type CivilDate, yearEnd } from '../../kernel/civil-date.ts'
import { MARKS, type Mark, weakest } from '../../kernel/mark.ts'
import { splitWhole } from './split-whole.ts'
import type { DistrictRecord, ObservedYear, Territory } from './territory-records.ts'

/**
 * Everybody at a year end, community by community, in whole numbers.
 * A district's total of the year is split over its communities as its people lay at the census, by largest remainder
 * and for each column by itself, so that communities add up to sub-districts, districts and the city exactly.
 */
export type Population = {
  /** The latest year end that went in. */
  readonly year: number
  /** community: people. */
  readonly residents: Float64Array
  readonly age0: Float64Array
  readonly age1: Float64Array
  readonly age2: Float64Array
  readonly underThrees: Float64Array
  /** community: rank in `MARKS`; split numbers of a later year are estimates at best. */
  readonly ranks: Int8Array
  /** district: the mark of its total, which needs no split. */
  readonly districtMarks: readonly Mark[]
  readonly districtRanks: Int8Array
  readonly sourceIds: ReadonlySet<number>
}

const COLUMNS = ['residents', 'age0', 'age1', 'age2'] as const
const rankOf = (marks: readonly Mark[]): number => MARKS.indexOf(weakest(marks))

/** The latest observed year end of the district that is not after the day; undefined before the first. */
export const observedYearOn = (district: DistrictRecord, on: CivilDate): ObservedYear | undefined =>
  district.years.findLast(each => yearEnd(each.year) <= on)

/** The people on a day. Before a district's first observed year its census numbers stand, marked as estimates. */
export function populationOn(territory: Territory, on: CivilDate): Population {
  const { communities, districts, city } = territory
  const [residents, age0, age1, age2] = COLUMNS.map(() => new Float64Array(communities.length))
  const columns = [residents!, age0!, age1!, age2!]
  const ranks = new Int8Array(communities.length)
  const years = districts.map(district => observedYearOn(district, on))
  districts.forEach((district, d) => {
    const year = years[d]
    COLUMNS.forEach((column, c) => {
      const census = Float64Array.from(district.communities, each => each[column])
      const now = year ? splitWhole(year[column], census) : census
      for (let i = 0; i < now.length; i++) columns[c]![district.communities[i]!.index] = now[i]!
    })
    for (const { index, mark } of district.communities)
      ranks[index] = rankOf([mark, splitMark(year, city.censusYear)])
  })
  const districtMarks = years.map(year => year?.mark ?? 'estimated')
  return {
    year: Math.max(...years.map(year => year?.year ?? 0)) || city.censusYear,
    residents: residents!,
    age0: age0!,
    age1: age1!,
    age2: age2!,
    underThrees: age0!.map((children, index) => children + age1![index]! + age2![index]!),
    ranks,
    districtMarks,
    districtRanks: Int8Array.from(districtMarks, mark => MARKS.indexOf(mark)),
    sourceIds: new Set(years.flatMap(year => (year ? [year.sourceId] : []))),
  }
}

const splitMark = (year: ObservedYear | undefined, censusYear: number): Mark =>
  year?.year === censusYear ? year.mark : weakest(['estimated', year?.mark ?? 'estimated'])

/** Keeps the population of each year that several days share. */
export function populations(territory: Territory): (on: CivilDate) => Population {
  const known = new Map<string, Population>()
  return on => {
    const key = territory.districts.map(district => observedYearOn(district, on)?.year ?? 0).join()
    const found = known.get(key) ?? populationOn(territory, on)
    known.set(key, found)
    return found
  }
}
