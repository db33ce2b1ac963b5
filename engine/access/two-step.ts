import { type Impedance, longestRow, type Weigh, weigherOf } from './decay.ts'
import { type Access, type AccessInput, checkedAccess } from './network.ts'

/**
 * Two-step floating catchment area (Luo & Wang 2003, steps 1 and 2): each site divides its places by the children within
 * its catchment, each point adds up the quotients of the sites within its own. Exact.
 *
 * `catchment` is the dearest way that counts; absent, every finite way does.
 * Σ demand × access = Σ supply over sites that a child reaches. O(ways) time, no memory beyond the results.
 */
export function twoStepFloatingCatchment(input: AccessInput, catchment?: number): Access {
  return enhancedTwoStepFloatingCatchment(input, {
    decay: { kind: 'none' },
    ...(catchment === undefined ? {} : { catchment }),
  })
}

/**
 * Enhanced two-step floating catchment area (Luo & Qi 2009, steps 1 and 2): as the two-step method, children and
 * quotients weighted by the cost of the way. Luo and Qi use steps; Gaussian, exponential and gravity weights are the
 * generalisation of Wang (2012).
 *
 * R_j = S_j / Σ_i D_i w_ij and A_i = Σ_j R_j w_ij. Conserves places and costs as the two-step method does.
 */
export function enhancedTwoStepFloatingCatchment(input: AccessInput, impedance: Impedance): Access {
  const weigh = weigherOf(impedance)
  const checked = checkedAccess(input)
  const load = weightedChildren(checked, weigh, checked.demand)
  const ratio = placesPerChild(checked.supply, load)
  return { access: weightedSums(checked, weigh, ratio), load, ratio }
}

/** Σ_i value_i w_ij by site. */
export function weightedChildren(
  { supply, travel }: AccessInput,
  weigh: Weigh,
  value: Float64Array,
): Float64Array {
  const { start, site, cost } = travel
  const load = new Float64Array(supply.length)
  const weight = longestRow(start)
  for (let point = 0; point < value.length; point++) {
    if (value[point] === 0) continue
    const [from, end] = [start[point]!, start[point + 1]!]
    weigh(cost, from, end, weight)
    addRow(load, site, weight, from, end, value[point]!)
  }
  return load
}

/** Supply over load; 0 where there is no load. */
export function placesPerChild(supply: Float64Array, load: Float64Array): Float64Array {
  return supply.map((places, at) => (load[at]! > 0 ? places / load[at]! : 0))
}

/** Σ_j value_j w_ij by point. */
export function weightedSums(
  { demand, travel }: AccessInput,
  weigh: Weigh,
  value: Float64Array,
): Float64Array {
  const { start, site, cost } = travel
  const weight = longestRow(start)
  const sums = new Float64Array(demand.length)
  for (let point = 0; point < demand.length; point++) {
    const [from, end] = [start[point]!, start[point + 1]!]
    weigh(cost, from, end, weight)
    sums[point] = sumRow(value, site, weight, from, end)
  }
  return sums
}

/** Adds `value` × weight of each way of a row to its site. */
export function addRow(
  sums: Float64Array,
  site: Int32Array,
  weight: Float64Array,
  from: number,
  end: number,
  value: number,
) {
  for (let way = from; way < end; way++) sums[site[way]!]! += value * weight[way - from]!
}

/** Σ value of the site × weight, over a row. */
export function sumRow(
  value: Float64Array,
  site: Int32Array,
  weight: Float64Array,
  from: number,
  end: number,
): number {
  let sum = 0
  for (let way = from; way < end; way++) sum += value[site[way]!]! * weight[way - from]!
  return sum
}
