import type { Impedance } from './decay.ts'
import type { AccessInput } from './network.ts'
import { products, quotients, reachOf } from './reach.ts'

/** Children per place, seen from both ends of the way. */
export type Crowdedness = {
  /** Children per place at each site, 0 where no child comes or there are no places. */
  crowdedness: Float64Array
  /** Children per place within reach of each demand point; 0 where no place is. */
  pressure: Float64Array
  /** Children who come to each site: crowdedness × places. */
  load: Float64Array
}

/**
 * Inverted two-step floating catchment area (Wang 2018): how crowded each institution is. Each point divides its children by
 * the weighted places in its reach, each site adds up these quotients by the weights.
 *
 * C_j = Σ_i D_i w_ij / Σ_k S_k w_ik. Exact; O(ways) time.
 * Σ supply × crowdedness = Σ demand over points that reach a place.
 */
export function invertedTwoStepFloatingCatchment(input: AccessInput, impedance: Impedance): Crowdedness {
  const { demand, supply } = input
  const reach = reachOf(input, impedance)
  const pressure = quotients(demand, reach.toPoints(supply))
  // a site without places takes no child, so nobody crowds it
  const crowdedness = reach.toSites(pressure).map((each, at) => (supply[at] === 0 ? 0 : each))
  return { crowdedness, pressure, load: products(crowdedness, supply) }
}
