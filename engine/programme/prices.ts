import type { LinearForm } from './linear-form.ts'
import type { Problem } from './problem.ts'

/** Multipliers of the aggregate and coverage rows, 0 or more in the direction that eases the row. */
export interface Prices {
  /** aggregate row: worth of one unit of easing, in the objective's unit. */
  row: Float64Array
  /** coverage block × site: worth of the site covering by the block's year. */
  covering: Float64Array
  /** what the coverage groups themselves add to the bound, 0 or less. */
  coverageBound: number
}

/** Columns at given prices. */
export interface Priced {
  /** column: cost less the worth of what it does for the rows. */
  net: Float64Array
  /** site: least net of its unbarred columns, or 0 where closed is better and allowed. */
  best: Float64Array
  /** proved lower bound on the least cost of any plan. */
  bound: number
}

/**
 * What covering each group of a block is worth at the duals: its row's, or what its weight is worth where the form
 * has no row for it. 0 or more, so that a bound holds whatever the tolerance was.
 */
function groupWorth({ rows, coverage }: Problem, form: LinearForm, rowDual: Float64Array, at: number) {
  const { row, weight } = coverage[at]!
  const price = Math.max(0, rows[row]!.sense === 'at-least' ? rowDual[row]! : -rowDual[row]!)
  return weight.map((each, group) => {
    const own = form.groupRow[at]![group]!
    return own < 0 ? price * each : Math.max(0, rowDual[own]!)
  })
}

/** Prices out of the row duals of HiGHS, made sign-correct so that the bound holds whatever the tolerance was. */
export function pricesOf(problem: Problem, form: LinearForm, rowDual: Float64Array): Prices {
  const { rows, coverage } = problem
  const row = Float64Array.from(rows, ({ sense }, at) =>
    Math.max(0, sense === 'at-least' ? rowDual[at]! : -rowDual[at]!),
  )
  return pricesWith(
    problem,
    row,
    coverage.map((_, at) => groupWorth(problem, form, rowDual, at)),
  )
}

/** Prices of rows alone: what covering is worth is not told group by group. */
export const pricesOfRows = (problem: Problem, row: Float64Array): Prices =>
  pricesWith(
    problem,
    row,
    problem.coverage.map(({ weight }) => new Float64Array(weight.length)),
  )

/** Prices of the groups out of their worth, with what the groups themselves add to the bound. */
export function pricesWith(
  { coverage, model }: Problem,
  row: Float64Array,
  groupWorth: Float64Array[],
): Prices {
  const covering = new Float64Array(coverage.length * model.sites.count)
  let coverageBound = 0
  coverage.forEach((block, at) => {
    for (let group = 0; group < block.weight.length; group++) {
      const worth = groupWorth[at]![group]!
      coverageBound += Math.min(0, worth - row[block.row]! * block.weight[group]!)
      for (let entry = block.start[group]!; entry < block.start[group + 1]!; entry++)
        covering[at * model.sites.count + block.site[entry]!]! += worth
    }
  })
  return { row, covering, coverageBound }
}

/**
 * Lagrangian bound and site-wise net costs: rows relaxed at their prices, each site takes its cheapest column.
 * The site problems have whole vertices, so at the duals of the linear programme the bound equals its value.
 * Forcing column k open costs at least net[k] − best[site]. HiGHS's own column duals do not say that: with y tied to
 * z the dual of that row is degenerate, and hardly any column could be left out.
 */
export function priceColumns(
  problem: Problem,
  prices: Prices,
  cost = problem.columns.cost,
  trainingFactor = 1,
): Priced {
  const { columns, training, rows, coverage, model, mustOpen } = problem
  const signed = prices.row.map((price, at) => (rows[at]!.sense === 'at-least' ? price : -price))
  let bound = prices.coverageBound
  rows.forEach((row, at) => {
    if (signed[at] !== 0) bound += signed[at]! * row.limit
  })
  const net = new Float64Array(columns.count)
  for (let column = 0; column < columns.count; column++) {
    let sum = cost[column]!
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      sum -= signed[columns.row[at]!]! * columns.value[at]!
    if (model.options.covers[columns.option[column]!])
      for (let block = 0; block < coverage.length; block++)
        if (columns.year[column]! <= coverage[block]!.year)
          sum -= prices.covering[block * model.sites.count + columns.site[column]!]!
    net[column] = sum
  }
  for (let year = 0; year < training.count; year++) {
    let sum = training.cost[year]! * trainingFactor
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      sum -= signed[training.row[at]!]! * training.value[at]!
    bound += Math.min(0, sum) * training.upper[year]!
  }
  const best = new Float64Array(model.sites.count)
  for (let site = 0; site < model.sites.count; site++) {
    let least = mustOpen[site] ? Infinity : 0
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (!columns.barred[column]) least = Math.min(least, net[column]!)
    best[site] = least
    bound += least
  }
  return { net, best, bound }
}
