/**
 * The relaxation of the shared problem: every row's duty to be served is priced (Cornuéjols, Fisher & Nemhauser 1977).
 * With prices λ a site is worth ρ = siteCost + Σ min(0, cost − λ), and L(λ) = Σ λ + the least Σ ρ that states and
 * count allow is never above the optimum. λ never exceeds what a row costs unserved, at its nearest kept site, or
 * beyond its list, so the bound also holds where rows keep nearest sites only. One evaluation: O(entries below λ).
 */
import type { Effort } from './effort.ts'
import { OPEN, type Problem, SHUT } from './problem.ts'
import { siteChooser } from './select.ts'
import type { Relaxation } from './volume.ts'

/** Memory of its own for each problem. */
export function relaxProblem(problem: Problem, effort: Effort): Relaxation {
  const { rows, sites, start, site, cost } = problem
  const most = new Float64Array(rows)
  const least = new Float64Array(rows)
  const price = new Float64Array(rows)
  const slope = new Float64Array(rows)
  const worth = new Float64Array(sites)
  const chosen = new Float64Array(sites)
  const penalty = new Float64Array(sites)
  const choose = siteChooser(sites, problem.open)
  return {
    least,
    most,
    price,
    slope,
    chosen,
    penalty,
    begin(state) {
      for (let row = 0; row < rows; row++) {
        let highest = Math.min(problem.beyond[row]!, problem.unserved[row]!)
        let lowest = -1
        for (let at = start[row]!; at < start[row + 1]! && cost[at]! < highest; at++) {
          const kind = state[site[at]!]!
          if (kind === SHUT) continue
          if (lowest < 0) lowest = cost[at]!
          if (kind === OPEN) highest = cost[at]!
        }
        most[row] = highest === Infinity ? 1e300 : highest
        least[row] = lowest < 0 ? highest : Math.min(highest, lowest)
      }
    },
    evaluate(state) {
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
      sum += choose(state, worth, chosen, penalty)
      for (let row = 0; row < rows; row++) {
        const here = price[row]!
        const end = start[row + 1]!
        let times = 0
        for (let at = start[row]!; at < end && cost[at]! < here; at++) times += chosen[site[at]!]!
        slope[row] = 1 - times
      }
      effort.spend(2 * entries)
      return sum
    },
  }
}
