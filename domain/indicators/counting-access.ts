import { MARKS, weakest } from '../../kernel/mark.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { isAffordable } from '../registry/fee.ts'
import { type PlacesReached, placesReached } from './access.ts'
import type { AccessTo } from './access-figures.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { Counting } from './counter.ts'
import { classesOf } from './counting-funnel.ts'
import { residentsOf } from './counting-people.ts'
import type { ClassOnDay } from './network-on-day.ts'
import { type Facility, type ReachProblem, reachProblem } from './reach.ts'
import type { LeftOutReason } from './record-list.ts'

/**
 * The day's usable or affordable places shared out among the children who want them; the affordable need a day that has
 * been read with its fees.
 */
export function accessOfDay(
  city: CityOnDay,
  to: AccessTo,
): PlacesReached & { readonly problem: ReachProblem } {
  const problem = reachProblem(city)
  const { facilities, wanting, start, facility, wayMetres } = problem
  const places = new Float64Array(facilities.length * CLASS_TYPES.length)
  facilities.forEach((each, at) => {
    if (isOffered(each, to, city))
      places[at * CLASS_TYPES.length + CLASS_TYPES.indexOf(each.classType)] = each.places
  })
  const reached = placesReached({
    wanting,
    places,
    ages: city.network.rules,
    ways: { start, facility, metres: wayMetres },
    reachMetres: city.settings.values.reach_metres,
  })
  return { ...reached, problem }
}

const isOffered = ({ monthlyFen }: Facility, to: AccessTo, { settings }: CityOnDay): boolean =>
  to === 'usable' || isAffordable(monthlyFen, settings.values.affordable_monthly_yuan)

/** community: rank in `MARKS` of its access; each rests on all who share the places, so on the weakest institution. */
export function accessRanks(city: CityOnDay): Int8Array {
  const { network, population, territory } = city
  const usable = network.institutions.filter(each => each.classes.some(one => one.usablePlaces > 0))
  const institutions = MARKS.indexOf(weakest(usable.flatMap(({ of }) => [of.mark, of.positionMark])))
  return population.ranks.map((rank, at) => Math.max(rank, territory.positionRanks[at]!, institutions))
}

/** Places that reach the children of each community, over the children who want care there. */
export const countAccess =
  (to: AccessTo): Counting =>
  (city, counter) => {
    const { children, places, unreached, problem } = accessOfDay(city, to)
    counter.baseCommunities({ ...residentsOf(city), amounts: children })
    counter.countCommunities({ amounts: places, ranks: accessRanks(city), districtRanks: null })
    const unused = new Map<ClassOnDay, LeftOutReason>()
    problem.facilities.forEach((each, at) => {
      const reason = isOffered(each, to, city)
        ? unreached[at * CLASS_TYPES.length + CLASS_TYPES.indexOf(each.classType)] && 'no_child_within_reach'
        : each.monthlyFen === null
          ? 'no_published_fee'
          : 'fee_above_limit'
      if (reason) for (const one of each.classes) unused.set(one, reason)
    })
    for (const each of classesOf(city)) {
      if (each.unfiled) continue
      const reason = unused.get(each)
      if (reason) counter.leaveOut(each.of, each.usablePlaces, reason)
      if (each.filedPlaces > each.usablePlaces)
        counter.leaveOut(each.of, each.filedPlaces - each.usablePlaces, 'not_usable')
    }
  }
