/** On a clock: how long the count of a plan takes, and a search that leaves time for it. */
import { type Control, leaving } from './control.ts'
import { bandCount } from './model.ts'
import { fillYear } from './occupancy.ts'
import type { Problem } from './problem.ts'
import type { Plan } from './tally.ts'

/** Points of the year that is counted to guess from: more take long themselves (on a province of 50,000 six seconds). */
const mostPoints = 10_000

/**
 * What is kept on a clock for what follows a search: the count of its plan, guessed high since code that runs first is slow,
 * which leaves some for what each site left out lacks. And the most of what is left on the clock that may be kept: a late
 * plan is worth more than none.
 */
const report = { counts: 0.9, mostShare: 0.5 }

/**
 * On a clock, also one that is over: about how many seconds it takes to count a plan, by the first points of its last year; even
 * filling costs as much as two years more. 0 without a clock, and once the caller ends the search.
 */
export function secondsToCount(problem: Problem, plan: Plan, control: Control) {
  if (control.left() === Infinity || control.cancelled()) return 0
  const before = performance.now()
  const { years, demand } = problem.model
  const points = Math.min(mostPoints, demand.points)
  fillYear(firstPoints(problem, points), plan, years - 1)
  const seconds = (performance.now() - before) / 1000
  return seconds * (years + 2) * (demand.points / Math.max(1, points))
}

/** The same problem with the demand and the ways of its first points alone; what is by year stands where it stood. */
function firstPoints(problem: Problem, points: number): Problem {
  const { model } = problem
  const { demand, travel, years } = model
  if (points === demand.points) return problem
  const ways = travel.start[points]!
  const wanting = new Float64Array(years * points * bandCount)
  for (let year = 0; year < years; year++) {
    const from = year * demand.points * bandCount
    wanting.set(demand.wanting.subarray(from, from + points * bandCount), year * points * bandCount)
  }
  return {
    ...problem,
    model: {
      ...model,
      demand: { ...demand, points, wanting, district: demand.district.subarray(0, points) },
      travel: {
        start: travel.start.subarray(0, points + 1),
        facility: travel.facility.subarray(0, ways),
        cost: travel.cost.subarray(0, ways),
      },
    },
  }
}

/** The same control, its clock ending early enough for a plan about as large as the given one to be counted and told. */
export function leavingReport(
  problem: Problem,
  plan: Plan,
  control: Control,
  count = control.halted() ? 0 : secondsToCount(problem, plan, control),
): Control {
  return leaving(control, Math.min(report.counts * count, report.mostShare * control.left()))
}
