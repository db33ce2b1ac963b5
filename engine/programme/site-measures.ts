/**
 * What every column in question would serve at its site if that site alone changed: measured by seating the children, and anew where a
 * neighbour has changed since.
 */
import { withoutRows } from './family-proof.ts'
import { never } from './ledger.ts'
import type { Problem } from './problem.ts'
import type { ServedLedger } from './served-ledger.ts'

export interface SiteMeasures {
  problem: Problem
  children: ServedLedger
  /** site: the columns in question, −1 where none is. */
  choices: number[][]
  /** column: what it serves, as a cost (less than 0); never worth it where it is not in question. */
  price: Float64Array
  /** column: the same as the prices of rows tell, for all columns. */
  told: Float64Array
  /** site: 1 where it is to be measured. */
  isStale: Uint8Array
  /** measures left, of all sites together: where all reach the same points, every exchange makes all of them stale. */
  measuresLeft: number
  /** site + 1, then the points that reach it. */
  pointStart: Int32Array
  point: Int32Array
}

/** Sites measured between two looks at clock and caller. */
const sitesPerLook = 16

/** How often each site is measured, on average at most: at effort 1, and with little effort. */
const measuresPerSite = { usual: 10, least: 2 }

/** Sites with a choice are to be measured; until then columns serve what they earn at the prices of rows. */
export function openMeasures(
  problem: Problem,
  { earning, rowPrice }: { earning: Float64Array; rowPrice: Float64Array },
  choices: number[][],
  children: ServedLedger,
  effort: number,
): SiteMeasures {
  const told = withoutRows(problem, earning, rowPrice).map(each => -each)
  const price = new Float64Array(told.length).fill(never)
  for (const list of choices) for (const column of list) if (column >= 0) price[column] = told[column]!
  const isStale = Uint8Array.from(choices, list => Number(list.length > 1))
  const measuresLeft = Math.ceil(
    choices.length * Math.max(measuresPerSite.least, measuresPerSite.usual * effort),
  )
  return { problem, children, choices, price, told, isStale, measuresLeft, ...pointsOfSites(problem) }
}

/** Measures what is stale at the sites as chosen (−1: closed), as much as may be, until the clock ends it. */
export function measureSites(measures: SiteMeasures, chosen: Int32Array, ended: () => boolean) {
  const { children, choices, price, isStale } = measures
  let looked = 0
  for (let site = 0; site < choices.length && measures.measuresLeft > 0; site++) {
    if (!isStale[site]) continue
    if (looked++ % sitesPerLook === 0 && ended()) return
    const now = chosen[site]!
    const here = now < 0 ? 0 : -gainOf(children, now, -1)
    if (now >= 0) price[now] = -here
    for (const column of choices[site]!)
      if (column >= 0 && column !== now) price[column] = -here - gainOf(children, now, column)
    isStale[site] = 0
    measures.measuresLeft--
  }
}

function gainOf(children: ServedLedger, from: number, to: number) {
  children.begin()
  const gain = children.change(from, to)
  children.undo()
  return gain
}

/** Sites have changed: what was measured where points reach both is stale. Returns the sites that became so. */
export function spoilNeighbours(
  { problem, choices, isStale, pointStart, point }: SiteMeasures,
  changed: number[],
): number[] {
  const { existing, travel } = problem.model
  const spoilt: number[] = []
  for (const site of changed)
    for (let at = pointStart[site]!; at < pointStart[site + 1]!; at++)
      for (let way = travel.start[point[at]!]!; way < travel.start[point[at]! + 1]!; way++) {
        const other = travel.facility[way]! - existing.count
        if (other < 0 || isStale[other] || choices[other]!.length < 2) continue
        isStale[other] = 1
        spoilt.push(other)
      }
  return spoilt
}

function pointsOfSites({ model: { existing, sites, demand, travel } }: Problem) {
  const pointStart = new Int32Array(sites.count + 1)
  for (const facility of travel.facility)
    if (facility >= existing.count) pointStart[facility - existing.count + 1]!++
  for (let site = 0; site < sites.count; site++) pointStart[site + 1]! += pointStart[site]!
  const next = pointStart.slice()
  const list = new Int32Array(pointStart[sites.count]!)
  for (let at = 0; at < demand.points; at++)
    for (let way = travel.start[at]!; way < travel.start[at + 1]!; way++) {
      const site = travel.facility[way]! - existing.count
      if (site >= 0) list[next[site]!++] = at
    }
  return { pointStart, point: list }
}
