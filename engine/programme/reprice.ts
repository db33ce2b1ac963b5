/**
 * The linear relaxation solved again from prices that are nearly right, in about a tenth of the time that it takes
 * from nothing. Prices alone say which variables are basic: columns at their site's least net cost, rows without a
 * price, groups worth exactly what the row pays. HiGHS mends that basis and goes on from it (an advanced start, Bixby
 * 1992). Only columns near their site's best come in; the others are priced out afterwards (sifting, Bixby et al.
 * 1992), so that the bound holds for all of them.
 */
import type { Highs } from 'highs'
import { type LinearBasis, solveLinear } from '../linear/highs.ts'
import { addColumn, addEntry, addRow, emptyLinearModel, type LinearModel } from '../linear/linear-model.ts'
import type { Control } from './control.ts'
import { type Priced, type Prices, priceColumns } from './prices.ts'
import type { Problem } from './problem.ts'

/** Prices of the rows with what covering each group of points is worth, block by block, wan. */
export interface Worths {
  prices: Prices
  groupWorth: Float64Array[]
}

/** The relaxation at new prices. */
export interface Repriced extends Worths {
  priced: Priced
  /** model column: its part in the relaxation, 0–1; columns that were priced out have 0. */
  value: Float64Array
  /** year: carers trained, not whole. */
  trained: Float64Array
}

/** Columns so much dearer than their site's best (of the bound) stay out, at first and when one was missing. */
const widths = [2e-4, 2e-3, Infinity]

/** Of the bound: what columns priced out may lack at most for the prices to be called right. */
const enough = 2e-6

/** A reduced cost, wan, below which a variable counts as undecided by the prices. */
const undecided = 1e-6

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
 * The relaxation under `price` (wan per column) from prices at hand; null where it has no solution or the clock ended.
 */
export function reprice(
  problem: Problem,
  highs: Highs,
  from: Worths,
  price: Float64Array,
  control: Control,
): Repriced | null {
  let known = from
  let priced = priceColumns(problem, from.prices, price)
  let best: Repriced | null = null
  for (const width of widths) {
    if (control.halted()) return best
    const form = writeNear(problem, known, priced, price, width * Math.max(1, Math.abs(priced.bound)))
    const answer = solveLinear(highs, form.linear, false, {
      basis: form.basis,
      ...(control.left() === Infinity ? {} : { seconds: control.left() }),
    })
    if (answer.status === 'limit') return best
    // The columns left out may be the ones that make it possible.
    if (answer.status === 'infeasible') continue
    best = readNear(problem, form, answer.value, answer.rowDual, price)
    if (best.priced.bound >= answer.objective - enough * Math.abs(answer.objective)) return best
    known = best
    priced = best.priced
  }
  return best
}

interface NearForm {
  linear: LinearModel
  basis: LinearBasis
  /** linear column → model column; training and groups follow. */
  columns: number[]
  /** coverage block → linear row of its first group. */
  groupRow: number[]
}

const basic = 1
const atLower = 0
const atUpper = 2

/** A form while it is written: rows and columns come with their status in the basis. */
interface Writing {
  problem: Problem
  known: Worths
  priced: Priced
  linear: LinearModel
  basis: LinearBasis
}

/**
 * The programme as `linearForm` writes it, in a form of its own: the basis is read off the worth of every group, so each
 * group needs its row here, while `linearForm` leaves out those that one site alone covers.
 */
function writeNear(
  problem: Problem,
  known: Worths,
  priced: Priced,
  price: Float64Array,
  width: number,
): NearForm {
  const linear = emptyLinearModel()
  const basis: LinearBasis = { column: [], row: [] }
  const writing = { problem, known, priced, linear, basis }
  const { columns } = problem
  const { net, best } = priced
  const near: number[] = []
  for (let at = 0; at < columns.count; at++)
    if (!columns.barred[at] && net[at]! - best[columns.site[at]!]! <= width) near.push(at)
  const rows = writeRows(writing, near)
  writeColumns(writing, near, price, rows)
  return { linear, basis, columns: near, groupRow: rows.groupRow }
}

interface NearRows {
  /** site → its row, −1 without a near column. */
  oneRow: Int32Array
  /** coverage block → linear row of its first group; site → rows of its groups. */
  groupRow: number[]
  groupsOf: Map<number, number[]>[]
}

