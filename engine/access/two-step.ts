import type { Impedance } from './decay.ts'
import { type Access, type AccessInput, checkAmounts } from './network.ts'
import { quotients, reachOf, type Weights } from './reach.ts'

/**
 * Two-step floating catchment area (Luo & Wang 2003, steps 1 and 2): each site divides its places by the children within
 * its catchment, each point adds up the quotients of the sites within its own. Exact. Input or settings out of range are refused
 * (`ModelError`), as by all methods here.
 *
 * `catchment` is the dearest way that counts; absent, every finite way does.
 * Σ demand × access = Σ supply over sites that a child reaches. O(ways) time.
 */
export function twoStepFloatingCatchment(input: AccessInput, catchment = Infinity): Access {
  return enhancedTwoStepFloatingCatchment(input, { decay: { kind: 'none' }, catchment })
}

/**
 * Enhanced two-step floating catchment area (Luo & Qi 2009, steps 1 and 2): as the two-step method, children and
 * quotients weighted by the cost of the way. Luo and Qi use steps; Gaussian, exponential and gravity weights are the
 * generalisation of Wang (2012).
 *
 * R_j = S_j / Σ_i D_i w_ij and A_i = Σ_j R_j w_ij. Conserves places and costs as the two-step method does.
 */
export function enhancedTwoStepFloatingCatchment(input: AccessInput, impedance: Impedance): Access {
  return shareOut(reachOf(input, impedance), input)
}

/**
 * The same for several kinds of places, each for its own children, over the same ways: these are checked once. One result for
 * each kind, as the method gives it for this kind alone. O(kinds × ways) time.
 */
export function enhancedTwoStepByKind(
  travel: AccessInput['travel'],
  kinds: readonly Pick<AccessInput, 'demand' | 'supply'>[],
  impedance: Impedance,
): Access[] {
  const [first, ...others] = kinds
  if (!first) return []
  const reach = reachOf({ ...first, travel }, impedance)
  for (const kind of others) checkAmounts(kind, first.demand.length, first.supply.length)
  return kinds.map(kind => shareOut(reach, kind))
}

/** Children count at each site by the weights, and each site's places go back by them. */
function shareOut(reach: Weights, { demand, supply }: Pick<AccessInput, 'demand' | 'supply'>): Access {
  const load = reach.toSites(demand)
  const ratio = quotients(supply, load)
  return { access: reach.toPoints(ratio), load, ratio }
}
