/**
 * Search by swaps for maximal covering. Every site knows what it alone covers or would cover newly, and every open one what of
 * its own each shut site would take over, so that a swap is judged in one look and a move costs only the rows that change.
 * From a local optimum a few sites are swapped at random and the search goes on, back where that leads to less (iterated local
 * search, Lourenço, Martin & Stützle 2003).
 * Memory: 8 bytes by open site and site.
 */
import { seededRandom } from '../random.ts'
import type { Searched } from './crew.ts'
import type { Effort } from './effort.ts'
import { columnsOf, costOfOpen, FREE, OPEN, type Problem } from './problem.ts'

/** Largest table of shared rows, in entries. */
const MOST_SHARED = 2 ** 24
/** Sites swapped at random, at most; each that comes is the best of so many. */
const SHAKEN = 3
const DRAWN = 3
/** A search ends after so many shakes by open site without a better answer: the first one, later ones, and any. */
const PATIENCE = 20
const LATER_PATIENCE = 1
const MOST_PATIENCE = 4000
/** Between the seeds of two searches; odd, so that 2³² searches have different ones. */
const APART = 0x9e3779b1

/** Whether rows only ask to be covered, by a number of sites whose table fits into memory. */
export const isCovering = ({ open, sites, cost, siteCost, beyond }: Problem) =>
  open !== null &&
  open * sites <= MOST_SHARED &&
  cost.every(each => each === 0) &&
  siteCost.every(each => each === 0) &&
  beyond.every(each => each === Infinity)

