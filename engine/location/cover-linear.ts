/**
 * Prices of a covering problem from its linear programme. In a plane prices that climb along slopes stop well below the
 * best bound (11.2 of 12.4 with 1,000 sites of radius 200 in a square of 1,000), so HiGHS finds them: on few rows at first, to
 * which rows are added that its answer leaves uncovered. Only the prices are taken: the bound is the Lagrangian one at these
 * prices, summed by ourselves, and holds whatever the solver's tolerances.
 */
import type { Highs } from 'highs'
import { solveLinear } from '../linear/highs.ts'
import { addColumn, addEntry, addRow, emptyLinearModel, type LinearModel } from '../linear/linear-model.ts'
import { rowsBySite } from './cover-reduce.ts'
import type { CoverProblem } from './cover-tree.ts'
import type { Effort } from './effort.ts'
import { FREE, OPEN, SHUT } from './problem.ts'

/** Rows added at once: all of the first few, deepest first, then only such as share no site with many others. */
const FIRST_ROWS = 50
const MOST_ROWS = 150
const MOST_BY_SITE = 3
/** A row covered less than its need by more than this counts as uncovered: the solver's own tolerance is 1e-7. */
const UNCOVERED = 1e-6
/** Entries of work that one iteration of the simplex method counts for, by row and column of its programme. */
const ITERATION_WORK = 8

/** Simplex iterations that so much work, in millions of entries, allows on a programme of so many rows and columns. */
export const iterationsIn = (work: number, size: number) => (work * 1e6) / (ITERATION_WORK * size)

/** A covering problem as a linear programme on some of its rows. */
export function linearCover({ rows, times, siteCost, state }: CoverProblem, effort: Effort) {
  const { start, site } = rows
  const count = rows.weight.length
  const bySite = rowsBySite(rows, siteCost.length)
  const need = new Int32Array(count).fill(times)
  for (let row = 0; row < count; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) if (state[site[at]!] === OPEN) need[row]!--
  /** sites that are columns, in this order. */
  const free = Int32Array.from(state.keys()).filter(one => state[one] === FREE)
  /** place of each row in the programme, −1 outside it. */
  const placeOf = new Int32Array(count).fill(-1)
  const used: number[] = []
  const use = (row: number) => {
    if (placeOf[row]! < 0) placeOf[row] = used.push(row) - 1
  }
  firstRows().forEach(use)

  /** The programme on the rows used; where states are given, sites decided by them are so. */
  function model(now?: Uint8Array): LinearModel {
    const written = emptyLinearModel()
    for (const row of used) addRow(written, need[row]!, Infinity)
    for (const one of free) {
      for (let at = bySite.start[one]!; at < bySite.start[one + 1]!; at++)
        if (placeOf[bySite.item[at]!]! >= 0) addEntry(written, placeOf[bySite.item[at]!]!, 1)
      addColumn(written, siteCost[one]!, now?.[one] === OPEN ? 1 : 0, now?.[one] === SHUT ? 0 : 1, true)
    }
    return written
  }

  /**
   * Prices by row, 0 or more, for which the bound is that of the linear programme, or of its rows so far where the effort
   * ends first; null where not even these were solved. The rows stay in use.
   */
  function prices(highs: Highs): Float64Array | null {
    let price: Float64Array | null = null
    while (!effort.ended()) {
      const seconds = effort.left()
      const found = solveLinear(highs, model(), false, seconds < Infinity ? { seconds } : {})
      effort.spend(ITERATION_WORK * found.iterations * (used.length + free.length) + site.length)
      if (found.status !== 'optimal') break
      price = new Float64Array(count)
      for (let at = 0; at < used.length; at++) price[used[at]!] = Math.max(0, found.rowDual[at]!)
      if (!useUncovered(found.value)) break
    }
    return price
  }

  /** Takes rows into use that an answer leaves uncovered; false where there are none. */
  function useUncovered(value: Float64Array): boolean {
    const before = used.length
    uncovered(value).forEach(use)
    return used.length > before
  }

  return { free, model, prices, useUncovered, size: () => used.length + free.length }

  /** One row of each site, so that no site is free of duties. */
  function firstRows(): number[] {
    const chosen = new Set<number>()
    for (const one of free)
      if (bySite.start[one]! < bySite.start[one + 1]!) chosen.add(bySite.item[bySite.start[one]!]!)
    return [...chosen].filter(row => need[row]! > 0)
  }

  function uncovered(value: Float64Array): number[] {
    const share = new Float64Array(siteCost.length)
    free.forEach((one, at) => {
      share[one] = value[at]!
    })
    const short: { row: number; by: number }[] = []
    for (let row = 0; row < count; row++) {
      let by = need[row]!
      for (let at = start[row]!; at < start[row + 1]!; at++) by -= share[site[at]!]!
      if (by > UNCOVERED && placeOf[row]! < 0) short.push({ row, by })
    }
    short.sort((a, b) => b.by - a.by || a.row - b.row)
    const taken = new Int32Array(siteCost.length)
    const chosen: number[] = []
    for (const { row } of short) {
      if (chosen.length >= MOST_ROWS) break
      const sites = site.subarray(start[row], start[row + 1])
      if (chosen.length >= FIRST_ROWS && sites.some(one => taken[one]! >= MOST_BY_SITE)) continue
      chosen.push(row)
      for (const one of sites) taken[one]!++
    }
    return chosen
  }
}
