/**
 * The relaxation of the shared problem: every row's duty to be served is priced (Cornuéjols, Fisher & Nemhauser 1977).
 * With prices λ a site is worth ρ = siteCost + Σ min(0, cost − λ), and L(λ) = Σ λ + the least Σ ρ that states and
 * count allow is never above the optimum. λ never exceeds what a row costs unserved, at its nearest kept site, or
 * beyond its list, so the bound also holds where rows keep nearest sites only. One evaluation: O(entries below λ).
 */
import type { Effort } from './effort.ts'
import { type Columns, columnsOf, OPEN, type Problem, SHUT } from './problem.ts'
import { siteChooser } from './select.ts'
import type { Relaxation } from './volume.ts'

interface Entries {
  start: Int32Array
  site: Int32Array
  cost: Float64Array
}

/** Entries are copied where less than this part of them stays: the copy costs about as much as an evaluation. */
const WORTH_A_COPY = 0.8
/** Entries of a row kept beyond those below its first price: this part of them, and so many; prices rise no further at a node. */
const BEYOND_PART = 0.5
const BEYOND_LEAST = 16

/** Memory of its own for each problem. `narrow` leaves sites out for good that a state shuts. */
export function relaxProblem(
  problem: Problem,
  effort: Effort,
): Relaxation & { narrow: (state: Uint8Array) => void } {
  const { rows, sites } = problem
  /** Entries of sites that are not shut for good, the same by site once some are, and those of the state in hand. */
  let base: Entries = problem
  let columns: Columns | undefined
  let used: Entries = problem
  const most = new Float64Array(rows)
  const least = new Float64Array(rows)
  const price = new Float64Array(rows)
  const slope = new Float64Array(rows)
  const worth = new Float64Array(sites)
  const chosen = new Float64Array(sites)
  const penalty = new Float64Array(sites)
  const choose = siteChooser(sites, problem.open, problem.fewest)

  /**
   * Finds the range of each price and keeps the entries that can lie below it: of sites not shut, up to the first kept one,
   * and, with prices to start from, up to somewhat beyond those; no price then exceeds the first entry left out.
   */
  function begin(state: Uint8Array, near?: Float64Array): void {
    const { start, site, cost } = base
    const stays = new Int32Array(rows + 1)
    let looked = 0
    for (let row = 0; row < rows; row++) {
      let highest = Math.min(problem.beyond[row]!, problem.unserved[row]!)
      let lowest = -1
      let count = 0
      let room = near ? BEYOND_LEAST : Infinity
      const from = near ? near[row]! : Infinity
      let at = start[row]!
      for (; at < start[row + 1]! && cost[at]! < highest; at++) {
        const kind = state[site[at]!]!
        if (kind === SHUT) continue
        if (cost[at]! < from) room += BEYOND_PART
        else if (--room < 0) {
          highest = cost[at]!
          break
        }
        count++
        if (lowest < 0) lowest = cost[at]!
        if (kind === OPEN) highest = cost[at]!
      }
      looked += at - start[row]!
      most[row] = highest === Infinity ? 1e300 : highest
      least[row] = lowest < 0 ? highest : Math.min(highest, lowest)
      stays[row + 1] = stays[row]! + count
    }
    effort.spend(looked)
    used = stays[rows]! < WORTH_A_COPY * site.length ? shortened(base, stays, state) : base
  }

  /** How often the chosen sites serve each row below its price, by the rows' entries or by the sites' where those are fewer. */
  function findSlope(entries: number): number {
    let inColumns = columns ? 0 : Infinity
    for (let one = 0; columns && one < sites; one++)
      if (chosen[one]! > 0) inColumns += columns.start[one + 1]! - columns.start[one]!
    if (!columns || inColumns >= entries) {
      const { start, site, cost } = used
      for (let row = 0; row < rows; row++) {
        const here = price[row]!
        const end = start[row + 1]!
        let times = 0
        for (let at = start[row]!; at < end && cost[at]! < here; at++) times += chosen[site[at]!]!
        slope[row] = 1 - times
      }
      return entries
    }
    slope.fill(1)
    for (let one = 0; one < sites; one++) {
      if (chosen[one] === 0) continue
      for (let at = columns.start[one]!; at < columns.start[one + 1]!; at++) {
        const row = columns.row[at]!
        if (columns.cost[at]! < price[row]!) slope[row]! -= chosen[one]!
      }
    }
    return inColumns
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
      begin(state)
      base = used
      columns = columnsOf({ rows, sites, ...base })
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
      effort.spend(entries + findSlope(entries))
      return sum
    },
  }
}

/** The first `stays` entries of each row whose sites are not shut. */
function shortened({ start, site, cost }: Entries, stays: Int32Array, state: Uint8Array): Entries {
  const rows = stays.length - 1
  const kept = { start: stays, site: new Int32Array(stays[rows]!), cost: new Float64Array(stays[rows]!) }
  for (let row = 0; row < rows; row++)
    for (let at = start[row]!, to = stays[row]!; to < stays[row + 1]!; at++) {
      if (state[site[at]!] === SHUT) continue
      kept.site[to] = site[at]!
      kept.cost[to++] = cost[at]!
    }
  return kept
}