/** A search that keeps its memory between calls; `turn` numbers the searches, as for swaps of other problems. */
export function coverSwaps(problem: Problem, effort: Effort) {
  const { rows, sites, start, site: siteOf, unserved: weight, state } = problem
  const columns = columnsOf(problem)
  const { start: first, row: rowOf } = columns
  const near = neighbours(problem, columns)
  const covers = new Int32Array(rows)
  /** the open sites of a row combined by exclusive or: of one open site alone this is the site itself. */
  const mixed = new Int32Array(rows)
  /** demand that an open site alone covers, or that a shut one would cover newly. */
  const score = new Float64Array(sites)
  /** by place of an open site and site: demand that only the open site covers and the other could. */
  const shared = new Float64Array(problem.open! * sites)
  const placeOf = new Int32Array(sites)
  const list: number[] = []
  let isOpen = new Uint8Array(sites)
  let covered = 0

  function share(row: number, amount: number): void {
    const base = placeOf[mixed[row]!]! * sites
    for (let at = start[row]!; at < start[row + 1]!; at++) shared[base + siteOf[at]!]! += amount
    effort.spend(start[row + 1]! - start[row]!)
  }

  function openSite(one: number): void {
    placeOf[one] = list.push(one) - 1
    isOpen[one] = 1
    covered += score[one]!
    const base = placeOf[one]! * sites
    shared.fill(0, base, base + sites)
    let own = 0
    for (let at = first[one]!; at < first[one + 1]!; at++) {
      const row = rowOf[at]!
      const demand = weight[row]!
      const before = covers[row]!++
      if (before === 1) {
        score[mixed[row]!]! -= demand
        share(row, -demand)
      }
      mixed[row]! ^= one
      if (before > 0) continue
      own += demand
      for (let entry = start[row]!; entry < start[row + 1]!; entry++) {
        score[siteOf[entry]!]! -= demand
        shared[base + siteOf[entry]!]! += demand
      }
      effort.spend(2 * (start[row + 1]! - start[row]!))
    }
    effort.spend(first[one + 1]! - first[one]! + sites)
    score[one] = own
  }

  function shutSite(one: number): void {
    isOpen[one] = 0
    covered -= score[one]!
    let own = 0
    for (let at = first[one]!; at < first[one + 1]!; at++) {
      const row = rowOf[at]!
      const demand = weight[row]!
      const before = covers[row]!--
      mixed[row]! ^= one
      if (before === 2) {
        score[mixed[row]!]! += demand
        share(row, demand)
      }
      if (before > 1) continue
      own += demand
      for (let entry = start[row]!; entry < start[row + 1]!; entry++) score[siteOf[entry]!]! += demand
      effort.spend(start[row + 1]! - start[row]!)
    }
    effort.spend(first[one + 1]! - first[one]!)
    score[one] = own
    // the last open site takes the place of the one that leaves
    const place = placeOf[one]!
    const last = list.pop()!
    if (last === one) return
    list[place] = last
    shared.copyWithin(place * sites, placeOf[last]! * sites, (placeOf[last]! + 1) * sites)
    placeOf[last] = place
  }

  function begin(from: Uint8Array): void {
    covers.fill(0)
    mixed.fill(0)
    score.fill(0)
    list.length = 0
    isOpen = new Uint8Array(sites)
    covered = 0
    for (let row = 0; row < rows; row++)
      for (let at = start[row]!; at < start[row + 1]!; at++) score[siteOf[at]!]! += weight[row]!
    effort.spend(siteOf.length)
    from.forEach((each, one) => {
      if (each) openSite(one)
    })
  }

  const mayCome = (one: number) => !isOpen[one] && state[one] === FREE

  /** Takes the best swap again and again until none helps by more than `least`; of equal ones the first met. */
  function descend(least: number): void {
    while (!effort.ended()) {
      let most = least
      let comes = -1
      let leaves = -1
      const judge = (out: number, site: number) => {
        if (!mayCome(site)) return
        const more = score[site]! + shared[placeOf[out]! * sites + site]! - score[out]!
        if (more <= most) return
        most = more
        comes = site
        leaves = out
      }
      const free = list.filter(one => state[one] !== OPEN)
      if (free.length === 0) return
      // a site that shares nothing with the one that comes leaves with the least loss
      const cheapest = free.reduce((best, one) => (score[one]! < score[best]! ? one : best))
      for (let site = 0; site < sites; site++) judge(cheapest, site)
      for (const out of free) {
        const sharing = near(out)
        for (let at = 0; at < sharing.length; at++) judge(out, sharing[at]!)
        effort.spend(sharing.length)
      }
      effort.spend(sites)
      if (comes < 0) return
      shutSite(leaves)
      openSite(comes)
    }
  }

  function goTo(goal: Uint8Array): void {
    for (let one = 0; one < sites; one++) if (isOpen[one] && !goal[one]) shutSite(one)
    for (let one = 0; one < sites; one++) if (!isOpen[one] && goal[one]) openSite(one)
  }

  function shake(random: () => number): void {
    for (let swaps = 1 + Math.floor(random() * SHAKEN); swaps > 0; swaps--) {
      const free = list.filter(one => state[one] !== OPEN)
      const shut = [...isOpen.keys()].filter(mayCome)
      if (free.length === 0 || shut.length === 0) return
      shutSite(free[Math.floor(random() * free.length)]!)
      let comes = -1
      for (let drawn = 0; drawn < DRAWN; drawn++) {
        const site = shut[Math.floor(random() * shut.length)]!
        if (comes < 0 || score[site]! > score[comes]!) comes = site
      }
      openSite(comes)
    }
  }

  // scores are kept by differences: what a swap gains below this is rounding
  const least = 1e-9 * weight.reduce((sum, each) => sum + each, 0)

  return (from: Uint8Array, turn = 0): Searched => {
    const random = seededRandom(effort.seed + 1 + Math.imul(turn, APART))
    begin(from)
    descend(least)
    let best = { isOpen: isOpen.slice(), covered }
    let now = best
    const patience = Math.min(MOST_PATIENCE, problem.open! * (turn === 0 ? PATIENCE : LATER_PATIENCE))
    for (let idle = 0; idle < patience && !effort.ended(); idle++) {
      shake(random)
      descend(least)
      if (covered < now.covered - least) {
        goTo(now.isOpen)
        continue
      }
      now = { isOpen: isOpen.slice(), covered }
      if (covered <= best.covered + least) continue
      best = now
      idle = 0
    }
    // sums kept by differences may be blurred: the exact one counts, also of what was given
    const found = { isOpen: best.isOpen, value: costOfOpen(problem, best.isOpen) }
    const given = { isOpen: from.slice(), value: costOfOpen(problem, from) }
    return found.value <= given.value ? found : given
  }
}

/** Sites that share rows with a site, found when first asked for. */
export function neighbours(
  { sites, start, site: siteOf }: Pick<Problem, 'sites' | 'start' | 'site'>,
  columns: { start: Int32Array; row: Int32Array },
): (site: number) => Int32Array {
  const known: Int32Array[] = []
  return site => {
    const before = known[site]
    if (before) return before
    const seen = new Uint8Array(sites)
    for (let at = columns.start[site]!; at < columns.start[site + 1]!; at++) {
      const row = columns.row[at]!
      for (let entry = start[row]!; entry < start[row + 1]!; entry++) seen[siteOf[entry]!] = 1
    }
    seen[site] = 0
    known[site] = Int32Array.from(seen.keys()).filter(one => seen[one])
    return known[site]
  }
}
