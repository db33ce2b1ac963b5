import type { Impedance } from './decay.ts'
import type { Access, AccessInput } from './network.ts'
import { addToSites, placesPerChild, reachOf, sumOfRow, weightOfRow } from './reach.ts'

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
  const { demand, supply, eachRow } = reachOf(input, impedance)
  const load = new Float64Array(supply.length)
  const columnSum = new Float64Array(supply.length)
  eachRow((row, point) => {
    const rowSum = weightOfRow(row)
    addToSites(row, rowSum > 0 ? demand[point]! / rowSum : 0, load)
    addToSites(row, 1, columnSum)
  })
  const ratio = placesPerChild(supply, load)
  const perColumn = ratio.map((each, at) => (columnSum[at]! > 0 ? each / columnSum[at]! : 0))
  const access = new Float64Array(demand.length)
  eachRow((row, point) => {
    access[point] = sumOfRow(row, perColumn)
  })
  return { access, load, ratio }
}
