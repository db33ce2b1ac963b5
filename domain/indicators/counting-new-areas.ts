import { yearEnd } from '../../kernel/civil-date.ts'
import { weakest } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { Counter, Counting } from './counter.ts'
import type { DutyState } from './measures.ts'
import type { NewAreaOnDay, NewAreaRecord } from './new-area.ts'
import type { LeftOutReason } from './record-list.ts'

/**
 * New residential areas of a size that has the duty, whose places are due by the end of a year that is over.
 * Document, rate and size are dated settings (天津市人口发展“十四五”规划, 2021-11).
 */
function* areasDue(city: CityOnDay, to: Counter): Generator<NewAreaOnDay> {
  for (const area of city.network.newAreas) {
    const reason = notDue(area.of, city)
    if (reason === null) yield area
    else to.leaveOut(area.of, 1, reason)
  }
}

function notDue(
  { plannedResidents, dutyYear }: NewAreaRecord,
  { on, settings }: CityOnDay,
): LeftOutReason | null {
  if (plannedResidents === null) return 'planned_residents_unknown'
  if (plannedResidents < settings.values.new_area_least_residents) return 'new_area_too_small'
  if (dutyYear === null) return 'duty_without_year'
  return yearEnd(dutyYear) > on ? 'duty_not_due' : null
}

const stateOf = ({ state }: NewAreaOnDay): DutyState => (state ? `duty_${state}` : 'duty_without_project')

const markOf = ({ of }: NewAreaOnDay) => weakest([of.mark, ...of.projects.map(each => each.mark)])

/** Areas due whose open places are at least the rate of their planned residents, over areas due. */
export const countCompliance: Counting = (city, to) => {
  const { new_area_places_per_1000: rate } = city.settings.values
  for (const area of areasDue(city, to)) {
    to.base(area.of, 1, area.of.mark)
    if (area.openPlaces * 1000 >= rate * area.of.plannedResidents!) to.count(area.of, 1, markOf(area))
    else to.leaveOut(area.of, 1, area.state === 'open' ? 'duty_too_few_places' : stateOf(area))
  }
}

/** Areas due that have got as far as the state, and no farther. */
export const countDutyState =
  (state: DutyState): Counting =>
  (city, to) => {
    for (const area of areasDue(city, to)) {
      if (stateOf(area) === state) to.count(area.of, 1, markOf(area))
      else to.leaveOut(area.of, 1, stateOf(area))
    }
  }
