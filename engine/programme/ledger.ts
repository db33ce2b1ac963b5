/**
 * A plan kept open for changes: row activities, coverage counts and a penalised value, each updated by differences.
 * value = sum of column prices + training + penalty · amount missed, over the aggregate rows.
 */
import type { Problem } from './problem.ts'
import { coversBy, type Plan } from './tally.ts'

export interface Ledger {
  problem: Problem
  chosen: Int32Array
  trained: Float64Array
  activity: Float64Array
  /** column and training year: what the search minimises. */
  price: Float64Array
  trainingPrice: Float64Array
  /** row: price of a unit missed. */
  penalty: Float64Array
  /** sum of prices alone, and amount missed over all rows weighted by penalty. */
  cost: number
  fine: number
  /** per coverage block: open covering sites of each group, and the groups of each site (CSR). */
  covering: { count: Int16Array; start: Int32Array; group: Int32Array }[]
  /** scratch: row changes of the move at hand. */
  change: Float64Array
  touched: Int32Array
  touchedCount: number
  /**
   * the last word on an exchange that lowers the value, once its sites are changed, where prices only estimate: null where it does
   * not pay, otherwise the sites whose prices it made stale. `fine`: what rows missed cost before it.
   */
  confirms?: (sites: number[], before: number[], fine: number) => number[] | null
}

/** A price of a unit that no row missed can be worth. */
export const never = 1e9

export function openLedger(
  problem: Problem,
  plan: Plan,
  price: Float64Array,
  trainingPrice: Float64Array,
  penalty: Float64Array,
): Ledger {
  const rows = problem.rows.length
  const ledger: Ledger = {
    problem,
    chosen: new Int32Array(plan.chosen.length).fill(-1),
    trained: new Float64Array(plan.trained.length),
    activity: new Float64Array(rows),
    price,
    trainingPrice,
    penalty,
    cost: 0,
    fine: 0,
    covering: problem.coverage.map(block => ({
      count: new Int16Array(block.weight.length),
      ...groupsBySite(block.start, block.site, plan.chosen.length),
    })),
    change: new Float64Array(rows),
    touched: new Int32Array(rows),
    touchedCount: 0,
  }
  for (let row = 0; row < rows; row++) ledger.fine += fineOf(ledger, row, 0)
  for (let site = 0; site < plan.chosen.length; site++) {
    weighSite(ledger, site, plan.chosen[site]!)
    commitSite(ledger, site, plan.chosen[site]!)
  }
  for (let year = 0; year < problem.training.count; year++) {
    weighTraining(ledger, year, plan.trained[year]!)
    commitTraining(ledger, year, plan.trained[year]!)
  }
  return ledger
}

function groupsBySite(groupStart: Int32Array, site: Int32Array, sites: number) {
  const start = new Int32Array(sites + 1)
  for (const each of site) start[each + 1]!++
  for (let at = 0; at < sites; at++) start[at + 1]! += start[at]!
  const next = start.slice()
  const group = new Int32Array(site.length)
  for (let at = 0; at + 1 < groupStart.length; at++)
    for (let entry = groupStart[at]!; entry < groupStart[at + 1]!; entry++) group[next[site[entry]!]!++] = at
  return { start, group }
}

function fineOf(ledger: Ledger, row: number, activity: number) {
  const { sense, limit } = ledger.problem.rows[row]!
  const missed = sense === 'at-least' ? limit - activity : activity - limit
  return missed > 1e-9 ? missed * ledger.penalty[row]! : 0
}

/** Change of the penalised value if the site's column became `column` (−1: none); leaves the row changes noted. */
export function weighSite(ledger: Ledger, site: number, column: number) {
  forget(ledger)
  return noteSite(ledger, site, column) + fineChange(ledger)
}

/** The same for two sites at once. */
export function weighPair(ledger: Ledger, site: number, column: number, other: number, otherColumn: number) {
  forget(ledger)
  return noteSite(ledger, site, column) + noteSite(ledger, other, otherColumn) + fineChange(ledger)
}

export function weighTraining(ledger: Ledger, year: number, trained: number) {
  forget(ledger)
  return noteTraining(ledger, year, trained) + fineChange(ledger)
}

