/** The plan that earns most at given earnings of columns, from the relaxation, as the start of a search for the one that serves most. */
import type { Highs } from 'highs'
import { type Control, leaving, oncePlanned } from './control.ts'
import { exchangeSearch } from './exchange-search.ts'
import { priceColumns, pricesOfRows, pricesWith } from './prices.ts'
import type { Problem } from './problem.ts'
import { sift, type Worths } from './reprice.ts'
import { type Goal, penaltiesFor, roundParts, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'

/** What children earn errs by more than rows cost, so rows missed are fined harder; and what the start leaves, later exchanges find. */
const effort = { harder: 4, looks: 5e6 }

/** The worths with other prices of rows, but those of coverage. */
export function withRows(problem: Problem, { prices, groupWorth }: Worths, row: Float64Array): Worths {
  const all = row.map((each, at) => (problem.rows[at]!.family === 'coverage' ? prices.row[at]! : each))
  return { prices: pricesWith(problem, all, groupWorth), groupWorth }
}

/**
 * The plan that earns most at given earnings of columns, or nearly: the relaxation from prices at hand, rounded and improved by
 * exchanges until `soon` ends them once a plan keeps all rows, and half of what is left on the clock where none does.
 */
export function planEarning(
  problem: Problem,
  highs: Highs,
  control: Control,
  soon: Control,
  from: Worths,
  earning: Float64Array,
): Plan | null {
  const price = earning.map(each => -each)
  const answer = sift(problem, highs, from, price, 0, control)
  if (answer.status === 'infeasible' || !answer.last) return null
  const { prices, priced, value, trained } = answer.last
  const goal: Goal = { price, trainingFactor: 0, penalty: penaltiesFor(problem, prices.row, price) }
  const rounded = weighPlan(problem, goal, roundParts(problem, value, trained).plan)
  let isKept = rounded.tally.kept
  const note = () => {
    isKept = true
  }
  const searching = oncePlanned(() => isKept, leaving(control, control.left() / 2), soon)
  const found = exchangeSearch(problem, searching, { prices, priced }, goal, rounded.plan, note, effort)
  return found.tally.kept || found.value < rounded.value ? found.plan : rounded.plan
}

/**
 * A plan near a start that misses rows, by exchanges that end once all are kept, or with the control: then it may miss some still.
 * `start` opens every site that must open; `own`: what columns earn, uses of the rows apart.
 */
export function mendPlan(
  problem: Problem,
  control: Control,
  rowPrice: Float64Array,
  own: Float64Array,
  start: Plan,
): Plan {
  const price = own.map(each => -each)
  const prices = pricesOfRows(problem, rowPrice)
  const goal: Goal = { price, trainingFactor: 0, penalty: penaltiesFor(problem, rowPrice, price) }
  let isKept = false
  const note = () => {
    isKept = true
  }
  const mending = { ...control, ended: () => isKept || control.ended() }
  const at = { prices, priced: priceColumns(problem, prices, price, 0) }
  return exchangeSearch(problem, mending, at, goal, start, note, effort).plan
}
