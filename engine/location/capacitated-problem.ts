/**
 * The problem with capacities: open sites and split each row's demand over them so that Σ siteCost + Σ cost of what is
 * served + Σ cost of what is not is least, no site serving more than its capacity.
 */
import type { LocationInput } from './model.ts'
import { SHUT } from './problem.ts'
import { pointsWithDemand, statesOf, travelLine } from './rows.ts'

export interface CapacitatedProblem {
  /** demand point of each row, and its demand. */
  point: Int32Array
  amount: Float64Array
  sites: number
  /** entries of a site from start[site] to start[site + 1], by row; cost is for the row's whole demand. */
  start: Int32Array
  row: Int32Array
  cost: Float64Array
  /** cost of leaving the whole row unserved; Infinity where it must be served. */
  unserved: Float64Array
  capacity: Float64Array
  siteCost: Float64Array
  state: Uint8Array
  /** how many sites open, or null for any number. */
  open: number | null
  whole: boolean
  /** as in `Problem`. */
  total: number
  penalty?: number
}

/** Pairs of every row and usable site within reach. */
export function pairsBySite(input: LocationInput) {
  const { demand, siteCount } = input
  const point = pointsWithDemand(input)
  const state = statesOf(input)
  const fill = travelLine(input)
  const line = new Float64Array(siteCount)
  const start = new Int32Array(siteCount + 1)
  const each = (visit: (row: number, site: number, cost: number) => void) =>
    point.forEach((one, row) => {
      fill(one, line)
      const weight = input.costPer === 'point' ? 1 : demand[one]!
      for (let site = 0; site < siteCount; site++)
        if (state[site] !== SHUT && line[site]! < Infinity) visit(row, site, weight * line[site]!)
    })
  each((_, site) => start[site + 1]!++)
  for (let site = 0; site < siteCount; site++) start[site + 1]! += start[site]!
  const next = start.slice(0, siteCount)
  const row = new Int32Array(start[siteCount]!)
  const cost = new Float64Array(start[siteCount]!)
  each((one, site, price) => {
    row[next[site]!] = one
    cost[next[site]!++] = price
  })
  return { point, amount: Float64Array.from(point, one => demand[one]!), start, row, cost, state }
}
