/** Which sites a relaxed problem opens: those of least worth, as many as are asked for, or all whose worth is below 0. */
import { FREE, OPEN } from './problem.ts'

/** The k-th smallest (from 1) of the first `count` values, which are reordered (Hoare 1961). */
export function kthSmallest(values: Float64Array, count: number, k: number): number {
  let low = 0
  let high = count - 1
  const want = k - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let left = low
    let right = high
    while (left <= right) {
      while (values[left]! < pivot) left++
      while (values[right]! > pivot) right--
      if (left <= right) {
        const swap = values[left]!
        values[left++] = values[right]!
        values[right--] = swap
      }
    }
    if (want <= right) high = right
    else if (want >= left) low = left
    else break
  }
  return values[want]!
}

/**
 * A chooser that keeps its memory: marks the open sites, returns Σ worth, and says by how much that rises when a free
 * site is decided the other way. `open` sites open, or any number but at least `fewest`; of equal sites the lower
 * index opens.
 */
export function siteChooser(sites: number, open: number | null, fewest = 0) {
  const scratch = new Float64Array(sites)
  return (state: Uint8Array, worth: Float64Array, chosen: Float64Array, penalty: Float64Array): number => {
    let sum = 0
    let free = 0
    let opened = 0
    let below = 0
    for (let site = 0; site < sites; site++) {
      chosen[site] = 0
      penalty[site] = 0
      if (state[site] === OPEN) {
        chosen[site] = 1
        sum += worth[site]!
        opened++
      } else if (state[site] === FREE) {
        scratch[free++] = worth[site]!
        if (worth[site]! < 0) below++
      }
    }
    const least = Math.max(0, (open ?? fewest) - opened)
    if (least > free) return Infinity
    const wanted = open === null ? Math.max(below, least) : least
    const lastIn = wanted > 0 ? kthSmallest(scratch, free, wanted) : -Infinity
    let ties = wanted
    for (let at = 0; at < free; at++) if (scratch[at]! < lastIn) ties--
    const firstOut = wanted < free ? kthSmallest(scratch, free, wanted + 1) : Infinity
    // a count that binds makes one site leave for each that comes; one that does not leaves the others alone
    const comes = open !== null ? lastIn : wanted > below ? Math.max(0, lastIn) : 0
    const leaves = open !== null ? firstOut : wanted > least ? Math.min(0, firstOut) : firstOut
    for (let site = 0; site < sites; site++) {
      if (state[site] !== FREE) continue
      const value = worth[site]!
      if (value < lastIn || (value === lastIn && ties-- > 0)) {
        chosen[site] = 1
        sum += value
        penalty[site] = open === null && wanted > least ? -value : leaves - value
      } else penalty[site] = value - comes
    }
    return sum
  }
}
