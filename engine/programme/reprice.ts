/**
 * The linear relaxation solved from prices that are nearly right, in a part of the time that it takes from nothing: only
 * columns near their site's best come into HiGHS, the others are priced out and let in where they pay (sifting, Bixby
 * et al. 1992), and so are the rows of coverage groups, which are let in where they are broken. Each solve goes on from the
 * basis of the one before. Where what is in has no solution, the proof of that prices the columns (Farkas): those that
 * break it come in, and where none does, it holds for the whole relaxation.
 */
import type { Highs } from 'highs'
import { basisStatus } from '../linear/highs.ts'
import type { Control } from './control.ts'
import { hasOneSite } from './coverage-rows.ts'
import { emptyNear, groupAs, type Near, solveNear, takeGroup } from './near-form.ts'
import { type Priced, type Prices, priceColumns, pricesWith } from './prices.ts'
import type { Problem } from './problem.ts'
import { coversBy } from './tally.ts'

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

/** Columns up to which HiGHS is given all of them at once. */
export const wholeColumns = 1500

/** Columns that come in at first, per site: those nearest to their site's best. */
const columnsPerSite = 2

/** Of the bound: what columns left out may lack at most for the prices to be called right. */
const enough = 1e-7

/** A group's worth as a part of what its weight is worth: between these it is undecided and gets its row at once. */
const undecided = [0.1, 0.9] as const

/** optimal: solved; ended: clock or caller stopped it, `last` is what was known, if anything; infeasible: proved. */
type Sifted =
  | { status: 'optimal'; last: Repriced }
  | { status: 'ended'; last: Repriced | null }
  | { status: 'infeasible' }

/**
 * The relaxation under `price` (wan per column) and training at cost × `trainingFactor`, from prices at hand. Models of up to
 * `wholeCount` columns come in whole.
 */
export function sift(
  problem: Problem,
  highs: Highs,
  from: Worths,
  price: Float64Array,
  trainingFactor: number,
  control: Control,
  wholeCount = wholeColumns,
): Sifted {
  if (mustOpenInVain(problem)) return { status: 'infeasible' }
  let isWhole = problem.columns.count <= wholeCount
  let near = isWhole ? wholeNear(problem) : nearestOf(problem, from, price, trainingFactor)
  const free = new Float64Array(price.length)
  let last: Repriced | null = null
  for (;;) {
    // the solver looks at its clock only now and then
    if (control.left() <= 0 || control.halted()) return { status: 'ended', last }
    const answer = solveNear(problem, highs, near, price, trainingFactor, control)
    if (answer.status === 'limit') return { status: 'ended', last }
    const { groupWorth, value, trained } = answer
    const prices = pricesWith(problem, answer.row, groupWorth)
    if (answer.status === 'infeasible') {
      // Prices at which even columns that cost nothing are worth less than the rows ask for prove it for all columns.
      const proof = priceColumns(problem, prices, free, 0)
      if (proof.bound > proofTolerance * termsOf(problem, prices, proof)) return { status: 'infeasible' }
      if (takePaying(problem, near, proof) > 0) continue
      // The solver gave no proof that holds: its word counts once nothing is left out.
      if (isWhole) return { status: 'infeasible' }
      isWhole = true
      near = wholeNear(problem)
      continue
    }
    const priced = priceColumns(problem, prices, price, trainingFactor)
    last = { prices, groupWorth, priced, value, trained }
    const right = answer.objective - priced.bound <= enough * Math.max(1e-6, Math.abs(answer.objective))
    const columns = right ? 0 : takePaying(problem, near, priced)
    if (columns + takeBroken(problem, near, value) === 0) return { status: 'optimal', last }
  }
}

/** Part of its terms by which a sum must lie above 0 to be above it: that of HiGHS's own tolerance of duals. */
const proofTolerance = 1e-7

/** What a bound adds up, each term by its size. */
function termsOf({ rows }: Problem, prices: Prices, { best }: Priced) {
  const limits = rows.reduce((sum, { limit }, at) => sum + Math.abs(limit) * prices.row[at]!, 0)
  return best.reduce((sum, each) => sum + Math.abs(each), limits + Math.abs(prices.coverageBound))
}