/** Carries out the change that was weighed last for this site. */
export function commitSite(ledger: Ledger, site: number, column: number) {
  const { problem, chosen, price } = ledger
  const old = chosen[site]!
  applyChanges(ledger)
  ledger.cost += (column >= 0 ? price[column]! : 0) - (old >= 0 ? price[old]! : 0)
  ledger.covering.forEach((covering, at) => {
    const year = problem.coverage[at]!.year
    const step = Number(coversBy(problem, column, year)) - Number(coversBy(problem, old, year))
    if (step !== 0)
      for (let entry = covering.start[site]!; entry < covering.start[site + 1]!; entry++)
        covering.count[covering.group[entry]!]! += step
  })
  chosen[site] = column
}

export function commitTraining(ledger: Ledger, year: number, trained: number) {
  applyChanges(ledger)
  ledger.cost += (trained - ledger.trained[year]!) * ledger.trainingPrice[year]!
  ledger.trained[year] = trained
}

/** New penalties: the fine is added up again. */
export function setPenalty(ledger: Ledger, penalty: Float64Array) {
  ledger.penalty = penalty
  ledger.fine = 0
  for (let row = 0; row < penalty.length; row++) ledger.fine += fineOf(ledger, row, ledger.activity[row]!)
}

export const planOf = (ledger: Ledger): Plan => ({
  chosen: ledger.chosen.slice(),
  trained: ledger.trained.slice(),
})

function forget(ledger: Ledger) {
  for (let at = 0; at < ledger.touchedCount; at++) ledger.change[ledger.touched[at]!] = 0
  ledger.touchedCount = 0
}

function note(ledger: Ledger, row: number, amount: number) {
  if (amount === 0) return
  if (ledger.change[row] === 0) {
    ledger.touched[ledger.touchedCount++] = row
    ledger.change[row] = amount
  } else {
    // A row whose changes cancel keeps a trace, so that it is not listed twice.
    ledger.change[row] = ledger.change[row]! + amount || Number.MIN_VALUE
  }
}

function noteSite(ledger: Ledger, site: number, column: number) {
  const { problem, chosen, price } = ledger
  const { columns } = problem
  const old = chosen[site]!
  if (old === column) return 0
  let cost = 0
  if (old >= 0) {
    cost -= price[old]!
    for (let at = columns.start[old]!; at < columns.start[old + 1]!; at++)
      note(ledger, columns.row[at]!, -columns.value[at]!)
  }
  if (column >= 0) {
    cost += price[column]!
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      note(ledger, columns.row[at]!, columns.value[at]!)
  }
  for (let at = 0; at < ledger.covering.length; at++) {
    const block = problem.coverage[at]!
    const was = coversBy(problem, old, block.year)
    const will = coversBy(problem, column, block.year)
    if (was === will) continue
    const { count, start, group } = ledger.covering[at]!
    const turning = was ? 1 : 0
    let weight = 0
    for (let entry = start[site]!; entry < start[site + 1]!; entry++)
      if (count[group[entry]!] === turning) weight += block.weight[group[entry]!]!
    note(ledger, block.row, was ? -weight : weight)
  }
  return cost
}

function noteTraining(ledger: Ledger, year: number, trained: number) {
  const { training } = ledger.problem
  const step = trained - ledger.trained[year]!
  if (step !== 0)
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      note(ledger, training.row[at]!, training.value[at]! * step)
  return step * ledger.trainingPrice[year]!
}

function fineChange(ledger: Ledger) {
  let sum = 0
  for (let at = 0; at < ledger.touchedCount; at++) {
    const row = ledger.touched[at]!
    const before = ledger.activity[row]!
    sum += fineOf(ledger, row, before + ledger.change[row]!) - fineOf(ledger, row, before)
  }
  return sum
}

function applyChanges(ledger: Ledger) {
  for (let at = 0; at < ledger.touchedCount; at++) {
    const row = ledger.touched[at]!
    const before = ledger.activity[row]!
    const after = before + ledger.change[row]!
    ledger.fine += fineOf(ledger, row, after) - fineOf(ledger, row, before)
    ledger.activity[row] = after
  }
  forget(ledger)
}
