/**
 * The one problem that p-median, uncapacitated, covering and centre models share:
 * open sites so that Σ siteCost + Σ over rows min(cheapest open site, cost of staying unserved) is least,
 * with a fixed number of sites or any number. Costs are weighted: they hold the whole demand of the row.
 */

export const FREE = 0
export const OPEN = 1
export const SHUT = 2

export interface Problem {
  rows: number
  sites: number
  /** entries of a row from start[row] to start[row + 1], by ascending cost, then site. */
  start: Int32Array
  site: Int32Array
  cost: Float64Array
  /** no site that the row does not list costs less than this; Infinity where the row lists all within reach. */
  beyond: Float64Array
  /** cost of leaving the row unserved. */
  unserved: Float64Array
  siteCost: Float64Array
  /** FREE, OPEN (kept) or SHUT (forbidden), by site. */
  state: Uint8Array
  /** how many sites open, or null for any number. */
  open: number | null
  /** fewest open sites of an answer where any number may open; default 0. */
  fewest?: number
  /** whether every objective is a whole number. */
  whole: boolean
  /** 0, or the demand of which the value is the part not covered: gaps are then relative to what is covered. */
  total: number
  /** a value of this or more leaves a row unserved that must be served; the gap counts below it only. */
  penalty?: number
  /** cost of an entry, also of one that the row does not list. */
  costOf: (row: number, site: number) => number
}

/** The same entries by site. */
export interface Columns {
  start: Int32Array
  row: Int32Array
  cost: Float64Array
}

/** Turns rows into columns, leaving out entries of the row's rank `most` and above. */
export function columnsOf(
  problem: Pick<Problem, 'rows' | 'sites' | 'start' | 'site' | 'cost'>,
  most = Infinity,
): Columns {
  const { rows, sites, start, site, cost } = problem
  const end = (row: number) => Math.min(start[row + 1]!, start[row]! + most)
  const first = new Int32Array(sites + 1)
  for (let row = 0; row < rows; row++) for (let at = start[row]!; at < end(row); at++) first[site[at]! + 1]!++
  for (let at = 0; at < sites; at++) first[at + 1]! += first[at]!
  const next = first.slice(0, sites)
  const rowOf = new Int32Array(first[sites]!)
  const costOf = new Float64Array(first[sites]!)
  for (let row = 0; row < rows; row++)
    for (let at = start[row]!; at < end(row); at++) {
      const to = next[site[at]!]!++
      rowOf[to] = row
      costOf[to] = cost[at]!
    }
  return { start: first, row: rowOf, cost: costOf }
}

/** The objective of a set of open sites (1 = open), summed row by row; Infinity where fewer open than must. */
export function costOfOpen(problem: Problem, isOpen: Uint8Array): number {
  const { rows, sites, siteCost, fewest = 0 } = problem
  let value = 0
  let opened = 0
  for (let site = 0; site < sites; site++) {
    if (!isOpen[site]) continue
    value += siteCost[site]!
    opened++
  }
  if (opened < fewest) return Infinity
  for (let row = 0; row < rows; row++) value += cheapest(problem, row, isOpen).cost
  return value
}

/** The cheapest open site of a row, the lower index where equal; site −1 where staying unserved is cheaper. */
export function cheapest(problem: Problem, row: number, isOpen: Uint8Array) {
  const { start, site, cost, beyond, unserved } = problem
  for (let at = start[row]!; at < start[row + 1]! && cost[at]! <= unserved[row]!; at++)
    if (isOpen[site[at]!]) return { site: site[at]!, cost: cost[at]! }
  let best = { site: -1, cost: unserved[row]! }
  if (beyond[row]! >= best.cost) return best
  for (let one = 0; one < problem.sites; one++) {
    if (!isOpen[one]) continue
    const costOf = problem.costOf(row, one)
    if (costOf < best.cost) best = { site: one, cost: costOf }
  }
  return best
}
