/** What p-median and uncapacitated location share: every point with demand must be served, at the least total cost. */
import type { Proved } from './branch.ts'
import type { Effort } from './effort.ts'
import type { Located, LocationInput } from './model.ts'
import { cheapest, costOfOpen, FREE, OPEN, type Problem, SHUT } from './problem.ts'
import { infeasible, listed, noLimit, standing, wholeAssignment } from './result.ts'
import { forbiddenWithin, type Rows, sortedRows, statesOf } from './rows.ts'
import { solveProblem } from './shared-tree.ts'

/** Solves with `open` sites, or with any number where it is null. */
export function solveMedian(input: LocationInput, open: number | null, effort: Effort): Located {
  const state = statesOf(input)
  const cause = countCause(input, state, open)
  if (cause) return infeasible(input, effort, cause.kind, cause.sites)
  const rows = sortedRows(input)
  const lost = rows.point.filter((_, row) => rows.start[row] === rows.start[row + 1])
  if (lost.length > 0) {
    const amount = lost.reduce((sum, point) => sum + input.demand[point]!, 0)
    const sites = forbiddenWithin(input, lost)
    return infeasible(input, effort, sites.length > 0 ? 'forbidden' : 'reach', sites, amount)
  }
  const { problem, penalty } = medianProblem(input, rows, state, open)
  const proved = solveProblem(problem, effort)
  if (proved.isOpen === null) return infeasible(input, effort, 'open-count')
  if (open === null) {
    const isOpen = serveAll(rows, problem, proved.isOpen)
    return located(
      input,
      rows,
      problem,
      { ...proved, isOpen, value: costOfOpen(problem, isOpen) },
      penalty,
      effort,
    )
  }
  return located(input, rows, problem, proved, penalty, effort)
}

/** Why the count of sites cannot be had at all, with the sites that are kept or forbidden against it. */
export function countCause(
  { siteCount }: Pick<LocationInput, 'siteCount'>,
  state: Uint8Array,
  open: number | null,
): Located['limit'] | undefined {
  const sitesThatAre = (wish: number) => Int32Array.from(state.keys()).filter(site => state[site] === wish)
  if (open === null) return undefined
  const [kept, closed] = [sitesThatAre(OPEN), sitesThatAre(SHUT)]
  if (open < kept.length) return { kind: 'kept', sites: kept }
  if (open > siteCount) return { ...noLimit, kind: 'open-count' }
  if (open > siteCount - closed.length) return { kind: 'forbidden', sites: closed }
  return undefined
}

/** How far the cost of an unserved row, or of an answer with one, lies above what serves it: beyond the rounding of sums. */
const APART = 1.001

/**
 * Staying unserved costs more than being served, so that an optimum serves all where it can be:
 * - where every row reaches every usable site, one open site serves all, so at least one opens;
 * - with any number of sites, an unserved row costs more than to open the site that would serve it for the least;
 * - with a count, where whether all can be served is itself the question, more than any answer does that serves all, so
 *   that an optimum with an unserved row proves that none does.
 * It also costs more than the farthest site within reach: a row that an open site reaches is served.
 */
function medianProblem(input: LocationInput, rows: Rows, state: Uint8Array, open: number | null) {
  const { siteCount } = input
  const count = rows.point.length
  const siteCost = input.siteCost ?? new Float64Array(siteCount)
  const apart = (least: number) => APART * least + 1
  const penalty =
    rows.complete || open === null ? Infinity : apart(dearestAnswer(rows, siteCost, state, open))
  const unserved = (farthest: number, row: number) => {
    if (rows.complete) return 2 * farthest + 1
    if (open !== null) return 2 * penalty
    return apart(Math.max(farthest, leastToServe(rows, row, siteCost, state).cost))
  }
  const problem: Problem = {
    ...rows,
    rows: count,
    sites: siteCount,
    unserved: rows.farthest.map(unserved),
    siteCost,
    state,
    open,
    fewest: Math.min(count, 1),
    total: 0,
    penalty,
    whole:
      rows.cost.every(Number.isInteger) && siteCost.every(Number.isInteger) && rows.beyond.every(isWhole),
  }
  return { problem, penalty }
}

/** No answer that serves all from so many sites costs more. */
function dearestAnswer(rows: Rows, siteCost: Float64Array, state: Uint8Array, open: number): number {
  const dearest = siteCost.filter((_, site) => state[site] !== SHUT).sort()
  const sites = dearest.subarray(Math.max(0, dearest.length - open))
  return sites.reduce((sum, each) => sum + each, 0) + rows.farthest.reduce((sum, each) => sum + each, 0)
}

/** The listed site that serves a row for the least where it alone opens for it, the nearer where equal; kept ones are paid. */
function leastToServe({ start, site, cost }: Rows, row: number, siteCost: Float64Array, state: Uint8Array) {
  let best = { site: -1, cost: Infinity }
  for (let at = start[row]!; at < start[row + 1]!; at++) {
    const price = cost[at]! + (state[site[at]!] === OPEN ? 0 : siteCost[site[at]!]!)
    if (price < best.cost) best = { site: site[at]!, cost: price }
  }
  return best
}

/** Of a search that ended early: opens for each row that is still unserved the site of least cost, which lowers the value. */
function serveAll(rows: Rows, problem: Problem, from: Uint8Array): Uint8Array {
  const isOpen = from.slice()
  for (let row = 0; row < problem.rows; row++)
    if (cheapest(problem, row, isOpen).site < 0)
      isOpen[leastToServe(rows, row, problem.siteCost, problem.state).site] = 1
  return isOpen
}

const isWhole = (value: number) => value === Infinity || Number.isInteger(value)

function located(
  input: LocationInput,
  rows: Rows,
  problem: Problem,
  { isOpen, value, bound, whole }: Proved,
  penalty: number,
  effort: Effort,
): Located {
  if (bound >= penalty) return infeasible(input, effort, problem.open === null ? 'reach' : 'open-count')
  const site = Int32Array.from({ length: problem.rows }, (_, row) => cheapest(problem, row, isOpen!).site)
  const answered = value < penalty
  return {
    ...standing(effort, answered ? value : Infinity, bound, whole),
    open: answered ? listed(isOpen!) : new Int32Array(0),
    ...wholeAssignment(input, rows.point, site),
    limit:
      problem.open !== null && oneMoreHelps(problem, isOpen!) ? { ...noLimit, kind: 'open-count' } : noLimit,
  }
}

/** Whether one more site, at its cost, would lower the objective. */
function oneMoreHelps(problem: Problem, isOpen: Uint8Array): boolean {
  const saving = problem.siteCost.map(cost => -cost)
  for (let row = 0; row < problem.rows; row++) {
    const now = cheapest(problem, row, isOpen).cost
    for (let at = problem.start[row]!; at < problem.start[row + 1]! && problem.cost[at]! < now; at++)
      saving[problem.site[at]!]! += now - problem.cost[at]!
  }
  return saving.some((value, site) => value > 0 && !isOpen[site] && problem.state[site] === FREE)
}
