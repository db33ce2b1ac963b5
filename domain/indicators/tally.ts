import { MARKS, type Mark } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { Counter } from './counter.ts'
import { countMeasure } from './counting.ts'
import type { Measure } from './measures.ts'
import type { Territory } from './territory-records.ts'

/**
 * Sums of one measure for all areas. Areas are numbered: 0 the city, then the districts, then the sub-districts.
 * Records are added to sub-districts only; districts and city are sums of sums, so that levels always agree.
 */
export type Tally = {
  readonly numerator: Float64Array
  readonly denominator: Float64Array
  /** area: rank in `MARKS` of the weakest amount that went in; -1 where none did. */
  readonly numeratorMark: Int8Array
  readonly denominatorMark: Int8Array
}

const RANK: Readonly<Record<Mark, number>> = { official: 0, estimated: 1, demo: 2 }

/** Counts a measure for all areas. */
export function tallyMeasure(measure: Measure, city: CityOnDay): Tally {
  const { territory } = city
  const areas = areaCount(territory)
  const tally: Tally = {
    numerator: new Float64Array(areas),
    denominator: new Float64Array(areas),
    numeratorMark: new Int8Array(areas).fill(-1),
    denominatorMark: new Int8Array(areas).fill(-1),
  }
  const first = 1 + territory.districts.length
  const adder = (sums: Float64Array, marks: Int8Array): Counter['count'] => {
    const raise = (area: number, rank: number) => {
      if (marks[area]! < rank) marks[area] = rank
    }
    return (subject, amount, mark, wideMark = mark) => {
      sums[first + subject.subdistrict]! += amount
      raise(first + subject.subdistrict, RANK[mark])
      raise(1 + territory.subdistricts[subject.subdistrict]!.district, RANK[wideMark])
      raise(0, RANK[wideMark])
    }
  }
  countMeasure(measure, city, {
    count: adder(tally.numerator, tally.numeratorMark),
    base: adder(tally.denominator, tally.denominatorMark),
    leaveOut: () => undefined,
  })
  rollUp(tally.numerator, territory)
  rollUp(tally.denominator, territory)
  return tally
}

/** City, districts and sub-districts. */
export const areaCount = ({ districts, subdistricts }: Territory): number =>
  1 + districts.length + subdistricts.length

function rollUp(sums: Float64Array, { districts, subdistricts }: Territory): void {
  subdistricts.forEach((each, index) => {
    sums[1 + each.district]! += sums[1 + districts.length + index]!
  })
  districts.forEach((_, index) => {
    sums[0]! += sums[1 + index]!
  })
}

/**
 * How far an area's figure may be trusted. Where nothing was counted the figure says that nothing is there, and is as
 * good as the records of the whole city that say so.
 */
export function tallyMark(tally: Tally, area: number, inputs: readonly Mark[]): Mark {
  const known = (marks: Int8Array) => (marks[area]! >= 0 ? marks[area]! : marks[0]!)
  const ranks = [
    0,
    known(tally.numeratorMark),
    known(tally.denominatorMark),
    ...inputs.map(mark => RANK[mark]),
  ]
  return MARKS[Math.max(...ranks)]!
}
