/**
 * The programme as a linear or mixed-integer programme for HiGHS.
 *
 * Variables: z (column opened), training per year, u (coverage group covered), y (site covering by a year; continuous,
 * it only shortens the coverage rows). A group that one site alone covers needs neither u nor y: its weight stands in
 * that site's columns. Any aggregate row may be made elastic: it then has a slack at a price.
 */
import { addColumn, addEntry, addRow, emptyLinearModel, type LinearModel } from '../linear/linear-model.ts'
import { hasOneSite, weightAlone } from './coverage-rows.ts'
import type { Problem } from './problem.ts'
import type { Plan } from './tally.ts'

export interface LinearFormOptions {
  /** column: 1 = take it in; all unbarred ones when absent. */
  keep?: Uint8Array
  /** column: objective to minimise instead of its cost, with training at cost × `trainingFactor`. */
  price?: Float64Array
  trainingFactor?: number
  /** aggregate row: price of a unit missed; 0 or absent = hard. */
  elastic?: Float64Array
  /** aggregate row → the rows that a unit of its slack eases; itself alone when absent. */
  eases?: (row: number) => number[]
  /** locks and duties may be dropped at price 1 each; every column is then taken in. */
  locksElastic?: boolean
  /** more rows, and more entries of each column in them. */
  more?: { rows: (linear: LinearModel) => void; column: (linear: LinearModel, column: number) => void }
}

export interface LinearForm {
  linear: LinearModel
  /** the aggregate rows come first: linear row r is aggregate row r. */
  column: Int32Array // model column → linear column, −1 = left out
  training: Int32Array
  /** aggregate row → linear column of its slack, −1 = hard. */
  slack: Int32Array
  /** lock → linear column of its dropping; empty unless locks are elastic. */
  dropped: Int32Array
  /** coverage block → group → linear row; −1 where the group has one site and needs none. */
  groupRow: Int32Array[]
}

/** Writes the programme down. */
export function linearForm(problem: Problem, options: LinearFormOptions = {}): LinearForm {
  const { model, rows, columns, training, coverage, locks, mustOpen } = problem
  const linear = emptyLinearModel()
  for (const row of rows)
    addRow(
      linear,
      row.sense === 'at-least' ? row.limit : -Infinity,
      row.sense === 'at-most' ? row.limit : Infinity,
    )
  const kept = (column: number) =>
    options.locksElastic || (options.keep ? options.keep[column] === 1 : columns.barred[column] === 0)

  // One row per site with a column (or with none, where it must open: 0 = 1 then says why nothing works).
  const oneRow = new Int32Array(model.sites.count).fill(-1)
  for (let site = 0; site < model.sites.count; site++) {
    let any = false
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++) any ||= kept(at)
    const must = !options.locksElastic && mustOpen[site] === 1
    if (any || must) oneRow[site] = addRow(linear, must ? 1 : -Infinity, 1)
  }
  const { groupRow, coveringRow } = addCoverageLimits(problem, linear)
  const alone = coverage.map(block => weightAlone(block, model.sites.count))
  options.more?.rows(linear)
  const lockRows = options.locksElastic ? addLockRows(problem, linear) : null

  const columnAt = new Int32Array(columns.count).fill(-1)
  for (let column = 0; column < columns.count; column++) {
    if (!kept(column)) continue
    const site = columns.site[column]!
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      addEntry(linear, columns.row[at]!, columns.value[at]!)
    addEntry(linear, oneRow[site]!, 1)
    if (model.options.covers[columns.option[column]!])
      coverage.forEach((block, at) => {
        if (columns.year[column]! > block.year) return
        addEntry(linear, block.row, alone[at]![site]!)
        const row = coveringRow[at * model.sites.count + site]!
        if (row >= 0) addEntry(linear, row, -1)
      })
    for (const row of lockRows?.ofColumn[column] ?? []) addEntry(linear, row, 1)
    options.more?.column(linear, column)
    columnAt[column] = addColumn(linear, (options.price ?? columns.cost)[column]!, 0, 1, true)
  }
  const trainingAt = new Int32Array(training.count)
  for (let year = 0; year < training.count; year++) {
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      addEntry(linear, training.row[at]!, training.value[at]!)
    const price = training.cost[year]! * (options.trainingFactor ?? 1)
    trainingAt[year] = addColumn(linear, price, 0, training.upper[year]!, true)
  }
  addCoverageColumns(problem, linear, groupRow, coveringRow)

  const slack = new Int32Array(rows.length).fill(-1)
  rows.forEach((row, at) => {
    const price = options.elastic?.[at] ?? 0
    if (price === 0) return
    for (const eased of options.eases?.(at) ?? [at])
      addEntry(linear, eased, row.sense === 'at-least' ? 1 : -1)
    slack[at] = addColumn(linear, price, 0, Infinity)
  })
  const dropped = new Int32Array(lockRows ? locks.length : 0)
  for (let lock = 0; lock < dropped.length; lock++) {
    for (const [row, value] of lockRows!.ofLock[lock]!) addEntry(linear, row, value)
    dropped[lock] = addColumn(linear, 1, 0, 1, true)
  }
  return {
    linear,
    column: columnAt,
    training: trainingAt,
    slack,
    dropped,
    groupRow,
  }
}

