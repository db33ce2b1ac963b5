/**
 * Covering every row at least a number of times at the least cost of sites, as a tree for `proveBest`: the duty to cover
 * is priced (Fisher & Kedia 1990), answers are completed greedily and thinned. One evaluation: O(pairs).
 */
import { seededRandom } from '../random.ts'
import { type Proved, proveBest, type Searched } from './branch.ts'
import type { CoverRows } from './cover-rows.ts'
import type { Effort } from './effort.ts'
import { FREE, OPEN, SHUT } from './problem.ts'
import { siteChooser } from './select.ts'
import type { Relaxation } from './volume.ts'

export interface CoverProblem {
  rows: CoverRows
  /** how often each row must be covered. */
  times: number
  siteCost: Float64Array
  state: Uint8Array
}

/** Searches before the first bound, whose steps need a good answer. */
const STARTS = 40

/** Solves within the effort; `enough` ends early once the value is at most this, or the bound above it. */
export function solveCover(problem: CoverProblem, effort: Effort, enough?: number): Proved {
  const thin = coverSearch(problem, effort)
  const kept = Uint8Array.from(problem.state, each => (each === OPEN ? 1 : 0))
  const shake = closeSome(problem, effort.seed)
  const first = () => {
    let best = thin(kept)
    for (let again = 0; again < STARTS && best.value < Infinity && !effort.ended(); again++) {
      const found = thin(shake(best.isOpen))
      if (found.value <= best.value) best = found
    }
    return best
  }
  return proveBest(
    {
      sites: problem.siteCost.length,
      state: problem.state,
      open: null,
      whole: problem.siteCost.every(Number.isInteger),
      total: 0,
      relaxation: relaxCover(problem, effort),
      first,
      improve: isOpen => thin(isOpen),
      shake,
      costOfOpen: isOpen => valueOfCover(problem, isOpen),
      startPrices: () => evenPrices(problem),
    },
    effort,
    enough,
  )
}

const countOf = ({ weight }: CoverRows) => weight.length

function valueOfCover({ rows, times, siteCost }: CoverProblem, isOpen: Uint8Array): number {
  for (let row = 0; row < countOf(rows); row++) {
    let covers = 0
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++) covers += isOpen[rows.site[at]!]!
    if (covers < times) return Infinity
  }
  return siteCost.reduce((sum, each, site) => sum + (isOpen[site] ? each : 0), 0)
}

/** Each row pays an even part of its cheapest site. */
function evenPrices({ rows, siteCost }: CoverProblem): Float64Array {
  const covered = new Float64Array(siteCost.length)
  for (const site of rows.site) covered[site]!++
  return Float64Array.from({ length: countOf(rows) }, (_, row) => {
    let least = Infinity
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++)
      least = Math.min(least, siteCost[rows.site[at]!]! / covered[rows.site[at]!]!)
    return least
  })
}

function relaxCover({ rows, times, siteCost }: CoverProblem, effort: Effort): Relaxation {
  const { start, site } = rows
  const count = countOf(rows)
  const sites = siteCost.length
  const need = new Float64Array(count)
  const most = new Float64Array(count)
  const price = new Float64Array(count)
  const slope = new Float64Array(count)
  const worth = new Float64Array(sites)
  const chosen = new Float64Array(sites)
  const choose = siteChooser(sites, null)
  let possible = true
  const penalty = new Float64Array(sites)
  return {
    least: new Float64Array(count),
    most,
    price,
    slope,
    chosen,
    penalty,
    begin(state) {
      possible = true
      for (let row = 0; row < count; row++) {
        let open = 0
        let free = 0
        for (let at = start[row]!; at < start[row + 1]!; at++) {
          if (state[site[at]!] === OPEN) open++
          else if (state[site[at]!] === FREE) free++
        }
        need[row] = Math.max(0, times - open)
        most[row] = need[row]! > 0 ? 1e300 : 0
        if (free < need[row]!) possible = false
      }
    },
    evaluate(state) {
      if (!possible) return Infinity
      worth.set(siteCost)
      let sum = 0
      for (let row = 0; row < count; row++) {
        const here = price[row]!
        if (here === 0) continue
        sum += need[row]! * here
        for (let at = start[row]!; at < start[row + 1]!; at++)
          if (state[site[at]!] === FREE) worth[site[at]!]! -= here
      }
      sum += choose(state, worth, chosen, penalty)
      for (let row = 0; row < count; row++) {
        let covers = 0
        for (let at = start[row]!; at < start[row + 1]!; at++)
          if (state[site[at]!] === FREE) covers += chosen[site[at]!]!
        slope[row] = need[row]! - covers
      }
      effort.spend(2 * site.length)
      return sum
    },
  }
}

/** Completes open sites to a cover, cheapest by newly covered duty first, and closes what is superfluous. */
function coverSearch({ rows, times, siteCost, state }: CoverProblem, effort: Effort) {
  const { start, site } = rows
  const count = countOf(rows)
  const sites = siteCost.length
  const first = new Int32Array(sites + 1)
  for (const one of site) first[one + 1]!++
  for (let one = 0; one < sites; one++) first[one + 1]! += first[one]!
  const next = first.slice(0, sites)
  const rowsOf = new Int32Array(site.length)
  for (let row = 0; row < count; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) rowsOf[next[site[at]!]!++] = row
  const byCost = [...siteCost.keys()].sort((a, b) => siteCost[b]! - siteCost[a]! || b - a)

  return (from: Uint8Array): Searched => {
    const isOpen = from.slice()
    const covers = new Int32Array(count)
    const fresh = new Int32Array(sites)
    let missing = 0
    for (let row = 0; row < count; row++) {
      for (let at = start[row]!; at < start[row + 1]!; at++) covers[row]! += isOpen[site[at]!]!
      missing += Math.max(0, times - covers[row]!)
      if (covers[row]! < times)
        for (let at = start[row]!; at < start[row + 1]!; at++) if (!isOpen[site[at]!]) fresh[site[at]!]!++
    }
    effort.spend(site.length)
    while (missing > 0) {
      let best = -1
      for (let one = 0; one < sites; one++) {
        if (isOpen[one] || state[one] === SHUT || fresh[one] === 0) continue
        if (best < 0 || fresh[one]! * siteCost[best]! > fresh[best]! * siteCost[one]!) best = one
      }
      if (best < 0) return { isOpen, value: Infinity }
      isOpen[best] = 1
      for (let at = first[best]!; at < first[best + 1]!; at++) {
        const row = rowsOf[at]!
        if (covers[row]! < times) missing--
        if (++covers[row]! !== times) continue
        for (let other = start[row]!; other < start[row + 1]!; other++) fresh[site[other]!]!--
        effort.spend(start[row + 1]! - start[row]!)
      }
    }
    for (const one of byCost) {
      if (!isOpen[one] || state[one] === OPEN) continue
      let needed = false
      for (let at = first[one]!; at < first[one + 1]! && !needed; at++) needed = covers[rowsOf[at]!]! <= times
      if (needed) continue
      isOpen[one] = 0
      for (let at = first[one]!; at < first[one + 1]!; at++) covers[rowsOf[at]!]!--
    }
    return { isOpen, value: siteCost.reduce((sum, each, at) => sum + (isOpen[at] ? each : 0), 0) }
  }
}

/** Closes about a third of the open sites, for the search to cover again what they covered. */
function closeSome({ state }: CoverProblem, seed: number) {
  const random = seededRandom(seed + 3)
  return (from: Uint8Array): Uint8Array =>
    from.map((each, site) => (each === 1 && state[site] !== OPEN && random() < 0.35 ? 0 : each))
}
