/**
 * Local search by opening, closing and swapping sites. Every row knows its two cheapest open sites (Whitaker 1983;
 * Resende & Werneck 2007): a swap is judged from the rows near the site that would open, plus the loss known by site.
 * Takes the first better move; a pass without one ends it. Sites are tried in a seeded order, so that equal input gives
 * equal output. One pass: O(entries of the columns + sites · open).
 */
import { seededRandom } from '../random.ts'
import type { Searched } from './crew.ts'
import type { Effort } from './effort.ts'
import { type Columns, columnsOf, costOfOpen, FREE, OPEN, type Problem, SHUT } from './problem.ts'

/** Between the seeds of two searches; odd, so that 2³² searches have different ones. */
const APART = 0x9e3779b1

/** A search that keeps its memory between calls. */
export function swapSearch(problem: Problem, effort: Effort) {
  const { rows, sites, start, site: siteOf, cost, beyond, unserved, siteCost, open, fewest = 0 } = problem
  // Far entries hardly ever matter to a swap; the rows keep all of them for looking up who is nearest.
  const rank = open ? Math.max(64, Math.ceil((12 * sites) / open)) : Infinity
  const columns: Columns = columnsOf(problem, rank)
  const nearest = new Int32Array(rows)
  const first = new Float64Array(rows)
  const second = new Float64Array(rows)
  const runnerUp = new Int32Array(rows)
  const loss = new Float64Array(sites)
  const credit = new Float64Array(sites)
  const order = new Int32Array(sites)
  const touched = new Int32Array(sites)
  let isOpen = new Uint8Array(sites)
  let list: number[] = []

  function lookUp(row: number): void {
    let one = -1
    let two = -1
    const most = unserved[row]!
    let oneCost = most
    let twoCost = most
    let at = start[row]!
    for (; at < start[row + 1]! && cost[at]! < most; at++) {
      if (!isOpen[siteOf[at]!]) continue
      if (one < 0) {
        one = siteOf[at]!
        oneCost = cost[at]!
      } else {
        two = siteOf[at]!
        twoCost = cost[at]!
        break
      }
    }
    effort.spend(at - start[row]!)
    if (two < 0 && beyond[row]! < most) {
      for (const each of list) {
        if (each === one) continue
        const farCost = problem.costOf(row, each)
        if (farCost < oneCost) {
          two = one
          twoCost = oneCost
          one = each
          oneCost = farCost
        } else if (farCost < twoCost) {
          two = each
          twoCost = farCost
        }
      }
    }
    nearest[row] = one
    first[row] = oneCost
    runnerUp[row] = two
    second[row] = twoCost
    if (one >= 0) loss[one]! += twoCost - oneCost
  }

  const changeRow = (row: number) => {
    if (nearest[row]! >= 0) loss[nearest[row]!]! -= second[row]! - first[row]!
    lookUp(row)
  }

  function begin(from: Uint8Array): void {
    isOpen = from.slice()
    list = []
    for (let at = 0; at < sites; at++) if (isOpen[at]) list.push(at)
    loss.fill(0)
    for (let row = 0; row < rows; row++) lookUp(row)
  }

  function setOpen(site: number): void {
    isOpen[site] = 1
    list.push(site)
    for (let at = columns.start[site]!; at < columns.start[site + 1]!; at++) {
      const row = columns.row[at]!
      const price = columns.cost[at]!
      if (price >= second[row]!) continue
      const before = nearest[row]!
      if (before >= 0) loss[before]! -= second[row]! - first[row]!
      if (price < first[row]!) {
        second[row] = first[row]!
        runnerUp[row] = before
        first[row] = price
        nearest[row] = site
      } else {
        second[row] = price
        runnerUp[row] = site
      }
      const now = nearest[row]!
      loss[now]! += second[row]! - first[row]!
    }
  }

  function setShut(site: number): void {
    isOpen[site] = 0
    list.splice(list.indexOf(site), 1)
    for (let row = 0; row < rows; row++) if (nearest[row] === site || runnerUp[row] === site) changeRow(row)
  }

  /** What opening a site saves by itself; `credit` of each open site then says how much less its closing would cost. */
  function judge(site: number): { gain: number; count: number } {
    let gain = -siteCost[site]!
    let count = 0
    const from = columns.start[site]!
    const to = columns.start[site + 1]!
    for (let at = from; at < to; at++) {
      const row = columns.row[at]!
      const price = columns.cost[at]!
      if (price >= second[row]!) continue
      const near = nearest[row]!
      const reach = first[row]!
      if (price < reach) gain += reach - price
      if (near < 0) continue
      const saved = second[row]! - Math.max(price, reach)
      if (saved <= 0) continue
      if (credit[near] === 0) touched[count++] = near
      credit[near]! += saved
    }
    effort.spend(to - from)
    return { gain, count }
  }

  /** Tries to bring in one closed site, with or without another leaving; true if it did. */
  function tryOpening(site: number, least: number): boolean {
    const { gain, count } = judge(site)
    effort.spend(list.length)
    let leaving = -1
    let profit = open === null ? gain : -Infinity
    for (const out of list) {
      if (problem.state[out] === OPEN) continue
      const swap = gain + siteCost[out]! - loss[out]! + credit[out]!
      if (swap > profit || (swap === profit && leaving >= 0 && out < leaving)) {
        profit = swap
        leaving = out
      }
    }
    for (let at = 0; at < count; at++) credit[touched[at]!] = 0
    if (profit <= least) return false
    if (leaving >= 0) setShut(leaving)
    setOpen(site)
    return true
  }

  function tryClosing(site: number, least: number): boolean {
    if (open !== null || problem.state[site] !== FREE || list.length <= fewest) return false
    if (siteCost[site]! - loss[site]! <= least) return false
    setShut(site)
    return true
  }

  function shuffle(turn: number): void {
    const random = seededRandom(effort.seed + 1 + Math.imul(turn, APART))
    for (let at = 0; at < sites; at++) order[at] = at
    for (let at = sites - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const kept = order[at]!
      order[at] = order[other]!
      order[other] = kept
    }
  }

  /**
   * Improves a set of open sites that respects the states and the count, until no single move helps. `turn` numbers the
   * searches: each has its own order of sites, whatever was searched before it and in which thread.
   */
  return (from: Uint8Array, turn = 0): Searched => {
    begin(from)
    shuffle(turn)
    let best: Searched = { isOpen: isOpen.slice(), value: costOfOpen(problem, isOpen) }
    const least = (best.value < Infinity ? 1e-9 * Math.abs(best.value) : 0) + 1e-12
    let idle = 0
    for (let pass = 0; idle < sites && !effort.ended(); pass++) {
      if (pass > 0) begin(isOpen)
      for (let at = 0; at < sites && idle < sites && !effort.ended(); at++) {
        const site = order[at]!
        idle++
        if (problem.state[site] === SHUT) continue
        if (isOpen[site] ? tryClosing(site, least) : tryOpening(site, least)) idle = 0
      }
      // exact sums judge each pass; one that rounding alone seemed to help is taken back and ends the search
      const value = costOfOpen(problem, isOpen)
      if (value >= best.value) break
      best = { isOpen: isOpen.slice(), value }
    }
    return best
  }
}
