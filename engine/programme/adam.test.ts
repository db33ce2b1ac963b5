import { expect, test } from 'vitest'
import { adamRest, adamScale, adamStep } from './adam.ts'

test('a price that rests at 0 keeps the moments that a step would leave it, cut off at 0 as prices are', () => {
  for (const slope of [0, 0.3, 1]) {
    const [first, second] = [Float32Array.of(0), Float32Array.of(0.7)]
    const next = 0 - adamStep(first, second, 0, slope, adamScale(3, 0.2))
    // below 0: the price stays there, and what pulled it is forgotten
    expect(next).toBeLessThanOrEqual(0)
    if (next < 0) first[0] = 0
    const rested = Float32Array.of(0.7)
    adamRest(rested, 0, slope)
    expect([first[0], second[0]]).toEqual([0, rested[0]])
  }
})

test('against a steady slope the first steps move a price by the length, whatever the slope', () => {
  for (const slope of [-10, -1, 0.5, 3]) {
    const [first, second] = [new Float64Array(1), new Float64Array(1)]
    for (let step = 0; step < 5; step++) {
      const fall = adamStep(first, second, 0, slope, adamScale(step, 0.2))
      // the length, less what is added to the root of the second moment
      expect(fall).toBeCloseTo((0.2 * slope) / (Math.abs(slope) + 0.01), 12)
    }
  }
})
