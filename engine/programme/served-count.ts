/** The children that a plan really serves: maximum flows, year by year. */
import type { Filled } from '../flow/fill-places.ts'
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
