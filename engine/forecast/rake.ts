/**
 * Raking: a table is scaled row by row and column by column until its margins are the totals that are known of it
 * (iterative proportional fitting, Deming & Stephan 1940). The odds between its cells stay those of the seed, and a cell
 * of 0 stays 0. Of all tables with these margins it lies nearest to the seed in relative entropy (Ireland & Kullback 1968).
 */
import { ForecastFaults } from './check.ts'
import { sumOf } from './whole.ts'

export interface RakeInput {
  seed: Float64Array // row × column: 0, or 1e-50 to 1e50
  rowTotals: Float64Array // 0, or 1e-50 to 1e50
  columnTotals: Float64Array // 0, or 1e-50 to 1e50, of the same sum
  /** fitted when no row differs from its total by more than this share of the whole; 1e-12 unless said */
  tolerance?: number
  passes?: number // at most so many times over rows and columns; 10,000 unless said
}

export interface Raked {
  table: Float64Array // row × column; its columns have their totals
  /** unfitted: cells of 0 leave no table with these margins, or `passes` ended first; `worst` says how far off it is. */
  status: 'fitted' | 'unfitted'
  worst: number // largest difference of a row from its total
  worstRow: number
  passes: number
}

/**
 * Fits the table. O(passes · cells). Refuses (`ModelError`) values out of range, totals that do not sum alike, and a
 * total above 0 whose whole row or column is 0: nothing could be scaled to it.
 */
export function rake(input: RakeInput): Raked {
  check(input)
  const { seed, rowTotals, columnTotals, tolerance = 1e-12, passes: most = 10_000 } = input
  const rows = rowTotals.length
  const columns = columnTotals.length
  const table = seed.slice()
  const allowed = tolerance * sumOf(rowTotals)
  for (let passes = 1; ; passes++) {
    // Rows first, columns last, so that columns are exact at the end.
    for (let row = 0; row < rows; row++) scale(table, row * columns, 1, columns, rowTotals[row]!)
    for (let column = 0; column < columns; column++)
      scale(table, column, columns, rows, columnTotals[column]!)
    const { worst, worstRow } = farthestRow(table, rowTotals, columns)
    if (worst <= allowed) return { table, status: 'fitted', worst, worstRow, passes }
    if (passes >= most) return { table, status: 'unfitted', worst, worstRow, passes }
  }
}

/** Scales `count` cells from `first` on, `apart` from each other, to their total. */
function scale(table: Float64Array, first: number, apart: number, count: number, total: number): void {
  let sum = 0
  for (let cell = 0; cell < count; cell++) sum += table[first + cell * apart]!
  const factor = sum > 0 ? total / sum : 0
  for (let cell = 0; cell < count; cell++) table[first + cell * apart]! *= factor
}

function farthestRow(table: Float64Array, rowTotals: Float64Array, columns: number) {
  let worst = 0
  let worstRow = 0
  rowTotals.forEach((total, row) => {
    let sum = 0
    for (let column = 0; column < columns; column++) sum += table[row * columns + column]!
    const off = Math.abs(sum - total)
    if (off > worst) [worst, worstRow] = [off, row]
  })
  return { worst, worstRow }
}

function check({ seed, rowTotals, columnTotals, tolerance, passes }: RakeInput): void {
  const faults = new ForecastFaults()
  const rows = rowTotals.length
  const columns = columnTotals.length
  faults.check('seed.length', seed.length, seed.length === rows * columns, String(rows * columns))
  faults.scaled('seed', seed)
  faults.scaled('rowTotals', rowTotals)
  faults.scaled('columnTotals', columnTotals)
  faults.numberIfGiven('tolerance', tolerance, 0, 1)
  faults.numberIfGiven('passes', passes, 1, 1e9, true)
  faults.end()
  const [down, across] = [sumOf(rowTotals), sumOf(columnTotals)]
  if (Math.abs(down - across) > 1e-9 * Math.max(down, across))
    faults.add('columnTotals summed', across, `${down}, as the row totals`)
  const empty = (first: number, apart: number, count: number) => {
    for (let cell = 0; cell < count; cell++) if (seed[first + cell * apart]! > 0) return false
    return true
  }
  rowTotals.forEach((total, row) => {
    if (total > 0 && empty(row * columns, 1, columns))
      faults.add(`rowTotals[${row}]`, total, '0, since all its cells are 0')
  })
  columnTotals.forEach((total, column) => {
    if (total > 0 && empty(column, columns, rows))
      faults.add(`columnTotals[${column}]`, total, '0, since all its cells are 0')
  })
  faults.end()
}
