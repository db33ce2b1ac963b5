/**
 * Answers to covering: open sites completed greedily and thinned, then a local search with weights on rows (Gao, Weise & Li
 * 2015): it closes the site whose rows weigh least, opens one for a row left uncovered, and lets rows that stay uncovered
 * weigh more, so that it leaves local optima. One move: O(pairs of the rows of the site + sites).
 */
import { seededRandom } from '../random.ts'
import { rowsBySite } from './cover-reduce.ts'
import type { CoverProblem } from './cover-tree.ts'
import type { Searched } from './crew.ts'
import type { Effort } from './effort.ts'
import { FREE, OPEN, SHUT } from './problem.ts'

/** Completes open sites to a cover, cheapest by newly covered duty first, and closes what is superfluous. */
export function coverGreedily({ rows, times, siteCost, state }: CoverProblem, effort: Effort) {
  const { start, site } = rows
  const count = rows.weight.length
  const sites = siteCost.length
  const { start: first, item: rowsOf } = rowsBySite(rows, sites)
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
    return { isOpen, value: costOf(siteCost, isOpen) }
  }
}

/** Moves without a better answer, by row and site, after which the search ends. */
const PATIENCE = 50

const costOf = (siteCost: Float64Array, isOpen: Uint8Array) =>
  siteCost.reduce((sum, each, at) => sum + (isOpen[at] ? each : 0), 0)

/**
 * A search from a cover; it returns the best cover met and ends after so much work, in millions of entries, or after many
 * moves without a better one, or at one that costs no more than `enough`.
 */
