/** Every plan of a small model, tried one by one: what the methods are tested against. */
import { fillYear } from './occupancy.ts'
import type { Problem } from './problem.ts'
import { type Plan, tallyPlan } from './tally.ts'

/** Calls with every combination of one column or none per site and whole numbers trained per year. */
export function forEachPlan(problem: Problem, visit: (plan: Plan) => void) {
  const { columns, training, model } = problem
  const plan: Plan = {
    chosen: new Int32Array(model.sites.count).fill(-1),
    trained: new Float64Array(model.years),
  }
  const train = (year: number) => {
    if (year >= training.count) return visit(plan)
    for (let carers = 0; carers <= training.upper[year]!; carers++) {
      plan.trained[year] = carers
      train(year + 1)
    }
  }
  const place = (site: number) => {
    if (site === model.sites.count) return train(0)
    for (let column = columns.siteStart[site]! - 1; column < columns.siteStart[site + 1]!; column++) {
      plan.chosen[site] = column < columns.siteStart[site]! ? -1 : column
      place(site + 1)
    }
  }
  place(0)
}

/** Least cost in wan of all plans that keep every row; Infinity where none does. */
export function leastCostByTrying(problem: Problem) {
  let least = Infinity
  forEachPlan(problem, plan => {
    const { kept, cost } = tallyPlan(problem, plan)
    if (kept && cost < least) least = cost
  })
  return least
}

/** Most children-years and, within `share` of them, the highest least district share; −Infinity where no plan is kept. */
export function mostServedByTrying(problem: Problem) {
  const known = new Map<string, number>()
  let most = -Infinity
  forEachPlan(problem, plan => {
    if (!tallyPlan(problem, plan).kept) return
    const key = plan.chosen.join()
    let served = known.get(key)
    if (served === undefined) {
      served = 0
      for (let year = 0; year < problem.model.years; year++)
        served += problem.model.servedWeight[year]! * fillYear(problem, plan, year).served
      known.set(key, served)
    }
    if (served > most) most = served
  })
  return most
}
