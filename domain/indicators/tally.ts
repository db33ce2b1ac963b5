import { MARKS, type Mark } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { CommunityAmounts, Counting } from './counter.ts'
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

/** Counts a measure for all areas. */
export const tallyMeasure = (measure: Measure, city: CityOnDay): Tally =>
  tallyOf((each, to) => countMeasure(measure, each, to), city)

/** What a counting says, summed for all areas. */
export function tallyOf(counting: Counting, city: CityOnDay): Tally {
  const { territory } = city
  const areas = areaCount(territory)
  const tally: Tally = {
    numerator: new Float64Array(areas),
    denominator: new Float64Array(areas),
    numeratorMark: new Int8Array(areas).fill(-1),
    denominatorMark: new Int8Array(areas).fill(-1),
  }
  const count = adder(tally.numerator, tally.numeratorMark, territory)
  const base = adder(tally.denominator, tally.denominatorMark, territory)
  counting(city, {
    count: (subject, amount, mark) => count.add(subject.subdistrict, amount, MARKS.indexOf(mark)),
    base: (subject, amount, mark) => base.add(subject.subdistrict, amount, MARKS.indexOf(mark)),
    leaveOut: () => undefined,
    countCommunities: count.addCommunities,
    baseCommunities: base.addCommunities,
    leaveCommunitiesOut: () => undefined,
  })
  rollUp(tally.numerator, territory)
  rollUp(tally.denominator, territory)
  return tally
}

function adder(sums: Float64Array, marks: Int8Array, { districts, subdistricts, subdistrictOf }: Territory) {
  const first = 1 + districts.length
  const add = (subdistrict: number, amount: number, rank: number, wideRank = rank): void => {
    const area = first + subdistrict
    const district = 1 + subdistricts[subdistrict]!.district
    sums[area]! += amount
    if (marks[area]! < rank) marks[area] = rank
    if (marks[district]! < wideRank) marks[district] = wideRank
    if (marks[0]! < wideRank) marks[0] = wideRank
  }
  const addCommunities = ({ amounts, ranks, districtRanks }: CommunityAmounts): void => {
    for (let at = 0; at < amounts.length; at++) {
      if (amounts[at] === 0) continue
      const subdistrict = subdistrictOf[at]!
      add(subdistrict, amounts[at]!, ranks[at]!, districtRanks?.[subdistricts[subdistrict]!.district])
    }
  }
  return { add, addCommunities }
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
 * good as the records that say so: the city's counted ones, or else all that could have been counted.
 */
export function tallyMark(tally: Tally, area: number, inputs: readonly Mark[], records: Mark): Mark {
  const known = (marks: Int8Array, otherwise: number) =>
    [marks[area]!, marks[0]!, otherwise].find(rank => rank >= 0)!
  const ranks = [
    known(tally.numeratorMark, MARKS.indexOf(records)),
    known(tally.denominatorMark, 0),
    ...inputs.map(mark => MARKS.indexOf(mark)),
  ]
  return MARKS[Math.max(...ranks)]!
}
