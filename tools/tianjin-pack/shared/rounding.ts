/**
 * Whole numbers in proportion to the weights with exactly the given sum: largest remainder (Hamilton).
 * Equal remainders: the earlier one rises. All weights zero: nothing may be shared out.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum <= 0) {
    if (total !== 0) throw new RangeError(`cannot share ${total} over weights that sum to ${sum}`)
    return weights.map(() => 0)
  }
  const exact = weights.map(weight => (weight / sum) * total)
  const shares = exact.map(Math.floor)
  const order = exact
    .map((value, index) => ({ index, remainder: value - shares[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  let left = total - shares.reduce((all, share) => all + share, 0)
  for (const { index } of order) {
    if (left <= 0) break
    shares[index]!++
    left--
  }
  return shares
}
