/** Which sites the relaxed problem opens: those of least worth, as many as are asked for, or all whose worth is below 0. */
import { FREE, OPEN, type Problem } from './problem.ts'

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

/** A chooser that keeps its memory: marks the open sites and returns Σ worth; of equal sites the lower index opens. */
export function select(problem: Problem) {
  const scratch = new Float64Array(problem.sites)
  return (state: Uint8Array, worth: Float64Array, chosen: Uint8Array): number => {
    let sum = 0
    let free = 0
    let opened = 0
    for (let site = 0; site < problem.sites; site++) {
      chosen[site] = 0
      if (state[site] === OPEN) {
        chosen[site] = 1
        sum += worth[site]!
        opened++
      } else if (state[site] === FREE) scratch[free++] = worth[site]!
    }
    const wanted = problem.open === null ? null : problem.open - opened
    if (wanted === 0 || free === 0) return sum
    let edge = 0
    let ties = 0
    if (wanted !== null) {
      edge = wanted >= free ? Infinity : kthSmallest(scratch, free, wanted)
      let below = 0
      for (let at = 0; at < free; at++) if (scratch[at]! < edge) below++
      ties = wanted - below
    }
    for (let site = 0; site < problem.sites; site++) {
      if (state[site] !== FREE) continue
      const value = worth[site]!
      if (!(value < edge) && !(value === edge && ties-- > 0)) continue
      chosen[site] = 1
      sum += value
    }
    return sum
  }
}
