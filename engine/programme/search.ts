/** What a search for a plan shares: how plans are weighed, a relaxation rounded, rows missed priced. */
import type { Problem } from './problem.ts'
import { openMusts, type Plan, type Tally, tallyPlan } from './tally.ts'

/** What the search minimises: prices of columns and training plus penalties of rows missed. */
export interface Goal {
  price: Float64Array
  trainingFactor: number
  penalty: Float64Array
}

export interface Found {
  plan: Plan
  tally: Tally
  value: number
}

/** Value of a whole plan under a goal. */
export function weighPlan(problem: Problem, goal: Goal, plan: Plan): Found {
  const tally = tallyPlan(problem, plan)
  let value = 0
  for (const column of plan.chosen) if (column >= 0) value += goal.price[column]!
  plan.trained.forEach((trained, year) => {
    value += goal.trainingFactor * (problem.training.cost[year] ?? 0) * trained
  })
  tally.missed.forEach((missed, row) => {
    if (missed > 0) value += missed * goal.penalty[row]!
  })
  return { plan, tally, value }
}

/**
 * A plan out of parts of columns and carers that need not be whole: per site what has the largest part, or nothing where
 * more of it stays closed; training up. A site that must open and has no part takes its cheapest allowed column.
 * `fraction`: how much of each site (0–1) was something else.
 */
export function roundParts(problem: Problem, part: Float64Array, carers: Float64Array) {
  const { columns, mustOpen, model, training } = problem
  const chosen = new Int32Array(model.sites.count).fill(-1)
  const fraction = new Float64Array(model.sites.count)
  for (let site = 0; site < chosen.length; site++) {
    let most = 0
    let open = 0
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++) {
      open += part[column]!
      if (part[column]! > most) {
        most = part[column]!
        chosen[site] = column
      }
    }
    if (!mustOpen[site] && 1 - open >= most) {
      chosen[site] = -1
      most = 1 - open
    }
    fraction[site] = Math.max(0, 1 - most)
  }
  openMusts(problem, chosen, columns.cost)
  const trained = new Float64Array(model.years)
  // the solver's tolerance is no carer
  for (let year = 0; year < training.count; year++)
    trained[year] = Math.min(training.upper[year]!, Math.max(0, Math.ceil(carers[year]! - 1e-6)))
  return { plan: { chosen, trained }, fraction }
}

/** The plan weighed anew with four times the penalty of every row that it misses. */
export function raisePenalties(problem: Problem, goal: Goal, best: Found) {
  best.tally.missed.forEach((missed, row) => {
    if (missed > 0) goal.penalty[row]! *= 4
  })
  return weighPlan(problem, goal, best.plan)
}

/**
 * What a unit missed costs where exchanges repair a plan, at first: more than the price of its row, so that mending it pays;
 * and part of what a unit typically costs, so that it does where the row had no price.
 */
const firstFine = { ofPrice: 1.5, ofTypical: 0.3 }

/** row: what a unit missed costs at first where exchanges repair a plan, in the unit of what columns cost (wan where not given). */
export function firstFines(
  problem: Problem,
  rowPrice: Float64Array,
  columnPrice = problem.columns.cost,
): Float64Array {
  const typical = penaltiesFor(problem, new Float64Array(problem.rows.length), columnPrice)
  return rowPrice.map((price, row) => firstFine.ofPrice * price + firstFine.ofTypical * typical[row]!)
}

/**
 * Penalties well above the rows' prices: a unit missed never pays, yet steps through missed rows stay possible. `columnPrice`: what
 * columns cost, or earn (less than 0), in the unit of the penalties.
 */
export function penaltiesFor(problem: Problem, rowPrice: Float64Array, columnPrice = problem.columns.cost) {
  const { columns, rows } = problem
  const ratio = new Float64Array(rows.length)
  const count = new Float64Array(rows.length)
  let cost = 0
  for (let column = 0; column < columns.count; column++) {
    const price = Math.abs(columnPrice[column]!)
    cost += price / Math.max(1, columns.count)
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++) {
      ratio[columns.row[at]!]! += price / Math.abs(columns.value[at]!)
      count[columns.row[at]!]!++
    }
  }
  return Float64Array.from(rows, ({ family }, row) => {
    const typical = family === 'coverage' ? cost / 4 : count[row] ? ratio[row]! / count[row]! : cost
    return 5 * rowPrice[row]! + Math.max(1e-3, typical)
  })
}
