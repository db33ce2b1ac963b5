import { type Impedance, longestOf, weigherOf } from './decay.ts'
import { type AccessInput, checkedAccess } from './network.ts'

/**
 * The ways that count, each with its weight, found once for all steps of a method: most ways of a city lead beyond the
 * catchment, and steps that go over the rest alone cost a fraction of weighing anew.
 */
export type Reach = {
  readonly demand: Float64Array
  readonly supply: Float64Array
  /** Demand points + 1: the ways of point i stand at `start[i]` up to, not including, `start[i + 1]`. */
  readonly start: Int32Array
  /** Per way, in the order of the input, the index of its site; longer than the ways that count, as `weight` is. */
  readonly site: Int32Array
  /** Per way its weight, 0 to 1. */
  readonly weight: Float64Array
}

/**
 * Checks input and settings (`ModelError`) and weighs every way once. O(ways) time; 12 bytes for each way that counts
 * (the arrays are as long as all ways, but pages that are never written take no memory).
 */
export function reachOf(input: AccessInput, impedance: Impedance): Reach {
  const weigh = weigherOf(impedance)
  const { demand, supply, travel } = checkedAccess(input)
  const { cost } = travel
  const start = new Int32Array(travel.start.length)
  const site = new Int32Array(cost.length)
  const weight = new Float64Array(cost.length)
  const longest = longestOf(travel.start)
  const rowWay = new Int32Array(longest)
  const rowWeight = new Float64Array(longest)
  let kept = 0
  for (let point = 0; point < demand.length; point++) {
    const count = weigh(cost, travel.start[point]!, travel.start[point + 1]!, rowWay, rowWeight)
    for (let k = 0; k < count; k++) {
      site[kept + k] = travel.site[rowWay[k]!]!
      weight[kept + k] = rowWeight[k]!
    }
    kept += count
    start[point + 1] = kept
  }
  return { demand, supply, start, site, weight }
}

/** Σ_i value_i w_ij by site. */
export function sumsBySite({ supply, start, site, weight }: Reach, value: Float64Array): Float64Array {
  const sums = new Float64Array(supply.length)
  for (let point = 0; point < value.length; point++) {
    const amount = value[point]!
    if (amount === 0) continue
    const end = start[point + 1]!
    for (let way = start[point]!; way < end; way++) sums[site[way]!]! += amount * weight[way]!
  }
  return sums
}

/** Σ_j value_j w_ij by point. */
export function sumsByPoint({ demand, start, site, weight }: Reach, value: Float64Array): Float64Array {
  const sums = new Float64Array(demand.length)
  for (let point = 0; point < demand.length; point++) {
    const end = start[point + 1]!
    let sum = 0
    for (let way = start[point]!; way < end; way++) sum += value[site[way]!]! * weight[way]!
    sums[point] = sum
  }
  return sums
}

/** Supply over load; 0 where there is no load. */
export const placesPerChild = (supply: Float64Array, load: Float64Array): Float64Array =>
  supply.map((places, at) => (load[at]! > 0 ? places / load[at]! : 0))