/** Whether a site must open and has no column. */
export function mustOpenInVain({ columns, mustOpen }: Problem) {
  return mustOpen.some((must, site) => {
    if (!must) return false
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (!columns.barred[at]) return false
    return true
  })
}

/** Everything is in. */
function wholeNear(problem: Problem): Near {
  const near = emptyNear(problem)
  near.taken.forEach((_, at) => {
    near.taken[at] = problem.columns.barred[at] ? 0 : 1
  })
  problem.coverage.forEach((block, at) => {
    for (let group = 0; group < block.weight.length; group++)
      if (hasOneSite(block, group)) near.group[at]![group] = groupAs.summed
      else takeGroup(near, at, group)
  })
  return near
}

/** The columns nearest to their site's best and the groups that the prices leave undecided; sites stand at their best. */
function nearestOf(
  problem: Problem,
  { prices, groupWorth }: Worths,
  price: Float64Array,
  trainingFactor: number,
) {
  const { columns, coverage, model } = problem
  const near = emptyNear(problem)
  const priced = priceColumns(problem, prices, price, trainingFactor)
  const over = priced.net.map((net, at) =>
    columns.barred[at] ? Infinity : net - priced.best[columns.site[at]!]!,
  )
  const most = Math.min(columns.count, columnsPerSite * model.sites.count)
  const width = over.slice().sort()[most - 1] ?? 0
  over.forEach((each, at) => {
    near.taken[at] = each < Infinity && each <= width ? 1 : 0
  })
  for (let site = 0; site < model.sites.count; site++)
    for (let at = columns.siteStart[site]!; at < columns.siteStart[site + 1]!; at++)
      if (over[at] === 0) {
        near.column[at] = basisStatus.atUpper
        break
      }
  coverage.forEach((block, at) => {
    for (let group = 0; group < block.weight.length; group++) {
      const whole = prices.row[block.row]! * block.weight[group]!
      const part = whole > 0 ? groupWorth[at]![group]! / whole : 0
      const alone = hasOneSite(block, group)
      near.group[at]![group] = alone || part > 0.5 ? groupAs.summed : groupAs.covered
      if (!alone && part > undecided[0] && part < undecided[1]) takeGroup(near, at, group)
    }
  })
  return near
}

/** Takes in the columns at their site's best that pay, or that a site which must open would take; how many are new. */
function takePaying({ columns, mustOpen }: Problem, near: Near, { net, best }: Priced) {
  let count = 0
  for (let at = 0; at < columns.count; at++) {
    const site = columns.site[at]!
    if (near.taken[at] || columns.barred[at] || net[at]! > best[site]!) continue
    if (net[at]! >= 0 && !mustOpen[site]) continue
    near.taken[at] = 1
    count++
  }
  return count
}

/** Gives rows to the groups that were taken for granted wrongly, where a block's coverage falls short; how many are new. */
function takeBroken(problem: Problem, near: Near, value: Float64Array) {
  const { coverage, columns, rows, model } = problem
  let count = 0
  coverage.forEach((block, at) => {
    const open = new Float64Array(model.sites.count)
    for (let column = 0; column < columns.count; column++)
      if (value[column]! > 0 && coversBy(problem, column, block.year))
        open[columns.site[column]!]! += value[column]!
    let covered = 0
    const broken: number[] = []
    for (let group = 0; group < block.weight.length; group++) {
      let sum = 0
      for (let entry = block.start[group]!; entry < block.start[group + 1]!; entry++)
        sum += open[block.site[entry]!]!
      covered += block.weight[group]! * Math.min(1, sum)
      const as = near.group[at]![group]
      if ((as === groupAs.covered && sum < 1 - 1e-9) || (as === groupAs.summed && sum > 1 + 1e-9))
        broken.push(group)
    }
    if (covered >= rows[block.row]!.limit - 1e-7 * Math.max(1, Math.abs(rows[block.row]!.limit))) return
    for (const group of broken) takeGroup(near, at, group)
    count += broken.length
  })
  return count
}

/** The relaxation under `price` from prices at hand; null where it has no solution or the clock ended before one. */
export function reprice(
  problem: Problem,
  highs: Highs,
  from: Worths,
  price: Float64Array,
  control: Control,
): Repriced | null {
  const answer = sift(problem, highs, from, price, 1, control)
  return answer.status === 'infeasible' ? null : answer.last
}
