/**
 * Sorts the sites of one row by cost, lower index first where equal: a radix sort (Knuth 1973, 5.2.5), on the costs themselves where
 * they are whole, by as many digits as the largest has, else on their bits as 32-bit floats (for numbers of 0 or more these order as
 * the numbers do), then an insertion pass on the exact costs. O(sites) per row; memory is allocated once for all rows.
 */
const BITS = 11
const BUCKETS = 1 << BITS
/** Whole costs below this are sorted by themselves. */
const LARGE = 2 ** 31

/** A sorter for rows of at most `length` sites: `sort(cost, site, count)` orders the first `count` entries of `site`. */
export function rowSorter(length: number) {
  const keys = new Float32Array(length)
  const bits = new Uint32Array(keys.buffer)
  let from = new Int32Array(length)
  let to = new Int32Array(length)
  const count = new Int32Array(BUCKETS)

  /** The largest cost where all are whole, which are then the keys; else −1. */
  function wholeKeys(cost: Float64Array, site: Int32Array, entries: number): number {
    let largest = 0
    for (let at = 0; at < entries; at++) {
      const each = cost[site[at]!]!
      if (each >= LARGE || each !== Math.floor(each)) return -1
      bits[at] = each
      if (each > largest) largest = each
    }
    return largest
  }

  return (cost: Float64Array, site: Int32Array, entries: number): void => {
    const largest = wholeKeys(cost, site, entries)
    if (largest < 0) for (let at = 0; at < entries; at++) keys[at] = cost[site[at]!]!
    const top = largest < 0 ? LARGE : largest
    for (let at = 0; at < entries; at++) from[at] = at
    for (let shift = 0; shift < 32 && (shift === 0 || top >>> shift > 0); shift += BITS) {
      count.fill(0)
      for (let at = 0; at < entries; at++) count[(bits[at]! >>> shift) & (BUCKETS - 1)]!++
      let sum = 0
      for (let bucket = 0; bucket < BUCKETS; bucket++) {
        const here = count[bucket]!
        count[bucket] = sum
        sum += here
      }
      for (let at = 0; at < entries; at++) {
        const one = from[at]!
        to[count[(bits[one]! >>> shift) & (BUCKETS - 1)]!++] = one
      }
      const swap = from
      from = to
      to = swap
    }
    for (let at = 0; at < entries; at++) to[at] = site[from[at]!]!
    if (largest >= 0) {
      for (let at = 0; at < entries; at++) site[at] = to[at]!
      return
    }
    for (let at = 0; at < entries; at++) {
      const one = to[at]!
      let hole = at
      for (; hole > 0 && cost[site[hole - 1]!]! > cost[one]!; hole--) site[hole] = site[hole - 1]!
      site[hole] = one
    }
  }
}
