import { type Impedance, longestRow, weigherOf } from './decay.ts'
import { type Access, type AccessInput, checkedAccess } from './network.ts'
import { addRow, placesPerChild, sumRow, weightedSums } from './two-step.ts'

/**
 * Balanced floating catchment area (Paez, Higgins & Vivona 2019): every child counts once and every site's level of
 * service is handed out once, where the other methods count them at each site and point they reach.
 *
 * Weights are divided by the sum of their row where children go to sites, L_j = S_j / Σ_i D_i w_ij / Σ_k w_ik, and by the
 * sum of their column where the level of service goes to points, A_i = Σ_j L_j w_ij / Σ_k w_kj. Exact; O(ways) time.
 * Σ load = Σ demand over points that reach a site, and Σ access = Σ ratio. Points without children take their part of a
 * site's level of service too: leave them out of the input where that is not meant.
 */
export function balancedFloatingCatchment(input: AccessInput, impedance: Impedance): Access {
  const weigh = weigherOf(impedance)
  const checked = checkedAccess(input)
  const { demand, supply, travel } = checked
  const { start, site, cost } = travel
  const load = new Float64Array(supply.length)
  const columnSum = new Float64Array(supply.length)
  const weight = longestRow(start)
  const ones = new Float64Array(supply.length).fill(1)

  for (let point = 0; point < demand.length; point++) {
    const [from, end] = [start[point]!, start[point + 1]!]
    weigh(cost, from, end, weight)
    const rowSum = sumRow(ones, site, weight, from, end)
    if (rowSum > 0) addRow(load, site, weight, from, end, demand[point]! / rowSum)
    addRow(columnSum, site, weight, from, end, 1)
  }

  const ratio = placesPerChild(supply, load)
  const perWeight = ratio.map((each, at) => (columnSum[at]! > 0 ? each / columnSum[at]! : 0))
  return { access: weightedSums(checked, weigh, perWeight), load, ratio }
}
