/**
 * Prices of rows that fit what columns earn: the linear relaxation over rows alone, sifted from the prices before
 * (`reprice.ts`). A few aggregate rows tie the sites, so it takes a tenth of a second where steps along the slope would
 * swing around them. Coverage is left out: its groups do not tighten the bound of children served.
 */
import type { Highs } from 'highs'
import type { Control } from './control.ts'
import { type Prices, pricesWith } from './prices.ts'
import type { Problem } from './problem.ts'
import { sift } from './reprice.ts'

/** column: what it earns, uses of the rows apart → aggregate row: price of a unit; null where clock or caller ended it. */
export type PriceRows = (earning: Float64Array) => Float64Array | null

/** Opens the pricing at first prices of rows. */
export function openRowPricing(
  problem: Problem,
  highs: Highs,
  control: Control,
  first: Float64Array,
): PriceRows {
  const rows = problem.rows.map(row => (row.family === 'coverage' ? { ...row, limit: 0 } : row))
  const uncovered: Problem = { ...problem, rows, coverage: [] }
  let prices: Prices = pricesWith(uncovered, withoutCoverage(problem, first), [])
  return earning => {
    const price = earning.map(each => -each)
    const answer = sift(uncovered, highs, { prices, groupWorth: [] }, price, 0, control)
    if (answer.status !== 'optimal') return null
    prices = answer.last.prices
    return withoutCoverage(problem, prices.row)
  }
}

/** Coverage rows have the price 0 where what covering a group is worth is not counted: others would not bound a plan. */
export const withoutCoverage = ({ rows }: Pick<Problem, 'rows'>, price: Float64Array) =>
  price.map((each, row) => (rows[row]!.family === 'coverage' ? 0 : each))
