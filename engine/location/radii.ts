/** Travel costs that occur, for models that try them as a radius; too many to be written down, they are sampled. */
import type { LocationInput } from './model.ts'
import { SHUT } from './problem.ts'
import { pointsWithDemand, travelLine } from './rows.ts'

export interface Radii {
  /** ascending, each once. */
  cost: Float64Array
  /** whether these are all there are, not one of every so many. */
  all: boolean
}

/**
 * Travel costs of points with demand to usable sites, at least `low`, above `above` and below `high`: up to `most` of them, an even
 * number, or one of every so many. Breaks off once `halted`, and then says nothing of what there is. O(points · sites).
 */
export function radiiBetween(
  input: LocationInput,
  state: Uint8Array,
  { low, above, high }: { low: number; above: number; high: number },
  most: number,
  halted: () => boolean,
): Radii {
  const fill = travelLine(input)
  const line = new Float64Array(input.siteCount)
  let kept = new Float64Array(Math.min(most, 1024))
  let count = 0
  // one of every so many is kept, and of these every other one once they are too many
  let stride = 1
  let wait = 0
  const keep = (cost: number) => {
    if (wait-- > 0) return
    wait = stride - 1
    if (count === most) {
      for (let at = 0; at < most / 2; at++) kept[at] = kept[2 * at]!
      count = most / 2
      stride *= 2
    }
    if (count === kept.length) {
      const larger = new Float64Array(Math.min(most, 2 * count))
      larger.set(kept)
      kept = larger
    }
    kept[count++] = cost
  }
  for (const point of pointsWithDemand(input)) {
    if (halted()) break
    fill(point, line)
    for (let site = 0; site < input.siteCount; site++) {
      const cost = line[site]!
      if (cost >= low && cost > above && cost < high && state[site] !== SHUT) keep(cost)
    }
  }
  const sorted = kept.subarray(0, count).sort()
  let once = 0
  for (const cost of sorted) if (once === 0 || cost !== sorted[once - 1]) sorted[once++] = cost
  return { cost: sorted.slice(0, once), all: stride === 1 }
}
