import { openHighs } from '../linear/highs.ts'
import { checkInput } from './check.ts'
import { type CoverRows, coverRows } from './cover-rows.ts'
import { solveCover } from './cover-tree.ts'
import { type Effort, startEffort } from './effort.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'
import { infeasible, listed, standing } from './result.ts'
import { forbiddenWithin, statesOf } from './rows.ts'

export interface SetCoveringInput extends LocationInput {
  /** travel cost up to which a site covers a point, the limit included. */
  radius: number
  /** how many open sites each point must have within the radius; 1 by default, 2 with a backup. */
  times?: number
}

/**
 * Set covering (Toregas et al. 1971), with backup (Hogan & ReVelle 1986): open sites at the least cost so that every
 * point with demand has `times` of them within the radius. A site costs `siteCost`, 1 by default. Exact: a bound from the
 * linear programme and branching. Refuses a faulty input with all its faults (`ModelError`).
 */
export async function setCovering(input: SetCoveringInput, options: SearchOptions = {}): Promise<Located> {
  const faults = checkInput(input, options)
  faults.number('radius', input.radius, 0, Infinity)
  faults.numberIfGiven('times', input.times, 1, 1000, true)
  faults.end()
  const effort = startEffort(options)
  const times = input.times ?? 1
  const rows = coverRows(input, input.radius)
  const outOfReach = uncoverable(rows, times)
  if (outOfReach.length > 0) {
    const helps = forbiddenWouldHelp(input, outOfReach, times)
    const sites = helps ? forbiddenWithin(input, outOfReach, input.radius) : undefined
    const lost = outOfReach.reduce((sum, point) => sum + input.demand[point]!, 0)
    return { ...infeasible(input, effort, helps ? 'forbidden' : 'reach', sites, lost), outOfReach }
  }
  const siteCost = input.siteCost ?? new Float64Array(input.siteCount).fill(1)
  const problem = { rows, times, siteCost, state: statesOf(input) }
  const proved = solveCover(problem, effort, undefined, await openHighs())
  if (!proved.isOpen) return { ...infeasible(input, effort, 'none'), status: 'stopped', bound: proved.bound }
  return {
    ...standing(effort, proved.value, proved.bound, proved.whole),
    open: listed(proved.isOpen),
    assignment: coverAssignment(input, rows, proved.isOpen, times, effort),
    unserved: 0,
    limit: { kind: rows.weight.length > 0 ? 'reach' : 'none', sites: new Int32Array(0) },
  }
}

/** Points with demand that too few usable sites could cover, ascending. */
export const uncoverable = (rows: CoverRows, times: number): Int32Array =>
  rows.point.filter((_, at) => {
    const row = rows.rowOf[at]!
    return row < 0 || rows.start[row + 1]! - rows.start[row]! < times
  })

/** Whether one of these points would have enough sites in reach if none were forbidden. */
function forbiddenWouldHelp(input: SetCoveringInput, points: Int32Array, times: number): boolean {
  if (!input.forbidden?.length) return false
  const { forbidden: _, ...free } = input
  const demand = new Float64Array(input.demand.length)
  for (const point of points) demand[point] = 1
  const rows = coverRows({ ...free, demand }, input.radius)
  return uncoverable(rows, times).length < points.length
}

/** Each point at its lowest covering sites, as many as must cover it; the amount is its whole demand at each. */
export function coverAssignment(
  { demand }: LocationInput,
  rows: CoverRows,
  isOpen: Uint8Array,
  times: number,
  effort: Effort,
) {
  const point: number[] = []
  const site: number[] = []
  rows.rowOf.forEach((row, at) => {
    let left = times
    for (let entry = rows.start[row]!; entry < rows.start[row + 1]! && left > 0; entry++) {
      if (!isOpen[rows.site[entry]!]) continue
      left--
      point.push(rows.point[at]!)
      site.push(rows.site[entry]!)
    }
  })
  effort.spend(site.length)
  return {
    demand: Int32Array.from(point),
    site: Int32Array.from(site),
    amount: Float64Array.from(point, one => demand[one]!),
  }
}
