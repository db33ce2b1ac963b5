import { type Impedance, longestOf, weigherOf } from './decay.ts'
import { type Access, type AccessInput, checkedTables, checkedWays, isPlainRow } from './network.ts'

/** The ways of one demand point that count: the first `count` of both arrays, which the next point overwrites. */
export type Row = {
  count: number
  /** Index of the site, in the order of the input. */
  readonly site: Int32Array
  /** 0 to 1; a method may put its own weight in place of it. */
  readonly weight: Float64Array
}

/** The ways that count, each with its weight. */
export type Reach = {
  readonly demand: Float64Array
  readonly supply: Float64Array
  /** Goes over all demand points, from the first to the last. */
  readonly eachRow: (visit: (row: Row, point: number) => void) => void
}

/**
 * Checks input and settings (`ModelError`, for the ways in the first going over) and weighs the ways row by row, anew each
 * time: on a city of 20 million ways to write the weights down takes longer than to find them twice, since memory is the
 * narrow way. O(ways) time for each going over; memory: a row.
 */
export function reachOf(input: AccessInput, impedance: Impedance): Reach {
  const weigh = weigherOf(impedance)
  const { demand, supply } = checkedTables(input)
  let { travel } = input
  const longest = longestOf(travel.start)
  const row = { count: 0, site: new Int32Array(longest), weight: new Float64Array(longest) }
  let isChecked = false
  const eachRow: Reach['eachRow'] = visit => {
    for (let point = 0; point < demand.length; point++) {
      if (!isChecked && !isPlainRow(travel, point, supply.length)) {
        // what is unusual is seen to at once for all rows: the ones before stay as they are
        travel = checkedWays(travel, supply.length)
        isChecked = true
      }
      row.count = weigh(travel, travel.start[point]!, travel.start[point + 1]!, row.site, row.weight)
      visit(row, point)
    }
    isChecked = true
  }
  return { demand, supply, eachRow }
}

/** Adds value × w_ij to the sum of each site of the row. */
export function addToSites({ count, site, weight }: Row, value: number, sums: Float64Array): void {
  if (value === 0) return
  for (let k = 0; k < count; k++) sums[site[k]!]! += value * weight[k]!
}

/** Σ_j value_j w_ij of the row. */
export function sumOfRow({ count, site, weight }: Row, value: Float64Array): number {
  let sum = 0
  for (let k = 0; k < count; k++) sum += value[site[k]!]! * weight[k]!
  return sum
}

/** Σ_j w_ij of the row. */
export function weightOfRow({ count, weight }: Row): number {
  let sum = 0
  for (let k = 0; k < count; k++) sum += weight[k]!
  return sum
}

/** Supply over load; 0 where there is no load. */
export const placesPerChild = (supply: Float64Array, load: Float64Array): Float64Array =>
  supply.map((places, at) => (load[at]! > 0 ? places / load[at]! : 0))

/**
 * Children count at each site by the weights, and each site's places go back by them, for several kinds of places and
 * children at once: load_j = Σ_i D_i w_ij, ratio_j = S_j / load_j, access_i = Σ_j ratio_j w_ij.
 */
export function shareOut(
  { eachRow }: Reach,
  kinds: readonly Pick<AccessInput, 'demand' | 'supply'>[],
): Access[] {
  const loads = kinds.map(({ supply }) => new Float64Array(supply.length))
  eachRow((row, point) => {
    for (let kind = 0; kind < kinds.length; kind++) addToSites(row, kinds[kind]!.demand[point]!, loads[kind]!)
  })
  const ratios = kinds.map(({ supply }, kind) => placesPerChild(supply, loads[kind]!))
  const access = kinds.map(({ demand }) => new Float64Array(demand.length))
  eachRow((row, point) => {
    for (let kind = 0; kind < kinds.length; kind++) access[kind]![point] = sumOfRow(row, ratios[kind]!)
  })
  return kinds.map((_, kind) => ({ access: access[kind]!, load: loads[kind]!, ratio: ratios[kind]! }))
}
