/** A first answer: sites opened one after another, each time the one that saves most (lower index where equal). */
import type { Effort } from './effort.ts'
import { FREE, OPEN, type Problem } from './problem.ts'

/**
 * Adds sites until the count is reached, or, without a count, until none saves anything. Savings by site are kept up to date:
 * a row that comes to pay less takes the difference from the sites that would still help it (Whitaker 1983). Rows are shorter
 * the more sites are open: the k-th opening looks at about a k-th of the entries. Savings that are equal but for rounding may be
 * taken in either order.
 */
export function greedyOpen(problem: Problem, effort: Effort): Uint8Array {
  const { rows, sites, siteCost, state, open, unserved, start, site, cost } = problem
  const now = new Float64Array(rows)
  const saving = siteCost.map(each => -each)
  for (let row = 0; row < rows; row++) {
    const end = start[row + 1]!
    // a row that must be served starts from its dearest entry, so that savings are finite
    const dearest = end > start[row]! ? cost[end - 1]! : 0
    const most = unserved[row]! < Infinity ? unserved[row]! : dearest
    now[row] = most
    for (let at = start[row]!; at < end && cost[at]! < most; at++) saving[site[at]!]! += most - cost[at]!
  }
  effort.spend(site.length)
  const isOpen = new Uint8Array(sites)
  let opened = 0

  /** What the row pays once the site is open, if less than now. */
  function less(row: number, one: number): number {
    const most = now[row]!
    let at = start[row]!
    while (at < start[row + 1]! && cost[at]! < most && site[at] !== one) at++
    effort.spend(at - start[row]!)
    return at < start[row + 1]! && cost[at]! < most ? cost[at]! : most
  }
  function bring(one: number): void {
    isOpen[one] = 1
    opened++
    for (let row = 0; row < rows; row++) {
      const before = now[row]!
      const after = less(row, one)
      if (after === before) continue
      now[row] = after
      let at = start[row]!
      for (; at < start[row + 1]! && cost[at]! < before; at++)
        saving[site[at]!]! -= before - Math.max(after, cost[at]!)
      effort.spend(at - start[row]!)
    }
  }
  for (let one = 0; one < sites; one++) if (state[one] === OPEN) bring(one)
  for (;;) {
    if (open !== null && opened >= open) return isOpen
    let best = -1
    for (let one = 0; one < sites; one++)
      if (state[one] === FREE && !isOpen[one] && (best < 0 || saving[one]! > saving[best]!)) best = one
    if (best < 0 || (open === null && saving[best]! <= 0 && opened > 0)) return isOpen
    bring(best)
  }
}
