import type { Read } from '../../db/index.ts'
import { type CivilDate, yearEnd, yearOf } from '../../kernel/civil-date.ts'
import { findFirstFilingDay } from '../registry/index.ts'
import { listObservedYears } from '../territory/index.ts'
import type { CityOnDay } from './city-on-day.ts'
import { areasOf, placelessShares, tallyValue, withheldIn } from './figures.ts'
import { measuresOf } from './inputs.ts'
import { knowsFees, type Measure } from './measures.ts'
import { cityOnDay, loadRecords } from './records.ts'
import type { Trend } from './standing.ts'
import { tallyMeasure } from './tally.ts'

/**
 * The year ends from the first filing, or the first observed population where that is later, up to the day, and the
 * day itself.
 */
export async function trendDays(db: Read, on: CivilDate): Promise<CivilDate[]> {
  const filed = await findFirstFilingDay(db)
  const observed = (await listObservedYears(db)).map(row => row.year)
  const first = filed === undefined ? yearOf(on) : Math.max(yearOf(filed), Math.min(...observed))
  const years = Math.max(0, yearOf(on) - first)
  const ends = Array.from({ length: years }, (_, index) => yearEnd(yearOf(on) - years + index))
  return [...ends, on]
}

/**
 * All measures but those found by a maximum flow, at several days; by default at each year end up to the day.
 * Walking circles and what is withheld follow the settings of the last day, so that the years compare.
 */
export async function trend(db: Read, on: CivilDate, days?: readonly CivilDate[]): Promise<Trend> {
  const asked = days ?? (await trendDays(db, on))
  const records = await loadRecords(db, asked)
  const valuesByDay = asked.map(day => valuesOn(cityOnDay(records, day, asked.at(-1)!)))
  return {
    days: asked,
    areas: areasOf(records.territory).map((area, index) => ({
      area,
      values: Object.fromEntries(
        [...valuesByDay[0]!.keys()].map(each => [each, valuesByDay.map(values => values.get(each)![index]!)]),
      ),
    })),
  }
}

/** measure → area: value; of what knows fees nothing, since the years are read without them. */
function valuesOn(city: CityOnDay): Map<Measure, (number | null)[]> {
  const areas = areasOf(city.territory)
  const shares = placelessShares(city)
  const measures = measuresOf(city).filter(each => !knowsFees(each))
  return new Map(
    measures.map(each => {
      const tally = tallyMeasure(each, city)
      return [
        each,
        areas.map((_, area) => (withheldIn(each, city, shares, area) ? null : tallyValue(each, tally, area))),
      ]
    }),
  )
}
