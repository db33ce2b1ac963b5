/**
 * Where a search for the plan that serves most begins: at an earlier plan's prices where they count children, at a plan thinned, or at
 * next to nothing.
 */
import type { Control } from './control.ts'
import type { PlanStart } from './model.ts'
import { fenPerWan, type Problem } from './problem.ts'
import { emptyPlan, missOf, openMusts, type Plan, tallyPlan } from './tally.ts'
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

/**
 * The plan with sites closed until no limit is passed: those first that earn least for what they take of the limits passed. Null
 * where it misses a row all the same: a target, or a limit that trainings and sites that must open pass alone; and where the caller
 * ends it. Trainings stay as they are, also where sites closed no longer need them. `own`: what columns earn.
 */
export function thinPlan(
  problem: Problem,
  plan: Plan,
  own: Float64Array,
  control: Pick<Control, 'cancelled'>,
): Plan | null {
  const { columns, rows } = problem
  const chosen = plan.chosen.slice()
  const { activity } = tallyPlan(problem, plan)
  const passedBy = () =>
    activity.map((each, row) => (rows[row]!.sense === 'at-most' ? missOf(problem, row, each) : 0))
  for (let passed = passedBy(); passed.some(each => each > 0); passed = passedBy()) {
    const site = control.cancelled() ? -1 : dearestSite(problem, chosen, passed, own)
    if (site < 0) return null
    const column = chosen[site]!
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      activity[columns.row[at]!]! -= columns.value[at]!
    chosen[site] = -1
  }
  const thinned = { chosen, trained: plan.trained }
  return tallyPlan(problem, thinned).kept ? thinned : null
}

/** The open site that takes most of what limits are passed by for what it earns; −1 where none takes of it but those that must open. */
function dearestSite(
  { columns, mustOpen }: Problem,
  chosen: Int32Array,
  passed: Float64Array,
  own: Float64Array,
) {
  let dearest = -1
  let most = 0
  for (let site = 0; site < chosen.length; site++) {
    const column = chosen[site]!
    if (column < 0 || mustOpen[site]) continue
    let spared = 0
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++) {
      const over = passed[columns.row[at]!]!
      if (over > 0) spared += Math.min(1, columns.value[at]! / over)
    }
    const each = spared / Math.max(1e-9, own[column]!)
    if (each <= most) continue
    most = each
    dearest = site
  }
  return dearest
}
