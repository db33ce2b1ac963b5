/**
 * Adam (Kingma & Ba 2015, algorithm 1) for prices. Both moments forget faster here than in the paper (0.9 and 0.999):
 * slopes of a relaxation are exact, and change as soon as the choice of a site does.
 */

/** What a moment keeps of itself, and takes of the new slope, in a step (β and 1 − β; 1 − 0.8 is not 0.2 to the last bit). */
const keepFirst = 0.8
const takeFirst = 0.2
const keepSecond = 0.95
const takeSecond = 0.05
/** Added to the root of the second moment (ε): slopes are shares of about 1, those below a hundredth move little. */
const epsilon = 1e-2

/** What a step moves prices by: `length` times Adam's own step, step counted from 0. */
export const adamScale = (step: number, length: number): AdamScale => ({
  pull: length / (1 - keepFirst ** (step + 1)),
  size: 1 / (1 - keepSecond ** (step + 1)),
})

/** Factors of the first moment and the second: both are divided by what they have gathered of a steady slope by then. */
export interface AdamScale {
  pull: number
  size: number
}

/** Takes a slope into the second moment of a price that rests at 0, and whose first moment is 0. */
export function adamRest(second: Float64Array | Float32Array, at: number, slope: number) {
  second[at] = keepSecond * second[at]! + takeSecond * slope * slope
}

/** Takes a slope into both moments of a price; returns how far the price falls. */
export function adamStep(
  first: Float64Array | Float32Array,
  second: Float64Array | Float32Array,
  at: number,
  slope: number,
  scale: AdamScale,
): number {
  const pull = keepFirst * first[at]! + takeFirst * slope
  const size = keepSecond * second[at]! + takeSecond * slope * slope
  first[at] = pull
  second[at] = size
  return (scale.pull * pull) / (Math.sqrt(scale.size * size) + epsilon)
}
