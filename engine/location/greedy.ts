/** A first answer: sites opened one after another, each time the one that saves most (lower index where equal). */
import type { Effort } from './effort.ts'
import { type Columns, FREE, OPEN, type Problem } from './problem.ts'

/**
 * Adds sites until the count is reached, or, without a count, until none saves anything. Savings only shrink while
 * sites open, so a site is judged again only when its old saving leads (Minoux 1978).
 */
export function greedyOpen(problem: Problem, columns: Columns, effort: Effort): Uint8Array {
  const { rows, sites, siteCost, state, open, unserved, start, cost } = problem
  const now = new Float64Array(rows)
  // a row that must be served starts from its dearest entry, so that savings are finite
  for (let row = 0; row < rows; row++) {
    const dearest = start[row + 1]! > start[row]! ? cost[start[row + 1]! - 1]! : 0
    now[row] = unserved[row]! < Infinity ? unserved[row]! : dearest
  }
  const isOpen = new Uint8Array(sites)
  let opened = 0
  const saving = (site: number) => {
    let sum = -siteCost[site]!
    const end = columns.start[site + 1]!
    for (let at = columns.start[site]!; at < end; at++) {
      const less = now[columns.row[at]!]! - columns.cost[at]!
      if (less > 0) sum += less
    }
    effort.spend(end - columns.start[site]!)
    return sum
  }
  const bring = (site: number) => {
    isOpen[site] = 1
    opened++
    for (let at = columns.start[site]!; at < columns.start[site + 1]!; at++) {
      const row = columns.row[at]!
      if (columns.cost[at]! < now[row]!) now[row] = columns.cost[at]!
    }
  }
  for (let site = 0; site < sites; site++) if (state[site] === OPEN) bring(site)
  const known = Float64Array.from({ length: sites }, (_, site) =>
    state[site] === FREE ? saving(site) : -Infinity,
  )
  for (;;) {
    if (open !== null && opened >= open) return isOpen
    let site = -1
    let last = -1
    for (;;) {
      site = leader(known)
      if (site === last || site < 0 || known[site] === -Infinity) break
      known[site] = saving(site)
      last = site
    }
    if (site < 0 || known[site] === -Infinity) return isOpen
    if (open === null && known[site]! <= 0 && opened > 0) return isOpen
    bring(site)
    known[site] = -Infinity
  }
}

/** The place of the largest value, the lowest where equal; −1 in an empty list. */
function leader(values: Float64Array): number {
  let best = values.length > 0 ? 0 : -1
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at
  return best
}
