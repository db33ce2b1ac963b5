import { type CivilDate, yearEnd } from '../../kernel/civil-date.ts'
import { type Mark, weakest } from '../../kernel/mark.ts'
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
  /** community: how far these numbers may be trusted; split numbers of a later year are estimates at best. */
  readonly marks: readonly Mark[]
  /** district: the same for its total, which needs no split. */
  readonly districtMarks: readonly Mark[]
  readonly sourceIds: ReadonlySet<number>
}

const COLUMNS = ['residents', 'age0', 'age1', 'age2'] as const

/** The latest observed year end of the district that is not after the day; undefined before the first. */
export const observedYearOn = (district: DistrictRecord, on: CivilDate): ObservedYear | undefined =>
  district.years.findLast(each => yearEnd(each.year) <= on)

/** The people on a day. Before a district's first observed year its census numbers stand, marked as estimates. */
export function populationOn(territory: Territory, on: CivilDate): Population {
  const { communities, districts, city } = territory
  const columns = COLUMNS.map(() => new Float64Array(communities.length))
  const marks = new Array<Mark>(communities.length).fill('official')
  const years = districts.map(district => observedYearOn(district, on))
  districts.forEach((district, d) => {
    COLUMNS.forEach((column, c) => {
      const census = Float64Array.from(district.communities, each => each[column])
      const now = years[d] ? splitWhole(years[d][column], census) : census
      district.communities.forEach((each, i) => {
        columns[c]![each.index] = now[i]!
      })
    })
    for (const each of district.communities)
      marks[each.index] = weakest([each.mark, splitMark(years[d], city.censusYear)])
  })
  return {
    year: Math.max(...years.map(year => year?.year ?? 0)) || city.censusYear,
    residents: columns[0]!,
    age0: columns[1]!,
    age1: columns[2]!,
    age2: columns[3]!,
    marks,
    districtMarks: years.map(year => year?.mark ?? 'estimated'),
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
