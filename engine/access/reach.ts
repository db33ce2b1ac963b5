import type { Curve } from './curves.ts'
import type { AccessInput } from './network.ts'

/** The ways, each with its weight w_ij, as a matrix of demand points × sites that is never written down. O(ways) time for each sum. */
export type Reach = {
  /** Σ_i value_i w_ij, by site; `value`: by demand point. */
  readonly toSites: (value: Float64Array) => Float64Array
  /** Σ_j value_j w_ij, by demand point; `value`: by site. */
  readonly toPoints: (value: Float64Array) => Float64Array
}

/** `input` was checked before. */
export function reachOf({ demand, supply, travel }: AccessInput, curve: Curve): Reach {
  const { start } = travel
  return {
    toSites(value) {
      const sums = new Float64Array(supply.length)
      value.forEach((each, point) => {
        if (each !== 0) curve.addToSites(travel, start[point]!, start[point + 1]!, each, sums)
      })
      return sums
    },
    toPoints: value =>
      demand.map((_, point) => curve.sumOverSites(travel, start[point]!, start[point + 1]!, value)),
  }
}

/** a / b of each; 0 where b is. */
export const quotients = (a: Float64Array, b: Float64Array): Float64Array =>
  a.map((each, at) => (b[at]! > 0 ? each / b[at]! : 0))

/** a × b of each. */
export const products = (a: Float64Array, b: Float64Array): Float64Array => a.map((each, at) => each * b[at]!)
