/** Where a search for the plan that serves most begins: an earlier plan's prices where they count children, or next to nothing. */
import type { PlanStart } from './model.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { emptyPlan, type Plan } from './tally.ts'
import { keptPrices } from './warm.ts'

/** Its prices of rows, in children per unit; null where that plan counted money. */
export function keptRowPrices(problem: Problem, start: PlanStart): Float64Array | null {
  if (start.aim !== 'most-served') return null
  // kept prices take money for the unit of worth, wan for that of other rows: both differ by the same factor here
  return keptPrices(problem, start).row.map(price => price * fenPerWan)
}

/** Open is only what must be, each with its column of least price. */
export function barePlan(problem: Problem, price: Float64Array): Plan {
  const { columns, mustOpen } = problem
  const plan = emptyPlan(problem)
  for (let site = 0; site < mustOpen.length; site++)
    for (let at = columns.siteStart[site]!; mustOpen[site] && at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && !(price[plan.chosen[site]!]! <= price[at]!)) plan.chosen[site] = at
  return plan
}
