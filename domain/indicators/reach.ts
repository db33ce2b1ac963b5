import type { CityOnDay } from './city-on-day.ts'
import { childrenWanting } from './counting-people.ts'
import { nearby } from './nearby.ts'
import type { ClassOnDay, InstitutionOnDay } from './network-on-day.ts'
import { AGE_BANDS, takesBand } from './wanting-children.ts'

/**
 * Who could come where: usable places grouped by institution and class type, children by community and age band,
 * and the pairs within reach. Reach is a straight line times the detour.
 */
export type ReachProblem = {
  readonly facilities: readonly Facility[]
  /** community × band: expected children who want care. */
  readonly wanting: Float64Array
  /** community + 1, then facilities within reach with the way in metres. */
  readonly start: Int32Array
  readonly facility: Int32Array
  readonly wayMetres: Float64Array
}

/** The classes of one type in one institution: alike in place, ages and fee. */
export type Facility = {
  readonly classes: readonly ClassOnDay[]
  readonly classType: ClassOnDay['of']['classType']
  readonly places: number
  /** Fen a month; null while no fee is published. */
  readonly monthlyFen: number | null
  /** By band, whether its classes take the whole band. */
  readonly takes: readonly boolean[]
}

/** Reads the problem off a day; fees are null where the day was read without them. */
export function reachProblem(city: CityOnDay): ReachProblem {
  const { communities } = city.territory
  const { reach_metres, detour_factor } = city.settings.values
  const institutions = city.network.institutions.filter(each =>
    each.classes.some(one => one.usablePlaces > 0),
  )
  const facilities: Facility[] = []
  const facilitiesOf = institutions.map(each => {
    const own = facilitiesAt(each, city)
    facilities.push(...own)
    return own.map((_, index) => facilities.length - own.length + index)
  })
  const pairs = nearby(
    communities,
    institutions.map(each => each.of),
    reach_metres / detour_factor,
  )
  const start = new Int32Array(communities.length + 1)
  const facility: number[] = []
  const wayMetres: number[] = []
  for (let community = 0; community < communities.length; community++) {
    for (let entry = pairs.start[community]!; entry < pairs.start[community + 1]!; entry++)
      for (const at of facilitiesOf[pairs.point[entry]!]!) {
        facility.push(at)
        wayMetres.push(pairs.metres[entry]! * detour_factor)
      }
    start[community + 1] = facility.length
  }
  return {
    facilities,
    wanting: childrenWanting(city),
    start,
    facility: Int32Array.from(facility),
    wayMetres: Float64Array.from(wayMetres),
  }
}

function facilitiesAt({ of, classes }: InstitutionOnDay, city: CityOnDay): Facility[] {
  const usable = classes.filter(each => each.usablePlaces > 0)
  const types = [...new Set(usable.map(each => each.of.classType))]
  return types.map(classType => {
    const own = usable.filter(each => each.of.classType === classType)
    const rule = city.network.rules.get(classType)
    return {
      classes: own,
      classType,
      places: own.reduce((sum, each) => sum + each.usablePlaces, 0),
      monthlyFen: city.feeOf?.(of.id, classType) ?? null,
      takes: AGE_BANDS.map(band => rule !== undefined && takesBand(rule, band)),
    }
  })
}
