/**
 * The relaxation of the shared problem: every row's duty to be served is priced (Cornuéjols, Fisher & Nemhauser 1977).
 * With prices λ a site is worth ρ = siteCost + Σ min(0, cost − λ), and L(λ) = Σ λ + the least Σ ρ that states and
 * count allow is never above the optimum. λ never exceeds what a row costs unserved, at its nearest kept site, or
 * beyond its list, so the bound also holds where rows keep nearest sites only. One evaluation: O(entries below λ).
 */
import type { Effort } from './effort.ts'
import { OPEN, type Problem, SHUT } from './problem.ts'
import { siteChooser } from './select.ts'
import type { Relaxation } from './volume.ts'

interface Entries {
  start: Int32Array
  site: Int32Array
  cost: Float64Array
}

/** Entries of a row kept beyond those below its first price: this part of them, and so many; prices rise no further at a node. */
const BEYOND_PART = 0.5
const BEYOND_LEAST = 16
/** So many sites that are not shut for each that opens make it worth while to sort the entries by site. */
const MANY_SITES = 4

/** Memory of its own for each problem. `narrow` leaves sites out for good that a state shuts. */
export function relaxProblem(
  problem: Problem,
  effort: Effort,
): Relaxation & { narrow: (state: Uint8Array) => void } {
  const { rows, sites } = problem
  /** Entries of sites that are not shut for good, those of the state in hand, and the latter by site where few sites open. */
  let base: Entries = problem
  const columns = { start: new Int32Array(sites + 1), row: new Int32Array(0), cost: new Float64Array(0) }
  let inColumns = false
  const used = { start: new Int32Array(rows + 1), site: new Int32Array(0), cost: new Float64Array(0) }
  const most = new Float64Array(rows)
  const least = new Float64Array(rows)
  const price = new Float64Array(rows)
  const slope = new Float64Array(rows)
  const worth = new Float64Array(sites)
  const chosen = new Float64Array(sites)
  const penalty = new Float64Array(sites)
  const choose = siteChooser(sites, problem.open, problem.fewest)

  /**
   * Finds the range of each price and copies the entries that can lie below it: of sites not shut, up to the first kept one,
   * and up to somewhat beyond the prices to start from; no price then exceeds the first entry left out.
   */
  function begin(state: Uint8Array, near: Float64Array): void {
    const { start, site, cost } = base
    let looked = 0
    let to = 0
    for (let row = 0; row < rows; row++) {
      const end = start[row + 1]!
      const first = to
      if (first + end - start[row]! > used.site.length) makeRoom(end - start[row]!, first)
      const { site: siteTo, cost: costTo } = used
      let highest = Math.min(problem.beyond[row]!, problem.unserved[row]!)
      const from = Math.min(near[row]!, highest)
      let at = start[row]!
      // whether a site is shut is anyone's guess, so entries are written without asking; the next one replaces one of a shut site
      for (; at < end && cost[at]! < from; at++) {
        const kind = state[site[at]!]!
        siteTo[to] = site[at]!
        costTo[to] = cost[at]!
        to += 1 - (kind >> 1)
        if (kind !== OPEN) continue
        highest = cost[at]!
        break
      }
      let room = BEYOND_LEAST + BEYOND_PART * (to - first)
      for (; at < end && cost[at]! < highest; at++) {
        const kind = state[site[at]!]!
        if (kind === SHUT) continue
        if (kind === OPEN || --room < 0) highest = cost[at]!
        if (room < 0) break
        siteTo[to] = site[at]!
        costTo[to++] = cost[at]!
      }
      looked += at - start[row]!
      most[row] = highest === Infinity ? 1e300 : highest
      least[row] = to > first ? Math.min(highest, costTo[first]!) : highest
      used.start[row + 1] = to
    }
    effort.spend(looked)
    inColumns = (problem.open ?? Infinity) * MANY_SITES <= usable(state)
    if (inColumns) sortBySite()
  }

  /** Makes room for more entries after the first so many: a quarter more, but no more than there are. */
  function makeRoom(more: number, first: number): void {
    const length = Math.max(Math.min(Math.ceil(1.25 * first), base.start[rows]!), first + more)
    const { site, cost } = used
    used.site = new Int32Array(length)
    used.cost = new Float64Array(length)
    used.site.set(site.subarray(0, first))
    used.cost.set(cost.subarray(0, first))
  }

  function sortBySite(): void {
    const { start, site, cost } = used
    const entries = start[rows]!
    if (columns.row.length < entries) {
      const length = Math.min(site.length, Math.ceil(1.25 * entries))
      columns.row = new Int32Array(length)
      columns.cost = new Float64Array(length)
    }
    const { start: first, row: rowTo, cost: costTo } = columns
    first.fill(0)
    for (let at = 0; at < entries; at++) first[site[at]!]!++
    for (let one = 0, sum = 0; one <= sites; one++) {
      sum += first[one]!
      first[one] = sum
    }
    for (let row = rows - 1; row >= 0; row--)
      for (let at = start[row + 1]! - 1; at >= start[row]!; at--) {
        const to = --first[site[at]!]!
        rowTo[to] = row
        costTo[to] = cost[at]!
      }
    effort.spend(entries)
  }

  /** How often the chosen sites serve each row below its price; returns the entries looked at. */
  function findSlope(): number {
    let looked = 0
    if (!inColumns) {
      const { start, site, cost } = used
      for (let row = 0; row < rows; row++) {
        const here = price[row]!
        const end = start[row + 1]!
        let times = 0
        let at = start[row]!
        for (; at < end && cost[at]! < here; at++) times += chosen[site[at]!]!
        slope[row] = 1 - times
        looked += at - start[row]!
      }
      return looked
    }
    slope.fill(1)
    for (let one = 0; one < sites; one++) {
      if (chosen[one] === 0) continue
      for (let at = columns.start[one]!; at < columns.start[one + 1]!; at++) {
        const row = columns.row[at]!
        if (columns.cost[at]! < price[row]!) slope[row]! -= chosen[one]!
      }
      looked += columns.start[one + 1]! - columns.start[one]!
    }
    return looked
  }

  return {
    least,
    most,
    price,
    slope,
    chosen,
    penalty,
    begin,
    narrow(state) {
      base = withoutShut(problem, base, state, effort)
    },
    evaluate(state) {
      const { start, site, cost } = used
      worth.set(problem.siteCost)
      let sum = 0
      let entries = 0
      for (let row = 0; row < rows; row++) {
        const here = price[row]!
        sum += here
        const end = start[row + 1]!
        let at = start[row]!
        for (; at < end && cost[at]! < here; at++) worth[site[at]!]! += cost[at]! - here
        entries += at - start[row]! + 1
      }
      sum += choose(state, worth, chosen, penalty)
      effort.spend(entries + findSlope())
      return sum
    },
  }
}

