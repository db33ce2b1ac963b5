/**
 * Prices of the rows of maximal covering that solve its linear programme nearly: the saddle point of
 * Σ wᵢ(1 − uᵢ) + Σⱼ yⱼ Σ wᵢuᵢ over the rows of j, greatest over yⱼ (0–1, as many as open), least over uᵢ (0–1), by the
 * primal-dual hybrid gradient (Chambolle & Pock 2011) with steps by row and site (Pock & Chambolle 2011), restarted from
 * mean or last point each time the distance of both sides has shrunk (Applegate et al. 2021). Every y covers something and
 * every u bounds it, so that distance is known exactly. One step: O(entries). Where clusters overlap it comes within 0.02 %
 * of the programme in a thousand steps, of which the volume algorithm stays 0.15 % away.
 */
import type { Effort } from './effort.ts'
import { FREE, OPEN, type Problem, SHUT } from './problem.ts'

const MOST_STEPS = 2000
/** Steps until both sides are compared. */
const COMPARED_EVERY = 20
/** A restart comes once their distance is this part of that at the last one, or after so many steps. */
const SHRUNK = 0.4
const LONGEST = 400
/** The prices are good enough once the sides are this part of the way to the best answer apart: branching must do the rest. */
const ENOUGH = 0.04
/** A site that covers less than this part of the mean steps no further than one that covers it. */
const LEAST_COVER = 0.01

/**
 * The prices, for rows that only ask to be covered by a fixed number of sites; `value` is what the best answer leaves
 * uncovered.
 */
