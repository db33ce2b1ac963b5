import { type Impedance, longestRow, type Weigh, weigherOf } from './decay.ts'
import { type Access, type AccessInput, checkedAccess } from './network.ts'
import { addRow, placesPerChild, sumRow } from './two-step.ts'

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

/** Both methods: children choose sites in proportion to attraction × weight. */
function accessBySelection(input: AccessInput, impedance: Impedance, attraction: Float64Array): Access {
  const weigh = weigherOf(impedance)
  const checked = checkedAccess(input)
  const { demand, supply, travel } = checked
  const { start, site } = travel
  const load = new Float64Array(supply.length)
  const chosen = longestRow(start)

  // how many children, by choice and weight, count at each site
  for (let point = 0; point < demand.length; point++) {
    const children = demand[point]!
    if (children === 0) continue
    choose(travel, point, weigh, attraction, chosen)
    addRow(load, site, chosen, start[point]!, start[point + 1]!, children)
  }

  // what each point finds at the sites its children choose
  const ratio = placesPerChild(supply, load)
  const access = new Float64Array(demand.length)
  for (let point = 0; point < demand.length; point++) {
    choose(travel, point, weigh, attraction, chosen)
    access[point] = sumRow(ratio, site, chosen, start[point]!, start[point + 1]!)
  }
  return { access, load, ratio }
}

/** Writes G_ij w_ij of one point's row into `out`; 0 throughout where nothing attracts. */
function choose(
  { start, site, cost }: AccessInput['travel'],
  point: number,
  weigh: Weigh,
  attraction: Float64Array,
  out: Float64Array,
) {
  const [from, end] = [start[point]!, start[point + 1]!]
  weigh(cost, from, end, out)
  const sum = sumRow(attraction, site, out, from, end)
  const scale = sum > 0 ? 1 / sum : 0
  for (let way = from; way < end; way++) {
    const weight = out[way - from]!
    out[way - from] = attraction[site[way]!]! * weight * scale * weight
  }
}
