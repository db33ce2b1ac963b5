import { checkInput } from './check.ts'
import { startEffort } from './effort.ts'
import { solveMedian } from './median.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'

/**
 * The p-median problem (Hakimi 1964): open exactly `openCount` sites, kept ones among them, so that
 * Σ demand · travel cost to the nearest open site, plus the cost of the sites, is least. Exact: swap search, Lagrangian
 * bound, branch and bound. Memory: up to 20 million pairs, or 64 a point; beyond that each point keeps its nearest sites, and
 * the bound still holds for all. Refuses a faulty input with all its faults (`ModelError`).
 */
export function pMedian(input: LocationInput & { openCount: number }, options: SearchOptions = {}): Located {
  const faults = checkInput(input, options)
  faults.number('openCount', input.openCount, 1, 2 ** 24, true)
  faults.end()
  return solveMedian(input, input.openCount, startEffort(options))
}
