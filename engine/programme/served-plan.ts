/** How a plan that serves most is searched at given prices, for the plan itself and for the fairest that serves nearly as many. */
import type { Highs } from 'highs'
import { type Control, leaving, oncePlanned, withGrace } from './control.ts'
import { withoutRows } from './family-proof.ts'
import type { StartHelper } from './family-seeking.ts'
import { cheapPlan } from './least-cost.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import { exchangeServed } from './served-exchange.ts'
import type { ServedPrices, Worth } from './served-prices.ts'
import { mendPlan } from './served-relaxation.ts'
import { thinPlan } from './served-start.ts'
import { type Plan, tallyPlan } from './tally.ts'

/**
 * How far below its site's best a column may earn and still be tried, in children: as far as prices of families err after so
 * many steps, by which it is divided, and at least so far.
 */
const width = { afterOneStep: 240, least: 10 }

/**
 * A plan that keeps all rows is searched no further where the clock leaves less than so many times what counting it takes: seating the
 * children and measuring the sites alone take more than one. Where all places are of one kind a count is guessed at twice its length, so
 * that a search has more than three.
 */
export const searchesCounts = 1.6

/**
 * How far beyond its clock a search without a plan goes on, in times of counting a plan, and seconds at least: a late plan is worth more
 * than none. Mending has a quarter of that, exchanges of what it left half, and a plan of least cost all.
 */
export const grace = { counts: 1, least: 1 }

/** Parts of the time left for mending a start, and for exchanges from what misses rows still. */
const timeParts = { mending: 0.25, exchanges: 0.6 }

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
  /** hears about what each better plan of a search serves, in worth. */
  onBetter?: ((served: number) => void) | undefined
}

/** Price steps: up to six times as many where a step is quick. */
export const stepsFor = (outlets: Outlets, steps: number) =>
  Math.ceil(steps * Math.min(6, Math.max(1, Math.sqrt(400_000 / Math.max(1, outlets.outlet.length)))))

/** How far below its site's best a column is tried after so many price steps, in children. */
const widthAfter = (steps: number) => Math.max(width.least, width.afterOneStep / Math.max(1, steps))

/**
 * Searches a plan for the given worth; null where none is found that keeps all rows, 'infeasible' where it is proved that there is none.
 * Exchanges begin at the start where it keeps all rows; otherwise at the mended start, with sites closed where only that makes it keep
 * them, or as near as it came; where they find no plan, at one of least cost. A plan that keeps all rows is searched no further where
 * the clock leaves no time: a start that does is then returned itself. `start` opens every site that must open. As long as there is no
 * plan, the clock may be passed by the grace and by a step that cannot be cut short; not where the caller has one `atHand`.
 */
export function findPlan(
  state: ServedState,
  worth: Worth,
  start: Plan,
  control = state.control,
  atHand = false,
): Plan | 'infeasible' | null {
  const { problem, outlets, highs, priceSteps, countSeconds } = state
  // in children who are worth most: what counts as nothing, and what HiGHS takes for it, is small beside one
  const one = worth.reduce((sum, each) => Math.max(sum, each), 1e-300)
  const inChildren = (of: Float64Array) => of.map(each => each / one)
  const [earning, best, rowPrice] = [state.earning, state.best, state.rowPrice].map(inChildren) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const longest = atHand ? 0 : Math.max(grace.least, grace.counts * countSeconds)
  const isKept = (plan: Plan) => tallyPlan(problem, plan).kept
  const exchangeFrom = (begin: Plan, late = control) => {
    const kept = isKept(begin) ? begin : null
    if (late.ended() || (kept && late.left() < searchesCounts * countSeconds)) return kept
    const timed = (hasPlan: () => boolean) => oncePlanned(hasPlan, late, control)
    const onBetter = state.onBetter && ((served: number) => state.onBetter?.(one * served))
    const search = { start: begin, earning, best, rowPrice, width: widthAfter(priceSteps), onBetter }
    return exchangeServed(problem, highs, outlets, inChildren(worth), timed, search) ?? kept
  }

  if (isKept(start)) return exchangeFrom(start)
  // a part of the time left, and a part of the grace
  const within = (ofLeft: number, ofGrace: number) =>
    withGrace(leaving(control, (1 - ofLeft) * control.left()), ofGrace * longest)
  const own = withoutRows(problem, earning, rowPrice)
  const nearly = mendPlan(problem, within(timeParts.mending, 0.25), rowPrice, own, start)
  const mended = isKept(nearly) ? nearly : (thinPlan(problem, nearly, own, control) ?? nearly)
  const plan = exchangeFrom(mended, isKept(mended) ? control : within(timeParts.exchanges, 0.5))
  if (plan) return plan
  const cheap = cheapPlan(problem, highs, within(1, 1))
  return cheap === 'infeasible' ? cheap : cheap && exchangeFrom(cheap)
}
