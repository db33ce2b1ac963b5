import type { LocationInput } from './model.ts'
import { OPEN, SHUT } from './problem.ts'
import { pointsWithDemand, travelColumn, travelLine } from './rows.ts'

/**
 * A quick answer to the p-centre problem: again and again the point that is farthest from all open sites gets its nearest usable
 * one (after Gonzalez 1985), of equal ones the lower index. `reach` is Infinity where some point has none. Once `halted` it opens no
 * more. O(opened · (points + sites)), which is not counted as work.
 *
 * `bound`: no answer reaches less. The points chosen, and the one that is then farthest, are one more than the sites there are for
 * them; within less than `reach` no kept site serves any of them, and where no site serves two of them either, one is left over.
 */
export function farthestFirst(input: LocationInput, state: Uint8Array, most: number, halted: () => boolean) {
  const points = pointsWithDemand(input)
  const isOpen = new Uint8Array(input.siteCount)
  const travel = new Float64Array(points.length).fill(Infinity)
  const [fillLine, fillColumn] = [travelLine(input), travelColumn(input)]
  const line = new Float64Array(input.siteCount)
  const column = new Float64Array(input.demand.length)
  // site: travel of the nearest and the next of the points chosen
  const nearest = new Float64Array(input.siteCount).fill(Infinity)
  const next = new Float64Array(input.siteCount).fill(Infinity)
  let count = 0
  const open = (site: number) => {
    isOpen[site] = 1
    count++
    fillColumn(site, column)
    points.forEach((point, at) => {
      travel[at] = Math.min(travel[at]!, column[point]!)
    })
  }
  const farthest = () => travel.reduce((far, each, at) => (each > travel[far]! ? at : far), 0)
  /** Takes a point into those chosen; its nearest usable site. */
  const choose = (at: number) => {
    fillLine(points[at]!, line)
    let best = -1
    for (let site = 0; site < input.siteCount; site++) {
      const cost = line[site]!
      next[site] = Math.min(next[site]!, Math.max(nearest[site]!, cost))
      nearest[site] = Math.min(nearest[site]!, cost)
      if (state[site] !== SHUT && cost < (best < 0 ? Infinity : line[best]!)) best = site
    }
    return best
  }
  state.forEach((each, site) => {
    if (each === OPEN) open(site)
  })
  if (points.length === 0) return { isOpen, reach: 0, bound: 0 }
  while (count < most) {
    if (count > 0 && halted()) return { isOpen, reach: travel[farthest()]!, bound: 0 }
    const far = farthest()
    const best = choose(far)
    // it cannot be reached any nearer
    if (best < 0 || line[best]! >= travel[far]!) return { isOpen, reach: travel[far]!, bound: travel[far]! }
    open(best)
  }
  const far = farthest()
  choose(far)
  const bound = next.reduce(
    (least, each, site) => (state[site] === SHUT ? least : Math.min(least, each)),
    travel[far]!,
  )
  return { isOpen, reach: travel[far]!, bound }
}
