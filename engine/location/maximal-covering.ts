import { fullSites, splitAssignment } from './capacitated.ts'
import { type CapacitatedProblem, pairsBySite } from './capacitated-problem.ts'
import { solveCapacitated } from './capacitated-tree.ts'
import { checkInput } from './check.ts'
import { coveringSite, coverRows } from './cover-rows.ts'
import { type Effort, startEffort, unending } from './effort.ts'
import { countCause } from './median.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'
import { FREE, type Problem } from './problem.ts'
import { infeasible, listed, noLimit, standing, wholeAssignment } from './result.ts'
import { statesOf } from './rows.ts'
import { solveProblem } from './shared-tree.ts'
import { transport } from './transport.ts'

export interface MaximalCoveringInput extends LocationInput {
  /** travel cost up to which a site covers a point, the limit included. */
  radius: number
  openCount: number
  /** most demand each site serves, by site; demand may then be split. Infinity allowed. */
  capacity?: Float64Array
}

/**
 * Maximal covering (Church & ReVelle 1974): open exactly `openCount` sites so that most demand lies within the radius of
 * one, or, with capacities (Current & Storbeck 1988), is served by one. The objective is the demand covered, the bound
 * an upper one; site costs do not count. Exact: the demand left uncovered is the cost of the shared problem.
 * Refuses a faulty input with all its faults (`ModelError`).
 */
export function maximalCovering(input: MaximalCoveringInput, options: SearchOptions = {}): Located {
  const faults = checkInput(input, options)
  faults.number('radius', input.radius, 0, Infinity)
  faults.number('openCount', input.openCount, 1, 2 ** 24, true)
  faults.list('capacity', input.capacity, input.siteCount, Infinity)
  faults.end()
  const effort = startEffort(options)
  const cause = countCause(input, statesOf(input), input.openCount)
  if (cause) return infeasible(input, effort, cause)
  return input.capacity ? coverWithin({ ...input, capacity: input.capacity }, effort) : cover(input, effort)
}

function cover(input: MaximalCoveringInput, effort: Effort): Located {
  const rows = coverRows(input, input.radius)
  const count = rows.weight.length
  const total = rows.weight.reduce((sum, each) => sum + each, 0)
  const problem: Problem = {
    rows: count,
    sites: input.siteCount,
    start: rows.start,
    site: rows.site,
    cost: new Float64Array(rows.site.length),
    beyond: new Float64Array(count).fill(Infinity),
    unserved: rows.weight,
    siteCost: new Float64Array(input.siteCount),
    state: statesOf(input),
    open: input.openCount,
    whole: rows.weight.every(Number.isInteger),
    total,
    costOf: () => Infinity,
  }
  const { isOpen, value, bound, whole } = solveProblem(problem, effort)
  const site = coveringSite(rows, isOpen!)
  const all = input.demand.reduce((sum, each) => sum + each, 0)
  const { assignment, unserved } = wholeAssignment(input, rows.point, site)
  const more = rows.rowOf.some(
    (row, at) =>
      site[at]! < 0 &&
      row >= 0 &&
      rows.site.slice(rows.start[row], rows.start[row + 1]).some(one => problem.state[one] === FREE),
  )
  const kind = unserved === 0 ? 'none' : more ? 'open-count' : 'reach'
  return {
    ...standing(effort, total - value, Math.min(all, total - bound), whole),
    open: listed(isOpen!),
    assignment,
    unserved,
    limit: { ...noLimit, kind },
  }
}

function coverWithin(input: MaximalCoveringInput & { capacity: Float64Array }, effort: Effort): Located {
  const pairs = pairsBySite(input, input.radius, false)
  const total = pairs.amount.reduce((sum, each) => sum + each, 0)
  const problem: CapacitatedProblem = {
    ...pairs,
    sites: input.siteCount,
    unserved: pairs.amount,
    capacity: input.capacity,
    siteCost: new Float64Array(input.siteCount),
    open: input.openCount,
    whole:
      pairs.amount.every(Number.isInteger) &&
      input.capacity.every(each => each === Infinity || Number.isInteger(each)),
    total,
  }
  const proved = solveCapacitated(problem, effort)
  if (!proved.isOpen)
    return { ...infeasible(input, effort, 'none'), status: 'stopped', bound: total - proved.bound }
  const found = transport(problem, proved.isOpen, unending(effort))
  const split = splitAssignment(problem, found)
  const full = fullSites(problem, found)
  const width = found.sites.length + 1
  const waits = pairs.amount.map((_, row) => found.amount[row * width + width - 1]!)
  const kind =
    split.unserved === 0 ? 'none' : oneMoreServes(problem, proved.isOpen, waits) ? 'open-count' : 'reach'
  return {
    ...standing(effort, total - proved.value, total - proved.bound, proved.whole),
    open: listed(proved.isOpen),
    ...split,
    limit: full.kind === 'none' ? { ...noLimit, kind } : full,
  }
}

/** Whether a shut site with room reaches demand that no site serves. */
const oneMoreServes = (
  { state, capacity, start, row }: CapacitatedProblem,
  isOpen: Uint8Array,
  waits: Float64Array,
) =>
  state.some(
    (each, site) =>
      each === FREE &&
      !isOpen[site] &&
      capacity[site]! > 0 &&
      row.subarray(start[site], start[site + 1]).some(one => waits[one]! > 0),
  )
