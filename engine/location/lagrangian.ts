/**
 * The bound of the shared problem: every row's duty to be served is priced (Cornuéjols, Fisher & Nemhauser 1977).
 * With prices λ a site is worth ρ = siteCost + Σ min(0, cost − λ), and L(λ) = Σ λ + the least Σ ρ that states and
 * count allow is never above the optimum. Prices climb by the volume algorithm (Barahona & Anbil 2000), which also
 * yields how far each site is open in the relaxed answer. λ never exceeds what a row costs unserved, at its nearest
 * kept site, or beyond its list, so the bound also holds where rows keep nearest sites only.
 * One step: O(entries cheaper than λ).
 */
import type { Effort } from './effort.ts'
import { OPEN, type Problem, SHUT } from './problem.ts'
import { select } from './select.ts'

/** A part of the tree: what is decided, from which prices to start, and what is known of its bound. */
export interface Node {
  state: Uint8Array
  price: Float64Array
  bound: number
  depth: number
}

export interface Raised {
  bound: number
  /** ρ at the best prices. */
  worth: Float64Array
  /** how far each site is open in the relaxed answer, 0–1. */
  share: Float64Array
  /** sites open at the best prices. */
  chosen: Uint8Array
}

export interface RaiseLimits {
  /** the node is done with once its bound exceeds this. */
  target: number
  /** value of the best answer known, which sets the length of the steps. */
  best: number
  steps: number
  /** called with the sites that the relaxed problem opens, each time the bound has risen well. */
  onChosen?: (chosen: Uint8Array) => void
}

/** A bound that keeps its memory between calls; the node's prices become the best ones found. */
export function priceRaiser(problem: Problem, effort: Effort) {
  const { rows, sites, start, site, cost } = problem
  const most = new Float64Array(rows)
  const least = new Float64Array(rows)
  const price = new Float64Array(rows)
  const direction = new Float64Array(rows)
  const slope = new Float64Array(rows)
  const worth = new Float64Array(sites)
  const bestWorth = new Float64Array(sites)
  const share = new Float64Array(sites)
  const chosen = new Uint8Array(sites)
  const bestChosen = new Uint8Array(sites)
  const choose = select(problem)

  /** Between which prices each row's lies: those of its nearest site and of its nearest site that is open anyway. */
  function limitPrices(state: Uint8Array): void {
    for (let row = 0; row < rows; row++) {
      let highest = Math.min(problem.beyond[row]!, problem.unserved[row]!)
      let lowest = -1
      for (let at = start[row]!; at < start[row + 1]! && cost[at]! < highest; at++) {
        const kind = state[site[at]!]!
        if (kind === SHUT) continue
        if (lowest < 0) lowest = cost[at]!
        if (kind === OPEN) highest = cost[at]!
      }
      most[row] = highest
      least[row] = Math.min(highest, lowest < 0 ? highest : lowest)
      if (highest === Infinity) most[row] = 1e300
    }
  }

  /** L at `price`; leaves ρ in `worth`, the opened sites in `chosen`, 1 − times served in `slope`. */
  function evaluate(state: Uint8Array): number {
    worth.set(problem.siteCost)
    let sum = 0
    let entries = 0
    for (let row = 0; row < rows; row++) {
      const here = price[row]!
      sum += here
      const end = start[row + 1]!
      let at = start[row]!
      for (; at < end && cost[at]! < here; at++) worth[site[at]!]! += cost[at]! - here
      entries += at - start[row]! + 1
    }
    sum += choose(state, worth, chosen)
    for (let row = 0; row < rows; row++) {
      const here = price[row]!
      const end = start[row + 1]!
      let times = 0
      for (let at = start[row]!; at < end && cost[at]! < here; at++) times += chosen[site[at]!]!
      slope[row] = 1 - times
    }
    effort.spend(2 * entries)
    return sum
  }

  return (node: Node, limits: RaiseLimits): Raised => {
    const { state } = node
    limitPrices(state)
    const centre = node.price
    for (let row = 0; row < rows; row++)
      centre[row] = Math.min(most[row]!, Math.max(least[row]!, centre[row]!))
    price.set(centre)
    let bound = evaluate(state)
    bestWorth.set(worth)
    bestChosen.set(chosen)
    direction.set(slope)
    for (let at = 0; at < sites; at++) share[at] = chosen[at]!
    let factor = node.depth === 0 ? 0.5 : 0.1
    let reds = 0
    let told = bound
    let since = 0
    let checkpoint = bound
    for (let step = 0; step < limits.steps && bound <= limits.target && !effort.ended(); step++) {
      let length = 0
      for (let row = 0; row < rows; row++) {
        const way = direction[row]!
        const stuck = (way > 0 && centre[row]! >= most[row]!) || (way < 0 && centre[row]! <= least[row]!)
        if (!stuck) length += way * way
      }
      if (length < 1e-12) break
      const goal = Math.max(limits.best, bound + 1e-9 * Math.abs(bound)) * 1.0005 - bound
      const stride = (factor * goal) / length
      for (let row = 0; row < rows; row++) {
        const to = centre[row]! + stride * direction[row]!
        price[row] = to > most[row]! ? most[row]! : to < least[row]! ? least[row]! : to
      }
      const found = evaluate(state)
      let along = 0
      let ahead = 0
      let own = 0
      for (let row = 0; row < rows; row++) {
        const a = slope[row]!
        const b = direction[row]!
        along += a * b
        ahead += a * a
        own += b * b
      }
      // the mix of the last slopes that is shortest (Barahona & Anbil 2000)
      const apart = ahead - 2 * along + own
      const ideal = apart > 1e-12 ? (own - along) / apart : 0.1
      const mix = Math.min(0.1, Math.max(0.01, ideal))
      for (let row = 0; row < rows; row++)
        direction[row] = mix * slope[row]! + (1 - mix) * direction[row]!
      for (let at = 0; at < sites; at++) share[at] = mix * chosen[at]! + (1 - mix) * share[at]!
      if (found > bound) {
        const rise = found - bound
        bound = found
        centre.set(price)
        bestWorth.set(worth)
        bestChosen.set(chosen)
        if (along > 0 && rise > 1e-7 * Math.abs(bound)) factor = Math.min(2, factor * 1.1)
        reds = 0
        if (limits.onChosen && bound - told > 0.1 * (limits.best - told)) {
          told = bound
          limits.onChosen(bestChosen)
        }
      } else if (++reds >= 20) {
        factor *= 0.66
        reds = 0
      }
      // what no longer rises is left to branching
      if (++since === 100) {
        if (bound - checkpoint < 0.01 * (limits.target - bound)) break
        checkpoint = bound
        since = 0
      }
    }
    node.bound = Math.max(node.bound, bound)
    return { bound, worth: bestWorth, share, chosen: bestChosen }
  }
}
