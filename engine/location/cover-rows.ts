/** Who covers whom: the sites within the radius of each demand point, points that the same sites cover taken together. */
import type { LocationInput } from './model.ts'
import { SHUT } from './problem.ts'
import { pointsWithDemand, statesOf, travelLine } from './rows.ts'

export interface CoverRows {
  /** demand points with demand, and the row of each; −1 where no usable site covers it. */
  point: Int32Array
  rowOf: Int32Array
  /** sites of a row, ascending. */
  start: Int32Array
  site: Int32Array
  /** demand of the row. */
  weight: Float64Array
}

/** The rows within the radius; once `halted` it breaks off, and rows are missing. */
export function coverRows(input: LocationInput, radius: number, halted = () => false): CoverRows {
  const { siteCount, demand } = input
  const point = pointsWithDemand(input)
  const state = statesOf(input)
  const fill = travelLine(input)
  const line = new Float64Array(siteCount)
  const rowOf = new Int32Array(point.length).fill(-1)
  const start = [0]
  const weight: number[] = []
  let site = new Int32Array(1024)
  let end = 0
  /** rows by a mix of their sites; equal mixes are compared site by site. */
  const byMix = new Map<number, number[]>()
  point.forEach((one, at) => {
    if (halted()) return
    fill(one, line)
    if (end + siteCount > site.length) {
      const larger = new Int32Array(2 * (end + siteCount))
      larger.set(site)
      site = larger
    }
    let next = end
    let mix = 0
    for (let each = 0; each < siteCount; each++) {
      if (!(line[each]! <= radius) || line[each] === Infinity || state[each] === SHUT) continue
      site[next++] = each
      mix = (Math.imul(mix ^ each, 0x9e3779b1) + 0x7f4a7c15) | 0
    }
    if (next === end) return
    const others = byMix.get(mix) ?? []
    let row = others.find(other => sameSites(site, start, other, end, next)) ?? -1
    if (row < 0) {
      row = weight.push(0) - 1
      others.push(row)
      byMix.set(mix, others)
      start.push(next)
      end = next
    }
    rowOf[at] = row
    weight[row]! += demand[one]!
  })
  return {
    point,
    rowOf,
    start: Int32Array.from(start),
    site: site.slice(0, end),
    weight: Float64Array.from(weight),
  }
}

function sameSites(site: Int32Array, start: number[], row: number, from: number, to: number): boolean {
  const first = start[row]!
  if (start[row + 1]! - first !== to - from) return false
  for (let at = from; at < to; at++) if (site[at] !== site[first + at - from]) return false
  return true
}

/** The lowest open site that covers each point with demand; −1 where none does. */
export function coveringSite(rows: CoverRows, isOpen: Uint8Array): Int32Array {
  return rows.rowOf.map(row => {
    if (row < 0) return -1
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++)
      if (isOpen[rows.site[at]!]) return rows.site[at]!
    return -1
  })
}
