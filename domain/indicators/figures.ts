import { type Mark, weakest } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import { countWalk } from './counting-walk.ts'
import { countsRecords, inputMarks, recordsMark, unitOf } from './inputs.ts'
import { type Measure, parseWalkMeasure } from './measures.ts'
import type { Area, Figure, PartFigure, Withheld } from './standing.ts'
import { areaCount, type Tally, tallyMark, tallyMeasure, tallyOf } from './tally.ts'
import type { Territory } from './territory-records.ts'

/** The city, districts and sub-districts, each by code; their places in this list number the areas of a tally. */
export function areasOf({ city, districts, subdistricts }: Territory): Area[] {
  return [
    { level: 'city', code: city.code, name: city.name, nameEn: city.nameEn, parent: null },
    ...districts.map(
      ({ code, name, nameEn }): Area => ({
        level: 'district',
        code,
        name,
        nameEn,
        parent: city.code,
      }),
    ),
    ...subdistricts.map(
      ({ code, name, district }): Area => ({
        level: 'subdistrict',
        code,
        name,
        nameEn: null,
        parent: districts[district]!.code,
      }),
    ),
  ]
}

/** A figure before its target is known. */
export type CountedFigure = Omit<Figure, 'target'>

/** One measure for all areas. `estimatedShares` says where walking coverage would rest on points placed by rule. */
export function figuresOf(measure: Measure, city: CityOnDay, estimatedShares: Float64Array): CountedFigure[] {
  const tally = tallyMeasure(measure, city)
  const marks = inputMarks(measure, city)
  const empty = recordsMark(measure, city)
  const isShare = unitOf(measure) === 'share' || unitOf(measure) === 'per_1000'
  const published = publishedTally(measure, city)
  return Array.from({ length: areaCount(city.territory) }, (_, area) => {
    const withheld = withheldIn(measure, city, estimatedShares[area]!)
    const mark = tallyMark(tally, area, marks, empty)
    if (withheld === 'no_records_yet') {
      const recordsFrom = city.territory.city.recordsFrom!
      return {
        value: null,
        numerator: null,
        denominator: null,
        mark,
        withheld: { reason: withheld, recordsFrom },
      }
    }
    return {
      value: withheld ? null : tallyValue(measure, tally, area),
      numerator: withheld ? null : tally.numerator[area]!,
      denominator: isShare ? tally.denominator[area]! : null,
      mark,
      withheld: withheld && {
        reason: withheld,
        estimatedShare: estimatedShares[area]!,
        onPublishedPoints: published && partFigure(measure, published, area, mark),
      },
    }
  })
}

/** Walking coverage over the people on published points alone; null for other measures. */
function publishedTally(measure: Measure, city: CityOnDay): Tally | null {
  const walk = parseWalkMeasure(measure)
  return walk ? tallyOf((each, to) => countWalk(walk, each, to, true), city) : null
}

function partFigure(measure: Measure, tally: Tally, area: number, mark: Mark): PartFigure | null {
  const value = tallyValue(measure, tally, area)
  if (value === null) return null
  const [numerator, denominator] = [tally.numerator[area]!, tally.denominator[area]!]
  return { value, numerator, denominator, mark: weakest(['estimated', mark]) }
}

/** The value of a tally: a share or a rate has none where its denominator is 0. */
export function tallyValue(measure: Measure, { numerator, denominator }: Tally, area: number): number | null {
  const unit = unitOf(measure)
  if (unit !== 'share' && unit !== 'per_1000') return numerator[area]!
  if (denominator[area] === 0) return null
  return ((unit === 'per_1000' ? 1000 : 1) * numerator[area]!) / denominator[area]!
}

/**
 * Why a figure is not shown: what counts records has none before the first day from which they are kept, and walking
 * coverage is not shown where it would rest on points placed by rule.
 */
export function withheldIn(
  measure: Measure,
  city: CityOnDay,
  estimatedShare: number,
): Withheld['reason'] | null {
  const { recordsFrom } = city.territory.city
  if (recordsFrom !== null && city.on < recordsFrom && countsRecords(measure)) return 'no_records_yet'
  const isEstimated =
    parseWalkMeasure(measure) && estimatedShare > city.settings.values.withheld_estimated_share
  return isEstimated ? 'points_estimated' : null
}

/** area: share of its residents who stand on points that are not published; 0 where nobody lives. */
export function estimatedPointShares({ territory, population }: CityOnDay): Float64Array {
  const areas = areaCount(territory)
  const estimated = new Float64Array(areas)
  const all = new Float64Array(areas)
  for (let at = 0; at < territory.communities.length; at++) {
    const subdistrict = territory.subdistrictOf[at]!
    const { district } = territory.subdistricts[subdistrict]!
    for (const area of [0, 1 + district, 1 + territory.districts.length + subdistrict]) {
      all[area]! += population.residents[at]!
      if (territory.positionRanks[at]! > 0) estimated[area]! += population.residents[at]!
    }
  }
  return estimated.map((people, area) => (all[area]! > 0 ? people / all[area]! : 0))
}
