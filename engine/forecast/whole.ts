/**
 * Whole persons out of shares. A flow that is a share of a stock is hardly ever whole; what is cut off one year is
 * carried to the next, so that after any number of years the whole flows lie less than one person below the exact ones.
 */
import { Faults } from '../faults.ts'

/** Up to here the parts of a total, each rounded down, lack less than their number; weights stay far from overflow. */
const MOST_TOTAL = 1e15
export const MOST_WEIGHT = 1e100

/** Guards against a share of a whole that the computer writes as 2.9999999999999996. */
const DUST = 1e-9

/** The whole persons due now, at most `most`; `carried[at]` keeps the rest. What `most` refuses is not owed later. */
export function wholeFlow(exact: number, carried: Float64Array, at: number, most: number): number {
  const due = exact + carried[at]!
  const whole = Math.floor(due + DUST)
  carried[at] = Math.max(0, due - whole)
  return Math.min(whole, most)
}

/**
 * Splits a whole total (at most 1e15) over parts in proportion to their weights (0 to 1e100), in whole numbers that sum
 * to the total exactly: the largest-remainder method (Hamilton 1792). Equal remainders: the earlier part wins.
 * Where all weights are 0 the parts share alike. Refuses other totals and weights (`ModelError`). O(n log n).
 */
export function apportion(total: number, weights: Float64Array): Float64Array {
  const faults = new Faults()
  faults.number('total', total, 0, MOST_TOTAL, true)
  faults.list('weights', weights, null, MOST_WEIGHT)
  faults.end()
  const count = weights.length
  let sum = 0
  for (const weight of weights) sum += weight
  const shares = new Float64Array(count)
  const remainders = new Float64Array(count)
  let given = 0
  for (let part = 0; part < count; part++) {
    const exact = sum > 0 ? (total * weights[part]!) / sum : total / count
    shares[part] = Math.floor(exact)
    remainders[part] = exact - shares[part]!
    given += shares[part]!
  }
  giveRest(shares, remainders, total - given)
  return shares
}

/** One more to each of the `rest` parts with the largest remainders; the rest is always less than the parts. */
function giveRest(shares: Float64Array, remainders: Float64Array, rest: number): void {
  const count = shares.length
  if (rest === 0 || count === 0) return
  const ordered = Float64Array.from(remainders).sort()
  const least = ordered[count - rest]!
  let above = 0
  for (let part = 0; part < count; part++) if (remainders[part]! > least) above++
  let ties = rest - above
  for (let part = 0; part < count; part++)
    if (remainders[part]! > least || (remainders[part] === least && ties-- > 0)) shares[part]! += 1
}

/** What the values add up to, one after the other. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  return sum
}