export function saddlePrices(problem: Problem, value: number, effort: Effort): Float64Array {
  const { rows, sites, start, site, unserved: weight, state } = problem
  const open = problem.open!
  const total = weight.reduce((sum, each) => sum + each, 0)
  const reach = new Float64Array(sites)
  for (let row = 0; row < rows; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) reach[site[at]!]! += weight[row]!
  const mean = reach.reduce((sum, each) => sum + each, 0) / sites
  const size = reach.map(each => Math.max(each, LEAST_COVER * mean, Number.MIN_VALUE))

  const least = Float64Array.from(state, each => (each === OPEN ? 1 : 0))
  const most = Float64Array.from(state, each => (each === SHUT ? 0 : 1))
  const fixed = least.reduce((sum, each) => sum + each, 0)
  const free = state.reduce((sum, each) => sum + (each === FREE ? 1 : 0), 0)
  const even = free > 0 ? (open - fixed) / free : 0
  const y = Float64Array.from(state, each => (each === FREE ? even : each === OPEN ? 1 : 0))
  const u = new Float64Array(rows).fill(0.5)
  const sums = { y: new Float64Array(sites), u: new Float64Array(rows), steps: 0 }
  const last = { y: y.slice(), u: u.slice(), apart: Infinity }
  const worth = new Float64Array(sites)
  const cover = new Float64Array(rows)
  const to = new Float64Array(sites)
  const order = new Float64Array(sites)
  /** how far sites step beside rows. */
  let balance = 1

  function findWorth(prices: Float64Array): void {
    worth.fill(0)
    for (let row = 0; row < rows; row++) {
      const price = weight[row]! * prices[row]!
      if (price > 0) for (let at = start[row]!; at < start[row + 1]!; at++) worth[site[at]!]! += price
    }
    effort.spend(site.length)
  }
  function findCover(shares: Float64Array): void {
    for (let row = 0; row < rows; row++) {
      let sum = 0
      for (let at = start[row]!; at < start[row + 1]!; at++) sum += shares[site[at]!]!
      cover[row] = sum
    }
    effort.spend(site.length)
  }

  /** What the prices prove: no answer covers more. */
  function provedBy(prices: Float64Array): number {
    findWorth(prices)
    let sum = 0
    for (let row = 0; row < rows; row++) sum += weight[row]! * (1 - prices[row]!)
    let chosen = 0
    for (let one = 0; one < sites; one++) {
      if (state[one] === OPEN) sum += worth[one]!
      if (state[one] === FREE) order[chosen++] = worth[one]!
    }
    const sorted = order.subarray(0, chosen).sort()
    for (let more = 1; more <= open - fixed; more++) sum += sorted[chosen - more]!
    return sum
  }
  function coveredBy(shares: Float64Array): number {
    findCover(shares)
    let sum = 0
    for (let row = 0; row < rows; row++) sum += weight[row]! * Math.min(1, cover[row]!)
    return sum
  }

  /** Of all shares that add up the ones nearest to `to`, in steps of each site: what is missing is shared out alike. */
  function project(into: Float64Array): void {
    let low = Infinity
    let high = -Infinity
    for (let one = 0; one < sites; one++) {
      low = Math.min(low, (least[one]! - to[one]!) * size[one]!)
      high = Math.max(high, (most[one]! - to[one]!) * size[one]!)
    }
    const at = (one: number, more: number) =>
      Math.min(most[one]!, Math.max(least[one]!, to[one]! + more / size[one]!))
    for (let turn = 0; turn < 50; turn++) {
      const middle = (low + high) / 2
      let sum = 0
      for (let one = 0; one < sites; one++) sum += at(one, middle)
      if (sum < open) low = middle
      else high = middle
    }
    for (let one = 0; one < sites; one++) into[one] = at(one, high)
  }

  const ahead = new Float64Array(sites)
  function step(): void {
    findWorth(u)
    for (let one = 0; one < sites; one++) {
      ahead[one] = y[one]!
      to[one] = y[one]! + (balance * worth[one]!) / size[one]!
    }
    project(y)
    for (let one = 0; one < sites; one++) ahead[one] = 2 * y[one]! - ahead[one]!
    findCover(ahead)
    for (let row = 0; row < rows; row++) {
      const next = u[row]! + (1 - cover[row]!) / (balance * Math.max(1, start[row + 1]! - start[row]!))
      u[row] = next < 0 ? 0 : next > 1 ? 1 : next
      sums.u[row]! += u[row]!
    }
    for (let one = 0; one < sites; one++) sums.y[one]! += y[one]!
    sums.steps++
  }

  /** Begins anew; both sides are then balanced by how far each has come since the last time. */
  function restart(apart: number): void {
    let sitesMoved = 0
    let rowsMoved = 0
    for (let one = 0; one < sites; one++) sitesMoved += size[one]! * (y[one]! - last.y[one]!) ** 2
    for (let row = 0; row < rows; row++)
      rowsMoved += weight[row]! * (start[row + 1]! - start[row]!) * (u[row]! - last.u[row]!) ** 2
    if (sitesMoved > 0 && rowsMoved > 0) balance = Math.sqrt(balance * Math.sqrt(sitesMoved / rowsMoved))
    last.y.set(y)
    last.u.set(u)
    last.apart = apart
    sums.y.fill(0)
    sums.u.fill(0)
    sums.steps = 0
  }

  /** A distance from the best answer that proves enough. */
  const enough = Math.max(problem.whole ? 1 - 1e-6 : 0, effort.gap * (total - value))
  const best = { proved: Infinity, covered: 0, prices: u.slice() }
  function compare(shares: Float64Array, prices: Float64Array): number {
    const proved = provedBy(prices)
    const covered = coveredBy(shares)
    if (proved < best.proved) {
      best.proved = proved
      best.prices.set(prices)
    }
    best.covered = Math.max(best.covered, covered)
    return proved - covered
  }

  for (let steps = 1; steps <= MOST_STEPS && !effort.ended(); steps++) {
    step()
    if (steps % COMPARED_EVERY > 0) continue
    const meanY = sums.y.map(each => each / sums.steps)
    const meanU = sums.u.map(each => each / sums.steps)
    const now = compare(y, u)
    const ofMean = compare(meanY, meanU)
    const gap = best.proved - (total - value)
    if (gap <= enough || best.proved - best.covered < ENOUGH * gap) break
    const apart = Math.min(now, ofMean)
    if (apart > SHRUNK * last.apart && sums.steps < LONGEST) continue
    if (ofMean < now) {
      y.set(meanY)
      u.set(meanU)
    }
    restart(apart)
  }
  return best.prices.map((each, row) => each * weight[row]!)
}
