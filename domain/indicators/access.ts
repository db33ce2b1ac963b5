/**
 * Access: usable or affordable places per child who wants care, where places are shared out within reach among children of
 * the right age.
 *
 * Enhanced two-step floating catchment (Luo & Qi 2009, steps 1 and 2), class type by class type, since a place is only for
 * the ages that its class takes. The weight of a way falls as a Gaussian to `WEIGHT_AT_REACH` at the reach; beyond it nobody goes.
 * Always: the places of all communities sum to the places given that any child of the right age reaches.
 */
import { enhancedTwoStepByKind, type Impedance } from '../../engine/index.ts'
import { CLASS_TYPES, type ClassType } from '../registry/care-class.ts'
import { AGE_BANDS, type ClassAges, takesBand } from './wanting-children.ts'

export type AccessProblem = {
  /** community × band: expected children who want care. */
  readonly wanting: Float64Array
  /** facility × class type: the places whose access is asked. */
  readonly places: Float64Array
  readonly ages: ReadonlyMap<ClassType, ClassAges>
  /** Ways from communities to facilities within the reach, as sparse rows. */
  readonly ways: { readonly start: Int32Array; readonly facility: Int32Array; readonly metres: Float64Array }
  readonly reachMetres: number
}

export type PlacesReached = {
  /** community: children who want care. */
  readonly children: Float64Array
  /** community: places that reach its children; over the children it is the community's access. */
  readonly places: Float64Array
  /** facility × class type: 1 where places stand that reach nobody. */
  readonly unreached: Uint8Array
}

/**
 * At the reach a place counts a tenth: the reach is taken as the way that nine families in ten accept, so one in ten goes on.
 * Chosen, without a source; plans name it among their assumptions.
 */
export const WEIGHT_AT_REACH = 0.1

/** weight(way) = `WEIGHT_AT_REACH` ^ (way / reach)², written as the engine's Gaussian. */
const weighedTo = (reachMetres: number): Impedance => ({
  decay: { kind: 'gaussian', sigma: reachMetres / Math.sqrt(-2 * Math.log(WEIGHT_AT_REACH)) },
  catchment: reachMetres,
})

/** The engine takes amounts from a billionth on; less of a child is nobody. */
const LEAST_CHILD = 1e-9

/** Shares the places out, class type by class type. O(class types × ways). */
export function placesReached({ wanting, places, ages, ways, reachMetres }: AccessProblem): PlacesReached {
  const bands = AGE_BANDS.length
  const types = CLASS_TYPES.length
  const communities = wanting.length / bands
  const facilities = places.length / types
  const reached = new Float64Array(communities)
  const unreached = new Uint8Array(places.length)
  const travel = { start: ways.start, site: ways.facility, cost: ways.metres }
  const kinds = CLASS_TYPES.flatMap((classType, type) => {
    const supply = Float64Array.from({ length: facilities }, (_, at) => places[at * types + type]!)
    if (!supply.some(each => each > 0)) return []
    const rule = ages.get(classType)
    const takes = AGE_BANDS.map(band => rule !== undefined && takesBand(rule, band))
    return [{ type, supply, demand: childrenOf(wanting, communities, takes) }]
  })
  enhancedTwoStepByKind(travel, kinds, weighedTo(reachMetres)).forEach(({ access, load }, kind) => {
    const { type, supply, demand } = kinds[kind]!
    for (let at = 0; at < communities; at++) reached[at]! += demand[at]! * access[at]!
    for (let at = 0; at < facilities; at++)
      if (supply[at]! > 0 && load[at] === 0) unreached[at * types + type] = 1
  })
  const everyBand = AGE_BANDS.map(() => true)
  return { children: childrenOf(wanting, communities, everyBand), places: reached, unreached }
}

/** community: children of the bands that are taken. */
function childrenOf(wanting: Float64Array, communities: number, takes: readonly boolean[]): Float64Array {
  return Float64Array.from({ length: communities }, (_, at) => {
    const children = takes.reduce(
      (sum, taken, band) => sum + (taken ? wanting[at * takes.length + band]! : 0),
      0,
    )
    return children < LEAST_CHILD ? 0 : children
  })
}
