import type { Impedance } from './decay.ts'
import type { Access, AccessInput } from './network.ts'
import { products, quotients, reachOf } from './reach.ts'

/**
 * Three-step floating catchment area (Wan, Zou & Sternberg 2012): children first divide themselves over the sites in
 * proportion to the weights of the ways, G_ij = w_ij / Σ_k w_ik, so that a site near many others draws fewer of them.
 *
 * R_j = S_j / Σ_i D_i G_ij w_ij and A_i = Σ_j R_j G_ij w_ij. Exact; O(ways) time.
 * Σ demand × access = Σ supply over sites that a child reaches.
 */
export function threeStepFloatingCatchment(input: AccessInput, impedance: Impedance): Access {
  return accessBySelection(input, impedance, new Float64Array(input.supply.length).fill(1))
}

/**
 * Two-step floating catchment with the choice of Huff (Luo 2014): as the three-step method, where large sites draw more
 * children: Prob_ij = S_j w_ij / Σ_k S_k w_ik takes the place of G_ij. Exact; O(ways) time; conserves places alike.
 */
export function huffFloatingCatchment(input: AccessInput, impedance: Impedance): Access {
  return accessBySelection(input, impedance, input.supply)
}

/**
 * Both methods: children choose sites in proportion to attraction × weight. Then they count, and find, as much as the
 * others do with the weight G_ij w_ij, which takes the place of w_ij: attraction_j w_ij² over what draws them from point i.
 */
function accessBySelection(input: AccessInput, impedance: Impedance, attraction: Float64Array): Access {
  const reach = reachOf(input, impedance)
  const squares = reach.squares()
  const drawing = reach.toPoints(attraction)
  const load = products(attraction, squares.toSites(quotients(input.demand, drawing)))
  const ratio = quotients(input.supply, load)
  const access = quotients(squares.toPoints(products(attraction, ratio)), drawing)
  return { access, load, ratio }
}
