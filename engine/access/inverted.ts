import type { Impedance } from './decay.ts'
import type { AccessInput } from './network.ts'
import { addToSites, reachOf, sumOfRow } from './reach.ts'

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
  const reach = reachOf(input, impedance)
  const { demand, supply } = reach
  const pressure = new Float64Array(demand.length)
  const crowdedness = new Float64Array(supply.length)
  reach.eachRow((row, point) => {
    const inReach = sumOfRow(row, supply)
    pressure[point] = inReach > 0 ? demand[point]! / inReach : 0
    addToSites(row, pressure[point]!, crowdedness)
  })
  // a site without places takes no child, so nobody crowds it
  supply.forEach((places, at) => {
    if (places === 0) crowdedness[at] = 0
  })
  return { crowdedness, pressure, load: crowdedness.map((each, at) => each * supply[at]!) }
}