/** Aggregate rows, one per site with a near column, one per coverage group. */
function writeRows({ problem, known, priced, linear, basis }: Writing, near: number[]): NearRows {
  const { model, rows, columns, coverage, mustOpen } = problem
  const { prices, groupWorth } = known
  const row = (lower: number, upper: number, status: number) => {
    basis.row.push(status)
    return addRow(linear, lower, upper)
  }
  rows.forEach(({ sense, limit }, at) => {
    const least = sense === 'at-least'
    row(
      least ? limit : -Infinity,
      least ? Infinity : limit,
      prices.row[at]! <= 1e-9 ? basic : least ? atLower : atUpper,
    )
  })
  const oneRow = new Int32Array(model.sites.count).fill(-1)
  for (const at of near) {
    const site = columns.site[at]!
    const must = mustOpen[site] === 1
    if (oneRow[site]! < 0)
      oneRow[site] = row(must ? 1 : -Infinity, 1, must || priced.best[site]! < -undecided ? atUpper : basic)
  }
  const groupsOf = coverage.map(() => new Map<number, number[]>())
  const groupRow = coverage.map((block, at) => {
    const first = linear.rowLower.length
    for (let group = 0; group < block.weight.length; group++) {
      row(0, Infinity, groupWorth[at]![group]! > undecided ? atLower : basic)
      for (let entry = block.start[group]!; entry < block.start[group + 1]!; entry++) {
        const list = groupsOf[at]!.get(block.site[entry]!)
        if (list) list.push(first + group)
        else groupsOf[at]!.set(block.site[entry]!, [first + group])
      }
    }
    return first
  })
  return { oneRow, groupRow, groupsOf }
}

/** Near columns, training, coverage groups. */
function writeColumns(
  { problem, known, priced, linear, basis }: Writing,
  near: number[],
  price: Float64Array,
  { oneRow, groupRow, groupsOf }: NearRows,
) {
  const { model, rows, columns, training, coverage } = problem
  const { prices, groupWorth } = known
  const column = (cost: number, upper: number, status: number) => {
    basis.column.push(status)
    return addColumn(linear, cost, 0, upper)
  }
  const byCost = (reduced: number) =>
    Math.abs(reduced) < undecided ? basic : reduced < 0 ? atUpper : atLower
  for (const at of near) {
    const site = columns.site[at]!
    for (let entry = columns.start[at]!; entry < columns.start[at + 1]!; entry++)
      addEntry(linear, columns.row[entry]!, columns.value[entry]!)
    addEntry(linear, oneRow[site]!, 1)
    if (model.options.covers[columns.option[at]!])
      coverage.forEach((block, index) => {
        if (columns.year[at]! <= block.year)
          for (const group of groupsOf[index]!.get(site) ?? []) addEntry(linear, group, 1)
      })
    column(price[at]!, Infinity, priced.net[at]! - priced.best[site]! < undecided ? basic : atLower)
  }
  for (let year = 0; year < training.count; year++) {
    let reduced = training.cost[year]!
    for (let entry = training.start[year]!; entry < training.start[year + 1]!; entry++) {
      const at = training.row[entry]!
      addEntry(linear, at, training.value[entry]!)
      reduced -= (rows[at]!.sense === 'at-least' ? 1 : -1) * prices.row[at]! * training.value[entry]!
    }
    column(training.cost[year]!, training.upper[year]!, byCost(reduced))
  }
  coverage.forEach((block, at) => {
    for (let group = 0; group < block.weight.length; group++) {
      addEntry(linear, block.row, block.weight[group]!)
      addEntry(linear, groupRow[at]! + group, -1)
      column(0, 1, byCost(groupWorth[at]![group]! - prices.row[block.row]! * block.weight[group]!))
    }
  })
}

function readNear(
  problem: Problem,
  { columns: near, groupRow }: NearForm,
  solved: Float64Array,
  rowDual: Float64Array,
  price: Float64Array,
): Repriced {
  const { rows, coverage, training, model, columns } = problem
  const row = Float64Array.from(rows, ({ sense }, at) =>
    Math.max(0, sense === 'at-least' ? rowDual[at]! : -rowDual[at]!),
  )
  const groupWorth = coverage.map(({ weight }, at) =>
    Float64Array.from(weight, (_, group) => Math.max(0, rowDual[groupRow[at]! + group]!)),
  )
  const prices = pricesWith(problem, row, groupWorth)
  const value = new Float64Array(columns.count)
  near.forEach((column, at) => {
    value[column] = solved[at]!
  })
  const trained = new Float64Array(model.years)
  for (let year = 0; year < training.count; year++) trained[year] = solved[near.length + year]!
  return { prices, groupWorth, priced: priceColumns(problem, prices, price), value, trained }
}
