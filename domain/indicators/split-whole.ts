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
  if (given === total || count === 0) return shares
  const order = Array.from({ length: count }, (_, part) => part).sort(
    (a, b) => remainders[b]! - remainders[a]! || a - b,
  )
  for (let rest = 0; rest < total - given; rest++) shares[order[rest % count]!]! += 1
  return shares
}
