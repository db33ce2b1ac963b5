/** The children that a plan really serves: maximum flows, year by year. */
import type { Filled } from '../flow/fill-places.ts'
import { type Control, leaving } from './control.ts'
import { fillYear, occupancyOf } from './occupancy.ts'
import type { Problem } from './problem.ts'
import type { Plan } from './tally.ts'

/** A plan with the children it really serves. */
export interface Counted {
  plan: Plan
  /** weighted children-years. */
  served: number
  /** served shares of the districts in the last year, and the least of them. */
  shares: Float64Array
  leastShare: number
  /** year: who sits where. */
  filled: Filled[]
}

/** Steps of the even filling of the last year, whose district shares are compared. */
const evenSteps = 4

/** On a clock: about how long it takes to count a plan, by its last year; even filling costs as much as two years more. */
export function secondsToCount(problem: Problem, plan: Plan, control: Control) {
  const before = control.left()
  if (before === Infinity) return 0
  fillYear(problem, plan, problem.model.years - 1)
  return (before - control.left()) * (problem.model.years + 2)
}

/**
 * What is kept on a clock for what follows a search: the count of its plan, guessed high since code that runs first is slow,
 * and what each site left out lacks (together 0.9 s on the Tianjin pack, where 0.15 × 7 s are guessed for the count). And the
 * most of what is left on the clock that may be kept: a late plan is worth more than none.
 */
const report = { counts: 0.9, mostShare: 0.5 }

/** The same control, its clock ending early enough for a plan about as large as the given one to be counted and told. */
export function leavingReport(problem: Problem, plan: Plan, control: Control): Control {
  const count = secondsToCount(problem, plan, control)
  return leaving(control, Math.min(report.counts * count, report.mostShare * control.left()))
}

/** Fills all years and adds up; the last year evenly, so that its district shares are fair where that is free. */
export function countServed(problem: Problem, plan: Plan): Counted {
  const { years, servedWeight } = problem.model
  const filled = Array.from({ length: years }, (_, year) =>
    fillYear(problem, plan, year, year === years - 1 ? evenSteps : 1),
  )
  const served = filled.reduce((sum, each, year) => sum + servedWeight[year]! * each.served, 0)
  const shares = occupancyOf(problem, filled[years - 1]!, years - 1).districtServedShare
  return {
    plan,
    served,
    shares,
    leastShare: shares.reduce((least, each) => Math.min(least, each), 1),
    filled,
  }
}
