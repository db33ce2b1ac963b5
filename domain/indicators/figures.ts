import { type Mark, weakest } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import { countWalk } from './counting-walk.ts'
import { countsRecords, inputMarks, recordsMark, unitOf } from './inputs.ts'
import { isAccess, type Measure, type MeasureUnit, parseWalkMeasure } from './measures.ts'
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

/** One measure for all areas. `shares` says where figures would rest on people whose place is not known. */
export function figuresOf(measure: Measure, city: CityOnDay, shares: PlacelessShares): CountedFigure[] {
  const tally = tallyMeasure(measure, city)
  const marks = inputMarks(measure, city)
  const empty = recordsMark(measure, city)
  const isRatio = FACTORS[unitOf(measure)] !== undefined
  const published = publishedTally(measure, city)
  return Array.from({ length: areaCount(city.territory) }, (_, area) => {
    const reason = withheldIn(measure, city, shares, area)
    const mark = tallyMark(tally, area, marks, empty)
    if (reason === 'no_records_yet') {
      const recordsFrom = city.territory.city.recordsFrom!
      return { value: null, numerator: null, denominator: null, mark, withheld: { reason, recordsFrom } }
    }
    const part = published && partFigure(measure, published, area, mark)
    return {
      value: reason ? null : tallyValue(measure, tally, area),
      numerator: reason ? null : tally.numerator[area]!,
      denominator: isRatio ? tally.denominator[area]! : null,
      mark,
      withheld: reason && withheldFor(reason, shares, area, part),
    }
  })
}

function withheldFor(
  reason: Exclude<Withheld['reason'], 'no_records_yet'>,
  shares: PlacelessShares,
  area: number,
  onPublishedPoints: PartFigure | null,
): Withheld {
  return reason === 'place_unknown'
    ? { reason, unknownShare: shares.unknown[area]! }
    : { reason, estimatedShare: shares.estimated[area]!, onPublishedPoints }
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
  const factor = FACTORS[unitOf(measure)]
  if (factor === undefined) return numerator[area]!
  if (denominator[area] === 0) return null
  return (factor * numerator[area]!) / denominator[area]!
}

/** What the quotient of a ratio is multiplied by; counts have none. */
const FACTORS: Partial<Record<MeasureUnit, number>> = { share: 1, per_100: 100, per_1000: 1000 }

/**
 * Why a figure is not shown: what counts records has none before the first day from which they are kept. Walking
 * coverage, of some hundred metres, is not shown where it would rest on points placed by rule. Access, of some
 * kilometres, is where the sub-district's point is published, since its communities stand around it.
 */
export function withheldIn(
  measure: Measure,
  city: CityOnDay,
  shares: PlacelessShares,
  area: number,
): Withheld['reason'] | null {
  const { recordsFrom } = city.territory.city
  if (recordsFrom !== null && city.on < recordsFrom && countsRecords(measure)) return 'no_records_yet'
  const { withheld_estimated_share: most } = city.settings.values
  if (isAccess(measure)) return shares.unknown[area]! > most ? 'place_unknown' : null
  return parseWalkMeasure(measure) && shares.estimated[area]! > most ? 'points_estimated' : null
}

/** area: shares of its residents; 0 where nobody lives. */
export type PlacelessShares = {
  /** Who stand on points that are not published. */
  readonly estimated: Float64Array
  /** For whom neither that point nor the sub-district's is published. */
  readonly unknown: Float64Array
}

export function placelessShares({ territory, population }: CityOnDay): PlacelessShares {
  const areas = areaCount(territory)
  const [estimated, unknown, all] = [1, 2, 3].map(() => new Float64Array(areas)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let at = 0; at < territory.communities.length; at++) {
    const subdistrict = territory.subdistrictOf[at]!
    const { district } = territory.subdistricts[subdistrict]!
    const residents = population.residents[at]!
    for (const area of [0, 1 + district, 1 + territory.districts.length + subdistrict]) {
      all[area]! += residents
      if (territory.positionRanks[at]! > 0) estimated[area]! += residents
      if (territory.placeUnknown[at]) unknown[area]! += residents
    }
  }
  const shareOf = (people: Float64Array) =>
    people.map((each, area) => (all[area]! > 0 ? each / all[area]! : 0))
  return { estimated: shareOf(estimated), unknown: shareOf(unknown) }
}
