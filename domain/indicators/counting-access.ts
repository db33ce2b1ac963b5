import { MARKS, weakest } from '../../kernel/mark.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { type PlacesReached, placesReached } from './access.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { Counter } from './counter.ts'
import { classesOf } from './counting-funnel.ts'
import { residentsOf } from './counting-people.ts'
import { type ReachProblem, reachProblem } from './reach.ts'

/** The day's usable places shared out among the children who want them. */
export function accessOfDay(city: CityOnDay): PlacesReached & { readonly problem: ReachProblem } {
  const problem = reachProblem(city, () => null)
  const { facilities, wanting, start, facility, wayMetres } = problem
  const places = new Float64Array(facilities.length * CLASS_TYPES.length)
  facilities.forEach((each, at) => {
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

/** community: rank in `MARKS` of its access; each rests on all who share the places, so on the weakest institution. */
export function accessRanks(city: CityOnDay): Int8Array {
  const { network, population, territory } = city
  const usable = network.institutions.filter(each => each.classes.some(one => one.usablePlaces > 0))
  const institutions = MARKS.indexOf(weakest(usable.flatMap(({ of }) => [of.mark, of.positionMark])))
  return population.ranks.map((rank, at) => Math.max(rank, territory.positionRanks[at]!, institutions))
}

/** Usable places that reach the children of each community, over the children who want care there. */
export function countAccess(city: CityOnDay, to: Counter): void {
  const { children, places, unreached, problem } = accessOfDay(city)
  to.baseCommunities({ ...residentsOf(city), amounts: children })
  to.countCommunities({ amounts: places, ranks: accessRanks(city), districtRanks: null })
  const reachesNobody = new Set(
    problem.facilities.flatMap(({ classes, classType }, at) =>
      unreached[at * CLASS_TYPES.length + CLASS_TYPES.indexOf(classType)] ? classes : [],
    ),
  )
  for (const each of classesOf(city)) {
    if (each.unfiled) continue
    if (reachesNobody.has(each)) to.leaveOut(each.of, each.usablePlaces, 'no_child_within_reach')
    if (each.filedPlaces > each.usablePlaces)
      to.leaveOut(each.of, each.filedPlaces - each.usablePlaces, 'not_usable')
  }
}
