import { expect, test } from 'vitest'
import { startControl } from './control.ts'
import { leavingReport, secondsToCount } from './count-time.ts'
import { compileProblem } from './problem.ts'
import { smallModel } from './small-models.ts'
import { emptyPlan } from './tally.ts'

test('a search on a clock leaves time for the count of its plan, at most half of what is left; one without a clock is as it was', () => {
  const problem = compileProblem(smallModel({ seed: 1 }))
  const clock = startControl({ aim: 'least-cost', seconds: 1000 })
  const kept = (count?: number) => {
    const searching = leavingReport(problem, emptyPlan(problem), clock, count)
    return clock.left() - searching.left()
  }
  expect(kept()).toBeLessThan(10)
  // nine tenths of what the count is said to take
  expect(kept(100)).toBeGreaterThan(89)
  expect(kept(100)).toBeLessThan(91)
  const over = startControl({ aim: 'least-cost', seconds: 0 })
  expect(leavingReport(problem, emptyPlan(problem), over).ended()).toBe(true)
  // far less than the count takes
  const short = startControl({ aim: 'least-cost', seconds: 100 })
  const searching = leavingReport(problem, emptyPlan(problem), short, 1000)
  expect(short.left() - searching.left()).toBeGreaterThan(45)
  expect(short.left() - searching.left()).toBeLessThan(55)
  const free = startControl({ aim: 'least-cost' })
  expect(leavingReport(problem, emptyPlan(problem), free)).toBe(free)
})

test('what a count takes is guessed on a clock, also on one that is over; not without a clock, nor once the caller ends the search', () => {
  const problem = compileProblem(smallModel({ seed: 1 }))
  const guess = (options: Parameters<typeof startControl>[0]) =>
    secondsToCount(problem, emptyPlan(problem), startControl(options))
  expect(guess({ aim: 'most-served', seconds: 100 })).toBeGreaterThan(0)
  expect(guess({ aim: 'most-served', seconds: 0 })).toBeGreaterThan(0)
  expect(guess({ aim: 'most-served' })).toBe(0)
  expect(guess({ aim: 'most-served', seconds: 100, cancelled: () => true })).toBe(0)
})
