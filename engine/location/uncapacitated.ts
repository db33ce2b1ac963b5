import { checkInput } from './check.ts'
import { startEffort } from './effort.ts'
import { solveMedian } from './median.ts'
import type { Located, LocationInput, SearchOptions } from './model.ts'

/**
 * Uncapacitated facility location (Balinski 1965): open any sites so that site costs plus travel costs to the nearest
 * open site are least. Exact, with the method of `pMedian`. Refuses a faulty input with all its faults
 * (`ModelError`).
 */
export function uncapacitatedFacilityLocation(input: LocationInput, options: SearchOptions = {}): Located {
  checkInput(input, options).end()
  return solveMedian(input, null, startEffort(options))
}
