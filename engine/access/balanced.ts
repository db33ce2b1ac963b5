import type { Impedance } from './decay.ts'
import type { Access, AccessInput } from './network.ts'
import { quotients, reachOf } from './reach.ts'

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
  const { demand, supply } = input
  const reach = reachOf(input, impedance)
  const rowSum = reach.toPoints(new Float64Array(supply.length).fill(1))
  const columnSum = reach.toSites(new Float64Array(demand.length).fill(1))
  const load = reach.toSites(quotients(demand, rowSum))
  const ratio = quotients(supply, load)
  return { access: reach.toPoints(quotients(ratio, columnSum)), load, ratio }
}
