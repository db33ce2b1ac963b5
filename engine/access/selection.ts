import type { Impedance } from './decay.ts'
import type { Access, AccessInput } from './network.ts'
import { type Reach, type Row, reachOf, shareOut, sumOfRow } from './reach.ts'

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
 * others do with the weight G_ij w_ij, which takes the place of w_ij.
 */
function accessBySelection(input: AccessInput, impedance: Impedance, attraction: Float64Array): Access {
  const reach = reachOf(input, impedance)
  const chosen: Reach['eachRow'] = visit =>
    reach.eachRow((row, point) => {
      choose(row, attraction)
      visit(row, point)
    })
  return shareOut({ ...reach, eachRow: chosen }, [input])[0]!
}

/** Makes G_ij w_ij of each weight of a row; 0 throughout where nothing attracts. */
function choose(row: Row, attraction: Float64Array) {
  const { count, site, weight } = row
  const sum = sumOfRow(row, attraction)
  const scale = sum > 0 ? 1 / sum : 0
  for (let k = 0; k < count; k++) {
    const each = weight[k]!
    weight[k] = attraction[site[k]!]! * each * scale * each
  }
}
