/** How a plan that serves most is searched at given prices, for the plan itself and for the fairest that serves nearly as many. */
import type { Highs } from 'highs'
import { type Control, leaving, oncePlanned, withGrace } from './control.ts'
import { withoutRows } from './family-proof.ts'
import type { StartHelper } from './family-seeking.ts'
import { leastCost } from './least-cost.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import { openRowPricing } from './row-prices.ts'
import { exchangeServed } from './served-exchange.ts'
import type { ServedPrices, Worth } from './served-prices.ts'
import { mendPlan } from './served-relaxation.ts'
import { type Plan, tallyPlan } from './tally.ts'

/**
 * How far below its site's best a column may earn and still be tried, in children: as far as prices of families err after so
 * many steps, by which it is divided, and at least so far.
 */
const width = { afterOneStep: 240, least: 10 }

/** Seconds beyond its clock that a search without a plan goes on: a late plan is worth more than none. */
const grace = { mending: 0.5, search: 1 }

/** What the search knows when the fairness stage begins. */
export interface ServedState {
  problem: Problem
  outlets: Outlets
  worth: Worth
  highs: Highs
  control: Control
  startHelper: StartHelper | undefined
  /** whether HiGHS took the whole model. */
  whole: boolean
  /** null where none were sought. */
  placePrices: ServedPrices | null
  rowPrice: Float64Array
  earning: Float64Array
  best: Float64Array
  /** steps by which prices of families were found; as many as it takes where HiGHS took the whole model. */
  priceSteps: number
  /** about how long it takes to count a plan; 0 without a clock. */
  countSeconds: number
}

/** Price steps: up to six times as many where a step is quick. */
export const stepsFor = (outlets: Outlets, steps: number) =>
  Math.ceil(steps * Math.min(6, Math.max(1, Math.sqrt(400_000 / Math.max(1, outlets.outlet.length)))))

/** How far below its site's best a column is tried after so many price steps, in children. */
const widthAfter = (steps: number) => Math.max(width.least, width.afterOneStep / Math.max(1, steps))

/**
 * Searches a plan for the given worth; null where none is found that keeps all rows. Exchanges begin at the start where it keeps them;
 * otherwise at what mends it, or at a plan of least cost where that does not.
 */
export function findPlan(
  state: ServedState,
  worth: Worth,
  start: Plan,
  control = state.control,
): Plan | null {
  const { problem, outlets, highs, priceSteps } = state
  // in children who are worth most: what counts as nothing, and what HiGHS takes for it, is small beside one
  const most = worth.reduce((sum, each) => Math.max(sum, each), 1e-300)
  const inChildren = (of: Float64Array) => of.map(each => each / most)
  const [earning, best, rowPrice] = [state.earning, state.best, state.rowPrice].map(inChildren) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const late = withGrace(control, grace.search)
  const isKept = (plan: Plan) => tallyPlan(problem, plan).kept
  const exchangeFrom = (begin: Plan) => {
    const kept = isKept(begin) ? begin : null
    if ((kept ? control : late).ended()) return kept
    return exchangeServed(problem, outlets, inChildren(worth), has => oncePlanned(has, late, control), {
      start: begin,
      earning,
      best,
      rowPrice,
      priceRows: openRowPricing(problem, highs, control, rowPrice),
      width: widthAfter(priceSteps),
    })
  }

  if (isKept(start)) return exchangeFrom(start)
  const mending = withGrace(leaving(control, control.left() / 2), grace.mending)
  const mended = mendPlan(problem, mending, rowPrice, withoutRows(problem, earning, rowPrice), start)
  if (isKept(mended)) return exchangeFrom(mended)
  return exchangeFrom(leastCost(problem, highs, { ...late, gap: Infinity, report: () => {} }).plan ?? mended)
}
