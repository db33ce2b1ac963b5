/** Where a search for the plan that serves most begins: an earlier plan's prices where they count children, or next to nothing. */
import type { PlanStart } from './model.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { emptyPlan, openMusts, type Plan } from './tally.ts'
import { keptPrices } from './warm.ts'

/** Its prices of rows, in children per unit; null where that plan counted money. */
export function keptRowPrices(problem: Problem, start: PlanStart): Float64Array | null {
  if (start.aim !== 'most-served') return null
  // kept prices take money for the unit of worth, wan for that of other rows: both differ by the same factor here
  return keptPrices(problem, start).row.map(price => price * fenPerWan)
}

/** Open is only what must be, as costs least. */
export function barePlan(problem: Problem): Plan {
  const plan = emptyPlan(problem)
  openMusts(problem, plan.chosen, problem.columns.cost)
  return plan
}
