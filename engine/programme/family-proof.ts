/** The bound that prices of families prove, and the prices of rows that prove most beside them. */
import type { PricedProblem } from './family-work.ts'
import type { PriceRows } from './row-prices.ts'
import { boundOfEarnings } from './served-prices.ts'

/** A bound with the prices it is proved at. */
export interface FamilyProof {
  bound: number
  /** aggregate row: price of a unit of its limit. */
  row: Float64Array
  /** column: earning less use of the rows; site: its best, 0 or more unless it must open. */
  earning: Float64Array
  best: Float64Array
}

/** What columns earn without what they use of the rows at their prices: what their places earn. */
export function withoutRows(
  { columns, rows }: PricedProblem,
  earning: Float64Array,
  row: Float64Array,
): Float64Array {
  return earning.map((each, column) => {
    let own = each
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      own +=
        (rows[columns.row[at]!]!.sense === 'at-least' ? -1 : 1) * row[columns.row[at]!]! * columns.value[at]!
    return own
  })
}

/** The proof with its rows priced to fit what columns earn; the same where that proves no more. */
export function fitProof(problem: PricedProblem, proof: FamilyProof, priceRows: PriceRows): FamilyProof {
  const own = withoutRows(problem, proof.earning, proof.row)
  const row = priceRows(own)
  if (!row) return proof
  const families = proof.bound - boundAt(problem, own, 0, proof.row).bound
  const fitted = { ...boundAt(problem, own, families, row), row }
  return fitted.bound < proof.bound ? fitted : proof
}

/** The bound at prices of rows, where columns earn so much and families and institutions together so much. */
export function boundAt(problem: PricedProblem, own: Float64Array, families: number, row: Float64Array) {
  const { columns, rows } = problem
  // what a unit of a row's activity is worth
  const eases = row.map((price, at) => (rows[at]!.sense === 'at-least' ? price : -price))
  const earning = own.slice()
  for (let column = 0; column < columns.count; column++)
    for (let at = columns.start[column]!; at < columns.start[column + 1]!; at++)
      earning[column]! += eases[columns.row[at]!]! * columns.value[at]!
  return { earning, ...boundOfEarnings(problem, families, row, earning) }
}
