/** Turns an input into sorted rows: for each point with demand the sites it reaches, by ascending weighted cost. */
import { sharedMemory } from '../shared-memory.ts'
import type { LocationInput, LocationTravel } from './model.ts'
import { FREE, OPEN, SHUT } from './problem.ts'
import { rowSorter } from './sort-row.ts'

export interface Rows {
  /** demand point of each row. */
  point: Int32Array
  start: Int32Array
  /** with `cost` shared with a helping thread, so never written again. */
  site: Int32Array
  cost: Float64Array
  beyond: Float64Array
  /** weighted cost of the farthest site within reach. */
  farthest: Float64Array
  /** whether each row reaches every site that is not forbidden, also those that it does not list. */
  complete: boolean
  /** weighted cost, also of a pair that the rows leave out; Infinity out of reach. */
  costOf: (row: number, site: number) => number
}

/**
 * Most entries kept, but 64 a row at least: above that the rows keep nearest sites only, and `beyond` says from which cost on they are
 * silent.
 */
const MOST_ENTRIES = 20_000_000

/** Writes the travel costs of one demand point into a line of all sites, unweighted; Infinity out of reach. */
export function travelLine({
  travel,
  siteCount,
}: LocationInput): (point: number, line: Float64Array) => void {
  if (travel.kind === 'matrix')
    return (point, line) => line.set(travel.cost.subarray(point * siteCount, (point + 1) * siteCount))
  if (travel.kind === 'rows')
    return (point, line) => {
      line.fill(Infinity)
      for (let at = travel.start[point]!; at < travel.start[point + 1]!; at++)
        line[travel.site[at]!] = travel.cost[at]!
    }
  const between = straightLine(travel)
  return (point, line) => {
    for (let site = 0; site < siteCount; site++) line[site] = between(point, site)
  }
}

/** Writes the travel costs to one site into a column of all demand points, unweighted; Infinity out of reach. */
export function travelColumn(input: LocationInput): (site: number, column: Float64Array) => void {
  const { travel, siteCount } = input
  if (travel.kind !== 'rows') {
    const between = travelOf(input)
    return (site, column) => {
      for (let point = 0; point < column.length; point++) column[point] = between(point, site)
    }
  }
  const first = new Int32Array(siteCount + 1)
  for (const site of travel.site) first[site + 1]!++
  for (let site = 0; site < siteCount; site++) first[site + 1]! += first[site]!
  const next = first.slice(0, siteCount)
  const pointOf = new Int32Array(travel.site.length)
  const entry = new Int32Array(travel.site.length)
  for (let point = 0; point + 1 < travel.start.length; point++)
    for (let at = travel.start[point]!; at < travel.start[point + 1]!; at++) {
      const here = next[travel.site[at]!]!++
      pointOf[here] = point
      entry[here] = at
    }
  return (site, column) => {
    column.fill(Infinity)
    for (let at = first[site]!; at < first[site + 1]!; at++) column[pointOf[at]!] = travel.cost[entry[at]!]!
  }
}

/** Travel cost of one pair, unweighted. */
export function travelOf(input: LocationInput): (point: number, site: number) => number {
  const { travel, siteCount } = input
  if (travel.kind === 'matrix') return (point, site) => travel.cost[point * siteCount + site]!
  if (travel.kind === 'rows')
    return (point, site) => {
      for (let at = travel.start[point]!; at < travel.start[point + 1]!; at++)
        if (travel.site[at] === site) return travel.cost[at]!
      return Infinity
    }
  return straightLine(travel)
}

type Points = Extract<LocationTravel, { kind: 'points' }>

const straightLine =
  ({ demandX, demandY, siteX, siteY, roundedDown }: Points) =>
  (point: number, site: number) => {
    const dx = siteX[site]! - demandX[point]!
    const dy = siteY[site]! - demandY[point]!
    const distance = Math.sqrt(dx * dx + dy * dy)
    return roundedDown ? Math.floor(distance) : distance
  }

/** Demand points with demand. */
export const pointsWithDemand = ({ demand }: LocationInput) =>
  Int32Array.from(demand.keys()).filter(point => demand[point]! > 0)

/** FREE, OPEN or SHUT by site. */
export function statesOf({ siteCount, kept, forbidden }: LocationInput): Uint8Array {
  const state = new Uint8Array(siteCount).fill(FREE)
  for (const site of kept ?? []) state[site] = OPEN
  for (const site of forbidden ?? []) state[site] = SHUT
  return state
}

/** Forbidden sites that lie within the radius of one of the points, ascending: what keeps them from being served. */
export function forbiddenWithin(
  input: LocationInput,
  points: Iterable<number>,
  radius = Infinity,
): Int32Array {
  const travel = travelOf(input)
  const list = [...points]
  return Int32Array.from(new Set(input.forbidden))
    .filter(site => list.some(point => travel(point, site) < Infinity && travel(point, site) <= radius))
    .sort()
}

/** Sorted rows of weighted costs over the sites that are not forbidden. */
export function sortedRows(input: LocationInput): Rows {
  const { siteCount, demand } = input
  const point = pointsWithDemand(input)
  const state = statesOf(input)
  const usable = state.reduce((sum, each) => sum + (each === SHUT ? 0 : 1), 0)
  const keep = Math.min(usable, Math.max(64, Math.floor(MOST_ENTRIES / Math.max(1, point.length))))
  const fill = travelLine(input)
  const travel = travelOf(input)
  const line = new Float64Array(siteCount)
  const order = new Int32Array(siteCount)
  const sort = rowSorter(siteCount)
  const start = new Int32Array(point.length + 1)
  const room = point.length * keep
  const site = new Int32Array(sharedMemory(room * Int32Array.BYTES_PER_ELEMENT))
  const cost = new Float64Array(sharedMemory(room * Float64Array.BYTES_PER_ELEMENT))
  const beyond = new Float64Array(point.length).fill(Infinity)
  const farthest = new Float64Array(point.length)
  let complete = true
  let end = 0
  point.forEach((one, row) => {
    const weight = input.costPer === 'point' ? 1 : demand[one]!
    fill(one, line)
    let reached = 0
    for (let at = 0; at < siteCount; at++)
      if (line[at]! < Infinity && state[at] !== SHUT) order[reached++] = at
    complete &&= reached === usable
    sort(line, order, reached)
    const kept = Math.min(keep, reached)
    for (let at = 0; at < kept; at++) {
      site[end] = order[at]!
      cost[end++] = weight * line[order[at]!]!
    }
    if (reached > 0) farthest[row] = weight * line[order[reached - 1]!]!
    if (kept < reached) beyond[row] = weight * line[order[kept]!]!
    start[row + 1] = end
  })
  return {
    point,
    start,
    site: site.subarray(0, end),
    cost: cost.subarray(0, end),
    beyond,
    farthest,
    complete,
    costOf: (row, at) => {
      const one = point[row]!
      return (input.costPer === 'point' ? 1 : demand[one]!) * travel(one, at)
    },
  }
}