/** The entries that can lie below a price where a state holds for good: of sites not shut, up to the first kept one. */
function withoutShut(
  { rows, beyond, unserved }: Problem,
  { start, site, cost }: Entries,
  state: Uint8Array,
  effort: Effort,
): Entries {
  const highest = beyond.map((each, row) => Math.min(each, unserved[row]!))
  const left: Entries = {
    start: new Int32Array(rows + 1),
    site: new Int32Array(0),
    cost: new Float64Array(0),
  }
  // counted first, so that there is just the room needed
  for (const write of [false, true]) {
    let to = 0
    for (let row = 0; row < rows; row++) {
      for (let at = start[row]!; at < start[row + 1]! && cost[at]! < highest[row]!; at++) {
        const kind = state[site[at]!]!
        if (kind === SHUT) continue
        if (write) {
          left.site[to] = site[at]!
          left.cost[to] = cost[at]!
        }
        to++
        if (kind === OPEN) break
      }
      left.start[row + 1] = to
    }
    if (!write) {
      left.site = new Int32Array(to)
      left.cost = new Float64Array(to)
    }
  }
  effort.spend(start[rows]!)
  return left
}

const usable = (state: Uint8Array) => state.reduce((sum, each) => sum + (each === SHUT ? 0 : 1), 0)
