import type { Impedance } from './decay.ts'
import type { Access, AccessInput } from './network.ts'
import { placesPerChild, reachOf, sumsByPoint, sumsBySite } from './reach.ts'

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
  const reach = reachOf(input, impedance)
  const { demand, supply } = reach
  const rowSum = sumsByPoint(reach, new Float64Array(supply.length).fill(1))
  const columnSum = sumsBySite(reach, new Float64Array(demand.length).fill(1))
  const perRow = demand.map((children, at) => (rowSum[at]! > 0 ? children / rowSum[at]! : 0))
  const load = sumsBySite(reach, perRow)
  const ratio = placesPerChild(supply, load)
  const perColumn = ratio.map((each, at) => (columnSum[at]! > 0 ? each / columnSum[at]! : 0))
  return { access: sumsByPoint(reach, perColumn), load, ratio }
}
