import type { Curve } from './curves.ts'
import { curveOf, type Impedance } from './decay.ts'
import { type AccessInput, checkedAccess } from './network.ts'

/** The weights w_ij of the ways as a matrix of demand points × sites that is never written down. O(ways) time for each sum. */
export type Weights = {
  /** Σ_i value_i w_ij, by site; `value`: by demand point. */
  readonly toSites: (value: Float64Array) => Float64Array
  /** Σ_j value_j w_ij, by demand point; `value`: by site. */
  readonly toPoints: (value: Float64Array) => Float64Array
}

export type Reach = Weights & {
  /** The squares of the weights, of just the same ways. */
  readonly squares: () => Weights
}

/** Checks first the settings, then the input (`ModelError`). */
export function reachOf(input: AccessInput, impedance: Impedance): Reach {
  const curve = curveOf(impedance)
  const checked = checkedAccess(input)
  return {
    ...weightsBy(curve, checked),
    squares: () => weightsBy(curveOf(impedance, true), checked),
  }
}

/** Of an input that was checked: a way out of reach, whose cost is Infinity, could make sums NaN. */
function weightsBy(curve: Curve, { demand, supply, travel }: AccessInput): Weights {
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