/** Rows of groups with several sites: sum of y ≥ u; y ≤ sum of the site's covering columns open by the year. */
function addCoverageLimits({ coverage, model }: Problem, linear: LinearModel) {
  const sites = model.sites.count
  const coveringRow = new Int32Array(coverage.length * sites).fill(-1)
  const groupRow = coverage.map((block, at) => {
    const rows = new Int32Array(block.weight.length).fill(-1)
    for (let group = 0; group < rows.length; group++) {
      if (hasOneSite(block, group)) continue
      rows[group] = addRow(linear, 0, Infinity)
      for (const site of block.site.subarray(block.start[group]!, block.start[group + 1]!))
        if (coveringRow[at * sites + site]! < 0) coveringRow[at * sites + site] = addRow(linear, -Infinity, 0)
    }
    return rows
  })
  return { groupRow, coveringRow }
}

/** Columns u of groups with several sites, and y of the sites that cover them. */
function addCoverageColumns(
  { coverage, model }: Problem,
  linear: LinearModel,
  groupRow: Int32Array[],
  coveringRow: Int32Array,
) {
  coverage.forEach((block, at) => {
    const groupsOf = new Map<number, number[]>()
    for (let group = 0; group < block.weight.length; group++) {
      const row = groupRow[at]![group]!
      if (row < 0) continue
      addEntry(linear, block.row, block.weight[group]!)
      addEntry(linear, row, -1)
      addColumn(linear, 0, 0, 1)
      for (let entry = block.start[group]!; entry < block.start[group + 1]!; entry++) {
        const site = block.site[entry]!
        const groups = groupsOf.get(site)
        if (groups) groups.push(row)
        else groupsOf.set(site, [row])
      }
    }
    for (const [site, rows] of groupsOf) {
      addEntry(linear, coveringRow[at * model.sites.count + site]!, 1)
      for (const row of rows) addEntry(linear, row, 1)
      addColumn(linear, 0, 0, Infinity)
    }
  })
}

/** Rows of elastic locks: columns barred by a lock need its dropping, and so does a must-open site left closed. */
function addLockRows({ locks, columns }: Problem, linear: LinearModel) {
  const ofColumn: number[][] = []
  const ofLock: [number, number][][] = []
  for (const lock of locks) {
    const entries: [number, number][] = []
    if (lock.barred.length > 0) {
      const row = addRow(linear, -Infinity, 0)
      entries.push([row, -1])
      for (const column of lock.barred) {
        ofColumn[column] ??= []
        ofColumn[column].push(row)
      }
    }
    if (lock.must) {
      const row = addRow(linear, 1, Infinity)
      entries.push([row, 1])
      for (let column = columns.siteStart[lock.site]!; column < columns.siteStart[lock.site + 1]!; column++) {
        ofColumn[column] ??= []
        ofColumn[column].push(row)
      }
    }
    ofLock.push(entries)
  }
  return { ofColumn, ofLock }
}

/** Reads a whole plan off a mixed-integer answer: the column above one half, training rounded. */
export function readPlan(problem: Problem, form: LinearForm, value: Float64Array): Plan {
  const chosen = new Int32Array(problem.model.sites.count).fill(-1)
  for (let column = 0; column < problem.columns.count; column++) {
    const at = form.column[column]!
    if (at >= 0 && value[at]! > 0.5) chosen[problem.columns.site[column]!] = column
  }
  const trained = new Float64Array(problem.model.years)
  for (let year = 0; year < form.training.length; year++)
    trained[year] = Math.round(value[form.training[year]!]!)
  return { chosen, trained }
}
