/** The plan that earns most at given earnings of columns, from the relaxation, as the start of a search for the one that serves most. */
import type { Highs } from 'highs'
import { type Control, oncePlanned } from './control.ts'
import { exchangeSearch } from './exchange-search.ts'
import { pricesWith } from './prices.ts'
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
 * exchanges until `soon` ends them, once there is a plan that keeps all rows.
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
  const searching = oncePlanned(() => isKept, control, soon)
  const found = exchangeSearch(problem, searching, { prices, priced }, goal, rounded.plan, note, effort)
  return found.tally.kept || found.value < rounded.value ? found.plan : rounded.plan
}
