import type { Problem } from './problem.ts'
import { type Found, type Goal, weighPlan } from './search.ts'

/**
 * The plan with its trainings in the years in which they cost least, as far as all rows stay kept: searches change sites, and round
 * a relaxation's trainings up, so that now and then a carer is trained years too soon.
 */
export function trainCheapest(problem: Problem, goal: Goal, found: Found): Found {
  const { training, rows } = problem
  if (!found.tally.kept) return found
  const trained = found.plan.trained.slice()
  const activity = found.tally.activity.slice()
  const years = [...Array(training.count).keys()].sort((a, b) => training.cost[b]! - training.cost[a]!)
  for (const from of years)
    for (const to of years.toReversed()) {
      if (training.cost[to]! >= training.cost[from]!) break
      const change = new Float64Array(rows.length)
      for (let at = training.start[from]!; at < training.start[from + 1]!; at++)
        change[training.row[at]!]! -= training.value[at]!
      for (let at = training.start[to]!; at < training.start[to + 1]!; at++)
        change[training.row[at]!]! += training.value[at]!
      let most = Math.min(trained[from]!, training.upper[to]! - trained[to]!)
      rows.forEach(({ sense, limit }, row) => {
        const worse = sense === 'at-most' ? change[row]! : -change[row]!
        const spare = sense === 'at-most' ? limit - activity[row]! : activity[row]! - limit
        if (worse > 0) most = Math.min(most, Math.max(0, spare) / worse)
      })
      const moved = Math.max(0, Math.floor(most + 1e-9))
      trained[from]! -= moved
      trained[to]! += moved
      for (let row = 0; row < rows.length; row++) activity[row]! += moved * change[row]!
    }
  const next = weighPlan(problem, goal, { chosen: found.plan.chosen, trained })
  return next.tally.kept && next.tally.cost < found.tally.cost ? next : found
}
