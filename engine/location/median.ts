/** What p-median and uncapacitated location share: every point with demand must be served, at the least total cost. */
import type { Proved } from './branch.ts'
import type { Effort } from './effort.ts'
import type { LimitKind, Located, LocationInput } from './model.ts'
import { cheapest, FREE, type Problem, SHUT } from './problem.ts'
import { infeasible, listed, noLimit, standing, wholeAssignment } from './result.ts'
import { type Rows, sortedRows, statesOf } from './rows.ts'
import { solveProblem } from './shared-tree.ts'

/** Solves with `open` sites, or with any number where it is null. */
export function solveMedian(input: LocationInput, open: number | null, effort: Effort): Located {
  const state = statesOf(input)
  const cause = countCause(input, state, open)
  if (cause) return infeasible(input, effort, cause)
  const rows = sortedRows(input)
  const lost = rows.point.filter((_, row) => rows.start[row] === rows.start[row + 1])
  if (lost.length > 0) {
    const amount = lost.reduce((sum, point) => sum + input.demand[point]!, 0)
    return infeasible(input, effort, input.forbidden?.length ? 'forbidden' : 'reach', undefined, amount)
  }
  const { problem, penalty } = medianProblem(input, rows, state, open)
  const proved = solveProblem(problem, effort)
  if (proved.isOpen === null) return infeasible(input, effort, 'open-count')
  return located(input, rows, problem, proved, penalty, effort)
}

/** Whether the count of sites can be had at all. */
export function countCause(
  { siteCount, kept, forbidden }: LocationInput,
  state: Uint8Array,
  open: number | null,
) {
  const keptCount = new Set(kept).size
  if (open === null) return undefined
  if (open < keptCount) return 'kept' satisfies LimitKind
  const closed = state.filter(each => each === SHUT).length
  if (open > siteCount) return 'open-count' satisfies LimitKind
  if (open > siteCount - closed && forbidden) return 'forbidden' satisfies LimitKind
  return undefined
}

/**
 * Where some pairs are out of reach, leaving a row unserved costs twice what any answer does that serves all, so that
 * an optimum with an unserved row proves that no answer serves all.
 */
function medianProblem(input: LocationInput, rows: Rows, state: Uint8Array, open: number | null) {
  const { siteCount } = input
  const count = rows.point.length
  const usable = state.reduce((sum, each) => sum + (each === SHUT ? 0 : 1), 0)
  const siteCost = input.siteCost ?? new Float64Array(siteCount)
  let dearest = siteCost.reduce((sum, each) => sum + each, 1)
  let allReached = true
  for (let row = 0; row < count; row++) {
    const end = rows.start[row + 1]!
    if (end - rows.start[row]! < usable) allReached &&= rows.beyond[row]! < Infinity
    dearest += rows.farthest[row]!
  }
  const penalty = allReached ? Infinity : dearest
  const problem: Problem = {
    ...rows,
    rows: count,
    sites: siteCount,
    // where all is within reach, any site is cheaper than staying unserved
    unserved: rows.farthest.map(each => (allReached ? 2 * each + 1 : 2 * penalty)),
    siteCost,
    state,
    open,
    total: 0,
    penalty,
    whole:
      rows.cost.every(Number.isInteger) && siteCost.every(Number.isInteger) && rows.beyond.every(isWhole),
  }
  return { problem, penalty }
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
