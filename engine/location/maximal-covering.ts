import { type CoveringProblem, solveCapacitatedCovering } from './capacitated-covering.ts'
import { checkInput } from './check.ts'
import { coverFlow, type Served, SLIGHT } from './cover-flow.ts'
import { rowsBySite } from './cover-reduce.ts'
import { type CoverRows, coveringSite, coverRows } from './cover-rows.ts'
import { type Effort, startEffort, unending } from './effort.ts'
import { countCause } from './median.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'
import { FREE, type Problem } from './problem.ts'
import { infeasible, listed, noLimit, standing, wholeAssignment } from './result.ts'
import { statesOf } from './rows.ts'
import { solveProblem } from './shared-tree.ts'

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
  if (cause) return infeasible(input, effort, cause.kind, cause.sites)
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
  const rows = coverRows(input, input.radius)
  const { start, item: row } = rowsBySite(rows, input.siteCount)
  const problem: CoveringProblem = {
    sites: input.siteCount,
    start,
    row,
    rowStart: rows.start,
    siteOf: rows.site,
    cost: new Float64Array(row.length),
    amount: rows.weight,
    unserved: rows.weight,
    capacity: input.capacity,
    siteCost: new Float64Array(input.siteCount),
    state: statesOf(input),
    open: input.openCount,
    whole:
      rows.weight.every(Number.isInteger) &&
      input.capacity.every(each => each === Infinity || Number.isInteger(each)),
    total: rows.weight.reduce((sum, each) => sum + each, 0),
  }
  const { isOpen, value, bound, whole } = solveCapacitatedCovering(problem, effort)
  if (!isOpen)
    return { ...infeasible(input, effort, 'none'), status: 'stopped', bound: problem.total - bound }
  const served = coverFlow(problem, unending(effort))(isOpen)
  const split = splitByClass(input, rows, served)
  return {
    ...standing(effort, problem.total - value, problem.total - bound, whole),
    open: listed(isOpen),
    ...split,
    limit: limitOf(problem, isOpen, served, split.unserved),
  }
}

/** Each point's demand at the sites that serve its class, one point after another. */
function splitByClass({ demand }: LocationInput, rows: CoverRows, { classOf, left, shares }: Served) {
  const [share, waiting] = [shares(), left()]
  const least = SLIGHT * rows.weight.reduce((sum, each) => sum + each, 0)
  const point: number[] = []
  const site: number[] = []
  const amount: number[] = []
  let unserved = 0
  rows.point.forEach((one, at) => {
    const row = rows.rowOf[at]!
    let need = demand[one]!
    const list = row < 0 ? [] : share[classOf[row]!]!
    while (need > 0 && list.length > 0) {
      const here = list[0]!
      // where none of a class waits, its last site takes what rounding left over
      const last = list.length === 1 && waiting[classOf[row]!] === 0
      const moved = last ? need : Math.min(need, here.amount)
      point.push(one)
      site.push(here.site)
      amount.push(moved)
      need -= moved
      here.amount -= moved
      if (here.amount <= least && !last) list.shift()
    }
    unserved += need
  })
  const assignment = {
    demand: Int32Array.from(point),
    site: Int32Array.from(site),
    amount: Float64Array.from(amount),
  }
  return { assignment, unserved }
}

/** Full sites that cover waiting demand; else the count where a shut site with room covers some, else the reach. */
function limitOf(problem: CoveringProblem, isOpen: Uint8Array, { classOf, left }: Served, unserved: number) {
  const { state, capacity, start, row } = problem
  const waiting = left()
  const coversSome = (site: number) =>
    row.subarray(start[site], start[site + 1]).some(one => waiting[classOf[one]!]! > 0)
  // demand that waits although an open site covers it has only full ones
  const full = Int32Array.from(isOpen.keys()).filter(site => isOpen[site] && coversSome(site))
  if (full.length > 0) return { kind: 'capacity' as const, sites: full }
  const more = state.some(
    (each, site) => each === FREE && !isOpen[site] && capacity[site]! > 0 && coversSome(site),
  )
  return { ...noLimit, kind: unserved === 0 ? 'none' : more ? 'open-count' : 'reach' } as const
}
