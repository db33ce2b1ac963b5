/**
 * Covering every row at least a number of times at the least cost of sites, as a tree for `proveBest`: the duty to cover
 * is priced (Fisher & Kedia 1990). One evaluation: O(pairs).
 */
import type { Highs } from 'highs'
import { type Proved, proveBest } from './branch.ts'
import { linearCover } from './cover-linear.ts'
import { evenPrices } from './cover-prices.ts'
import { reduceCover } from './cover-reduce.ts'
import type { CoverRows } from './cover-rows.ts'
import { coverGreedily, weighRows } from './cover-search.ts'
import { proveWhole } from './cover-whole.ts'
import type { Effort } from './effort.ts'
import { FREE, OPEN } from './problem.ts'
import { siteChooser } from './select.ts'
import type { Relaxation } from './volume.ts'

export interface CoverProblem {
  rows: CoverRows
  /** how often each row must be covered. */
  times: number
  siteCost: Float64Array
  state: Uint8Array
}

/** Work of the search before the first bound and after each later answer, in millions of entries. */
const FIRST_WORK = 600
const LATER_WORK = 30
/** So many undecided sites are branched on sooner than the linear solver starts. */
const FEW_SITES = 30

/**
 * Solves within the effort; `enough` ends early once the value is at most this, or the bound above it. With `highs` prices
 * start from the linear programme, which costs seconds and lifts the bound of large problems.
 */
export function solveCover(given: CoverProblem, effort: Effort, enough?: number, highs?: Highs): Proved {
  const problem = reduceCover(given)
  const sites = problem.siteCost.length
  const complete = coverGreedily(problem, effort)
  const search = weighRows(problem, effort, enough)
  const kept = Uint8Array.from(problem.state, each => (each === OPEN ? 1 : 0))
  const whole = problem.siteCost.every(Number.isInteger)
  const relaxation = relaxCover(problem, effort)
  const free = problem.state.reduce((sum, each) => sum + (each === FREE ? 1 : 0), 0)
  const linear = highs && free > FEW_SITES ? linearCover(problem, effort) : undefined
  if (linear && whole) {
    const improve = (isOpen: Uint8Array) => search(complete(isOpen), LATER_WORK)
    return proveWhole(
      problem,
      linear,
      relaxation,
      search(complete(kept), FIRST_WORK),
      improve,
      highs!,
      effort,
    )
  }
  return proveBest(
    {
      sites,
      state: problem.state,
      open: null,
      whole,
      total: 0,
      relaxation,
      first: () => search(complete(kept), FIRST_WORK),
      improve: isOpen => search(complete(isOpen), LATER_WORK),
      costOfOpen: isOpen => valueOfCover(problem, isOpen),
      startPrices: () => linear?.prices(highs!) ?? evenPrices(problem),
    },
    effort,
    enough,
  )
}

const countOf = ({ weight }: CoverRows) => weight.length

function valueOfCover({ rows, times, siteCost }: CoverProblem, isOpen: Uint8Array): number {
  for (let row = 0; row < countOf(rows); row++) {
    let covers = 0
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++) covers += isOpen[rows.site[at]!]!
    if (covers < times) return Infinity
  }
  return siteCost.reduce((sum, each, site) => sum + (isOpen[site] ? each : 0), 0)
}

function relaxCover({ rows, times, siteCost }: CoverProblem, effort: Effort): Relaxation {
  const { start, site } = rows
  const count = countOf(rows)
  const sites = siteCost.length
  const need = new Float64Array(count)
  const most = new Float64Array(count)
  const price = new Float64Array(count)
  const slope = new Float64Array(count)
  const worth = new Float64Array(sites)
  const chosen = new Float64Array(sites)
  const choose = siteChooser(sites, null)
  let possible = true
  const penalty = new Float64Array(sites)
  return {
    least: new Float64Array(count),
    most,
    price,
    slope,
    chosen,
    penalty,
    begin(state) {
      possible = true
      for (let row = 0; row < count; row++) {
        let open = 0
        let free = 0
        for (let at = start[row]!; at < start[row + 1]!; at++) {
          if (state[site[at]!] === OPEN) open++
          else if (state[site[at]!] === FREE) free++
        }
        need[row] = Math.max(0, times - open)
        most[row] = need[row]! > 0 ? 1e300 : 0
        if (free < need[row]!) possible = false
      }
    },
    evaluate(state) {
      if (!possible) return Infinity
      worth.set(siteCost)
      let sum = 0
      for (let row = 0; row < count; row++) {
        const here = price[row]!
        if (here === 0) continue
        sum += need[row]! * here
        for (let at = start[row]!; at < start[row + 1]!; at++)
          if (state[site[at]!] === FREE) worth[site[at]!]! -= here
      }
      sum += choose(state, worth, chosen, penalty)
      for (let row = 0; row < count; row++) {
        let covers = 0
        for (let at = start[row]!; at < start[row + 1]!; at++)
          if (state[site[at]!] === FREE) covers += chosen[site[at]!]!
        slope[row] = need[row]! - covers
      }
      effort.spend(2 * site.length)
      return sum
    },
  }
}
