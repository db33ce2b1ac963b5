import type { CityOnDay } from './city-on-day.ts'
import { inputMarks, recordsMark, unitOf } from './inputs.ts'
import { type Measure, parseWalkMeasure } from './measures.ts'
import type { Area, Figure, Withheld } from './standing.ts'
import { areaCount, type Tally, tallyMark, tallyMeasure } from './tally.ts'
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
  return Array.from({ length: areaCount(city.territory) }, (_, area) => {
    const withheld = withheldIn(measure, city, estimatedShares[area]!)
    const numerator = tally.numerator[area]!
    return {
      value: withheld ? null : tallyValue(measure, tally, area),
      numerator: withheld ? null : numerator,
      denominator: isShare ? tally.denominator[area]! : null,
      mark: tallyMark(tally, area, marks, empty),
      withheld,
    }
  })
}

/** The value of a tally: a share or a rate has none where its denominator is 0. */
export function tallyValue(measure: Measure, { numerator, denominator }: Tally, area: number): number | null {
  const unit = unitOf(measure)
  if (unit !== 'share' && unit !== 'per_1000') return numerator[area]!
  if (denominator[area] === 0) return null
  return ((unit === 'per_1000' ? 1000 : 1) * numerator[area]!) / denominator[area]!
}

/** Walking coverage is not shown where it would rest on points placed by rule. */
export function withheldIn(measure: Measure, city: CityOnDay, estimatedShare: number): Withheld | null {
  if (!parseWalkMeasure(measure) || estimatedShare <= city.settings.values.withheld_estimated_share)
    return null
  return { reason: 'points_estimated', estimatedShare }
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