export function weighRows(
  { rows, times, siteCost, state }: CoverProblem,
  effort: Effort,
  enough = -Infinity,
) {
  const { start, site } = rows
  const count = rows.weight.length
  const sites = siteCost.length
  const { start: first, item: rowsOf } = rowsBySite(rows, sites)
  const random = seededRandom(effort.seed + 5)
  const weight = new Float64Array(count)
  const covers = new Int32Array(count)
  /** the open sites of a row combined by exclusive or: of one open site alone this is the site itself. */
  const mixed = new Int32Array(count)
  /** of an open site the weight that closing it uncovers, of a shut one the weight that opening it covers. */
  const score = new Float64Array(sites)
  const movedAt = new Int32Array(sites)
  /** 0 from when a site closes until something near it changes, so that it does not come back at once (Cai & Su 2011). */
  const mayOpen = new Uint8Array(sites)
  const missing = pile(count)
  const opens = pile(sites)
  let isOpen = new Uint8Array(sites)
  let cost = 0

  function scoreShut(row: number, amount: number, except: number): void {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const one = site[at]!
      mayOpen[one] = 1
      if (isOpen[one] === 0 && one !== except) score[one]! += amount
    }
    effort.spend(start[row + 1]! - start[row]!)
  }
  function scoreOpen(row: number, amount: number, except: number): void {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const one = site[at]!
      if (isOpen[one] === 1 && one !== except) score[one]! += amount
    }
    effort.spend(start[row + 1]! - start[row]!)
  }

  function openSite(one: number): void {
    let own = 0
    for (let at = first[one]!; at < first[one + 1]!; at++) {
      const row = rowsOf[at]!
      const before = covers[row]!++
      if (before < times) own += weight[row]!
      if (before + 1 === times) {
        scoreShut(row, -weight[row]!, one)
        missing.remove(row)
      } else if (before === times) {
        if (times === 1) score[mixed[row]!]! -= weight[row]!
        else scoreOpen(row, -weight[row]!, one)
      }
      mixed[row]! ^= one
    }
    effort.spend(first[one + 1]! - first[one]!)
    isOpen[one] = 1
    opens.add(one)
    score[one] = own
    cost += siteCost[one]!
  }

  function shutSite(one: number): void {
    let own = 0
    for (let at = first[one]!; at < first[one + 1]!; at++) {
      const row = rowsOf[at]!
      const before = covers[row]!--
      mixed[row]! ^= one
      if (before <= times) own += weight[row]!
      if (before === times) {
        scoreShut(row, weight[row]!, one)
        missing.add(row)
      } else if (before === times + 1) {
        if (times === 1) score[mixed[row]!]! += weight[row]!
        else scoreOpen(row, weight[row]!, one)
      }
    }
    effort.spend(first[one + 1]! - first[one]!)
    isOpen[one] = 0
    opens.remove(one)
    score[one] = own
    cost -= siteCost[one]!
    mayOpen[one] = 0
  }

  function begin(from: Uint8Array): void {
    weight.fill(1)
    covers.fill(0)
    mixed.fill(0)
    score.fill(0)
    movedAt.fill(0)
    mayOpen.fill(1)
    missing.clear()
    opens.clear()
    isOpen = from.slice()
    cost = costOf(siteCost, isOpen)
    for (let one = 0; one < sites; one++) if (isOpen[one]) opens.add(one)
    for (let row = 0; row < count; row++) {
      for (let at = start[row]!; at < start[row + 1]!; at++) {
        if (!isOpen[site[at]!]) continue
        covers[row]!++
        mixed[row]! ^= site[at]!
      }
      for (let at = start[row]!; at < start[row + 1]!; at++)
        if (isOpen[site[at]!] ? covers[row]! <= times : covers[row]! < times)
          score[site[at]!]! += weight[row]!
      if (covers[row]! < times) missing.add(row)
    }
    effort.spend(2 * site.length)
  }

  /** The open site whose closing uncovers least by its cost, the one longest unmoved where equal; −1 where none may close. */
  function leastLoss(justOpened: number): number {
    let best = -1
    for (let at = 0; at < opens.size(); at++) {
      const one = opens.item[at]!
      if (state[one] === OPEN || one === justOpened) continue
      const less = best < 0 ? -1 : score[one]! * siteCost[best]! - score[best]! * siteCost[one]!
      if (less < 0 || (less === 0 && isBefore(one, best))) best = one
    }
    effort.spend(opens.size())
    return best
  }

  /**
   * The site that covers most of the missing weight by its cost, among those that cover the row and leave the cost below `most`;
   * one that just closed only where no other does, or the row would stay uncovered for ever.
   */
  function mostGain(row: number, most: number): number {
    let best = -1
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const one = site[at]!
      if (isOpen[one] || state[one] !== FREE || cost + siteCost[one]! >= most) continue
      const more =
        best < 0 || mayOpen[one] !== mayOpen[best]
          ? best < 0
            ? 1
            : mayOpen[one]! - mayOpen[best]!
          : score[one]! * siteCost[best]! - score[best]! * siteCost[one]!
      if (more > 0 || (more === 0 && isBefore(one, best))) best = one
    }
    return best
  }

  const isBefore = (one: number, other: number) =>
    movedAt[one]! < movedAt[other]! || (movedAt[one] === movedAt[other] && one < other)

  return (cover: Searched, most: number): Searched => {
    if (cover.value === Infinity || cover.value <= enough) return cover
    begin(cover.isOpen)
    let best = cover
    let opened = -1
    let betterAt = 0
    const end = effort.work() + most
    const patience = PATIENCE * (sites + count)
    for (let move = 1; move - betterAt < patience && effort.work() < end && !effort.ended(); move++) {
      while (missing.size() === 0) {
        const value = costOf(siteCost, isOpen)
        if (value < best.value) {
          best = { isOpen: isOpen.slice(), value }
          betterAt = move
        }
        if (best.value <= enough) return best
        const out = leastLoss(-1)
        if (out < 0) return best
        shutSite(out)
        movedAt[out] = move
      }
      const out = leastLoss(opened)
      if (out >= 0) {
        shutSite(out)
        movedAt[out] = move
      }
      // as many as the cost allows: a move that opened none would leave the next ones ever fewer open sites
      while (missing.size() > 0) {
        opened = mostGain(missing.item[Math.floor(random() * missing.size())]!, best.value)
        if (opened < 0) break
        openSite(opened)
        movedAt[opened] = move
        for (let at = 0; at < missing.size(); at++) {
          const waits = missing.item[at]!
          weight[waits]!++
          for (let entry = start[waits]!; entry < start[waits + 1]!; entry++)
            if (!isOpen[site[entry]!] || times > 1) score[site[entry]!]!++
          effort.spend(start[waits + 1]! - start[waits]!)
        }
      }
    }
    return best
  }
}

/** Some of the numbers below `length`, in no order; adding, removing and taking any one are O(1). */
function pile(length: number) {
  const item = new Int32Array(length)
  const placeOf = new Int32Array(length)
  let size = 0
  return {
    item,
    size: () => size,
    clear(): void {
      size = 0
    },
    add(one: number): void {
      placeOf[one] = size
      item[size++] = one
    },
    remove(one: number): void {
      const last = item[--size]!
      item[placeOf[one]!] = last
      placeOf[last] = placeOf[one]!
    },
  }
}
