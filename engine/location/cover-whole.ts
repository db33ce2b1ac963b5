/**
 * Proves covers of whole costs by mixed-integer programming (HiGHS) on few of the rows: what is optimal on these bounds the
 * whole, and rows that its answer leaves uncovered are added until none is left (as for p-centres, Chen & Chen 2009). Sites
 * whose other state no better cover has are decided before by reduced cost. Where a large problem is branched on by prices
 * alone its bound hardly moves.
 */
import type { Highs } from 'highs'
import { solveLinear } from '../linear/highs.ts'
import type { Proved } from './branch.ts'
import { iterationsIn, type linearCover } from './cover-linear.ts'
import { evenPrices } from './cover-prices.ts'
import type { CoverProblem } from './cover-tree.ts'
import type { Searched } from './crew.ts'
import type { Effort } from './effort.ts'
import { FREE, OPEN, SHUT } from './problem.ts'
import type { Relaxation } from './volume.ts'

/** Rounding by which the solver's bounds may be too high: its tolerances of 1e-7, summed over columns and rows. */
const blurOf = (bound: number) => 1e-4 + 1e-6 * Math.abs(bound)

/**
 * The cheapest cover of whole site costs with its proved bound, from a first cover that `improve` betters; ends early, bound
 * and best cover as they then are, once the effort has ended or its gap is proved. `first` must be a cover.
 */
export function proveWhole(
  problem: CoverProblem,
  linear: ReturnType<typeof linearCover>,
  relaxation: Relaxation,
  first: Searched,
  improve: (isOpen: Uint8Array) => Searched,
  highs: Highs,
  effort: Effort,
): Proved {
  const { siteCost, state } = problem
  let best = first
  let bound = 0
  const base = siteCost.reduce((sum, each, site) => sum + (state[site] === OPEN ? each : 0), 0)
  const raise = (found: number) => {
    if (found > -Infinity) bound = Math.min(best.value, Math.max(bound, Math.ceil(found - blurOf(found))))
  }
  const isOver = () => effort.ended() || best.value - bound <= Math.max(0, effort.gap * best.value)
  const consider = (isOpen: Uint8Array) => {
    const found = improve(isOpen)
    if (found.value < best.value) best = found
  }

  const price = linear.prices(highs) ?? evenPrices(problem)
  const { penalty, chosen } = relaxation
  relaxation.begin(state, price)
  relaxation.price.set(price)
  const root = relaxation.evaluate(state)
  raise(root)
  effort.report('bound', best.value, bound)
  while (!isOver()) {
    const now = state.map((each, site) => {
      if (each !== FREE || root + penalty[site]! - blurOf(root) <= best.value - 1) return each
      return chosen[site]! > 0 ? OPEN : SHUT
    })
    const seconds = effort.left()
    const size = linear.size()
    const limits = {
      iterations: iterationsIn(effort.effort - effort.work(), size),
      stop: (found: { bound: number }) => {
        raise(base + found.bound)
        effort.report('branch', best.value, bound)
        // clock and caller are asked at once: no work is counted inside the solver
        return effort.halted() || isOver()
      },
      ...(seconds < Infinity && { seconds }),
      ...(isWithin(best.isOpen, now) && { from: Float64Array.from(linear.free, site => best.isOpen[site]!) }),
    }
    const found = solveLinear(highs, linear.model(now), true, limits)
    effort.spend((found.iterations * 1e6) / iterationsIn(1, size))
    // decided sites leave out no better cover: where nothing better is left the best one is proved
    if (found.status === 'infeasible') raise(best.value)
    else raise(Math.min(base + found.bound, best.value))
    if (found.value.length === 0) break
    const isOpen = Uint8Array.from(state, each => (each === OPEN ? 1 : 0))
    linear.free.forEach((site, at) => {
      if (found.value[at]! > 0.5) isOpen[site] = 1
    })
    consider(isOpen)
    if (!linear.useUncovered(found.value.map(Math.round)) || found.status !== 'optimal') break
  }
  return { isOpen: best.isOpen, value: best.value, bound: Math.min(bound, best.value), whole: true }
}

const isWithin = (isOpen: Uint8Array, now: Uint8Array) =>
  now.every((each, site) => each === FREE || (each === OPEN) === (isOpen[site] === 1))
