/** How a plan that serves most is searched at given prices, for the plan itself and for the fairest that serves nearly as many. */
import type { Highs } from 'highs'
import type { Control } from './control.ts'
import { withoutRows } from './family-proof.ts'
import type { StartHelper } from './family-seeking.ts'
import { relax } from './least-cost.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import { openRowPricing } from './row-prices.ts'
import { type Goal, penaltiesFor, roundParts, searchPlan } from './search.ts'
import { exchangeServed } from './served-exchange.ts'
import type { ServedPrices, Worth } from './served-prices.ts'
import { mendPlan } from './served-relaxation.ts'
import { type Plan, tallyPlan } from './tally.ts'

/**
 * How far below its site's best a column may earn and still be tried, in children: as far as prices of families err after so
 * many steps, by which it is divided, and at least so far.
 */
const width = { afterOneStep: 240, least: 10 }

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
 * Searches a plan for the given worth. A start that misses rows is mended first; where rows are never all kept, HiGHS repairs what the
 * search left.
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
  const whole = withMusts(problem, start, earning)
  const isKept = tallyPlan(problem, whole).kept
  const plan = exchangeServed(problem, outlets, inChildren(worth), control, {
    start: isKept
      ? whole
      : mendPlan(problem, control, rowPrice, withoutRows(problem, earning, rowPrice), whole),
    earning,
    best,
    rowPrice,
    priceRows: openRowPricing(problem, highs, control, rowPrice),
    width: widthAfter(priceSteps),
  })
  return plan ?? (control.cancelled() ? null : repair({ ...state, control }, start))
}

/** The start with every site that must open opened, as earns most. */
function withMusts({ columns, mustOpen }: Problem, start: Plan, earning: Float64Array): Plan {
  const chosen = start.chosen.map((column, site) => {
    if (column >= 0 || !mustOpen[site]) return column
    let most = -1
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && (most < 0 || earning[at]! > earning[most]!)) most = at
    return most
  })
  return { ...start, chosen }
}

/** The plan within all rows that earns most near a start, by HiGHS. */
function repair({ problem, highs, control, earning }: ServedState, start: Plan): Plan | null {
  const price = earning.map((each, column) => {
    const here = start.chosen[problem.columns.site[column]!] === column
    return -(here ? 1.1 : 1) * Math.max(1, each)
  })
  const relaxed = relax(problem, highs, control, price, 0)
  if (typeof relaxed === 'string') return null
  const goal: Goal = { price, trainingFactor: 0, penalty: penaltiesFor(problem, relaxed.prices.row, price) }
  const rounded = roundParts(problem, relaxed.value, relaxed.trained)
  const found = searchPlan(problem, highs, rounded, relaxed.priced, goal, control, {
    rounds: 3,
    bound: relaxed.priced.bound,
    persist: true,
    onBetter: () => {},
  })
  return found.tally.kept ? found.plan : null
}
