import type { CoverageBlock } from './coverage-rows.ts'
import type { Problem } from './problem.ts'

/** A plan: per site the column opened or −1, and per year the carers trained (whole). */
export interface Plan {
  chosen: Int32Array
  trained: Float64Array
}

/** What a plan amounts to, added up from the model in a fixed order and without a solver's tolerance. */
export interface Tally {
  /** discounted public cost, wan. */
  cost: number
  /** row: activity of the aggregate rows. */
  activity: Float64Array
  /** row: how far the limit is missed, 0 or more. */
  missed: Float64Array
  /** sites that must open and do not, and barred columns that are open. */
  ordersBroken: number
  kept: boolean
}

/** A missed whole place is 1; this only forgives the last bits of sums of shares (1e-6 wan is one fen). */
const roundingTolerance = 1e-6

export const emptyPlan = (problem: Problem): Plan => ({
  chosen: new Int32Array(problem.model.sites.count).fill(-1),
  trained: new Float64Array(problem.model.years),
})

/** Opens every site that must open and does not, in its allowed column of least `price`. */
export function openMusts({ columns, mustOpen }: Problem, chosen: Int32Array, price: Float64Array) {
  for (let site = 0; site < chosen.length; site++) {
    if (!mustOpen[site] || chosen[site]! >= 0) continue
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at] && (chosen[site]! < 0 || price[at]! < price[chosen[site]!]!)) chosen[site] = at
  }
}

/** Adds a plan up. */
export function tallyPlan(problem: Problem, plan: Plan): Tally {
  const { columns, training, rows, mustOpen } = problem
  const activity = new Float64Array(rows.length)
  let cost = 0
  let ordersBroken = 0
  for (let site = 0; site < plan.chosen.length; site++) {
    const column = plan.chosen[site]!
    if (column < 0) {
      ordersBroken += mustOpen[site]!
      continue
    }
    ordersBroken += columns.barred[column]!
    cost += columns.cost[column]!
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      activity[columns.row[at]!]! += columns.value[at]!
  }
  for (let year = 0; year < training.count; year++) {
    cost += training.cost[year]! * plan.trained[year]!
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      activity[training.row[at]!]! += training.value[at]! * plan.trained[year]!
  }
  for (const block of problem.coverage) activity[block.row] = coveredBy(problem, block, plan)
  const missed = activity.map((value, row) => missOf(problem, row, value))
  return {
    cost,
    activity,
    missed,
    ordersBroken,
    kept: ordersBroken === 0 && missed.every(amount => amount === 0),
  }
}

/** How far a row's limit is missed by an activity. */
export function missOf(problem: Problem, row: number, activity: number) {
  const { sense, limit } = problem.rows[row]!
  const missed = sense === 'at-least' ? limit - activity : activity - limit
  return missed > roundingTolerance ? missed : 0
}

/** Weight of the groups that a plan covers by the block's year. */
export function coveredBy(problem: Problem, block: CoverageBlock, plan: Plan) {
  let weight = 0
  for (let group = 0; group < block.weight.length; group++)
    for (let at = block.start[group]!; at < block.start[group + 1]!; at++)
      if (coversBy(problem, plan.chosen[block.site[at]!]!, block.year)) {
        weight += block.weight[group]!
        break
      }
  return weight
}

/** Whether a column (−1: none) has covering places open by the year. */
export const coversBy = ({ columns, model }: Problem, column: number, year: number) =>
  column >= 0 && columns.year[column]! <= year && model.options.covers[columns.option[column]!] === 1
