import { invariant } from '../../kernel/refusal.ts'

/**
 * Splits a whole total over parts in proportion to their weights, in whole numbers that sum to the total exactly:
 * the largest-remainder method (Hamilton 1792). Equal remainders: the earlier part wins.
 * Where all weights are 0 the parts share alike. O(n log n).
 */
export function splitWhole(total: number, weights: Float64Array): Float64Array {
  invariant(Number.isSafeInteger(total) && total >= 0, 'a total to be split is a whole number, 0 or more')
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
