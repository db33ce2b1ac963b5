/**
 * A plan repaired and improved by exchanges of one or two sites at a time: first those that save much, as they are
 * come to, then those that save less.
 * At prices of the rows a plan's value is the bound plus parts that are all 0 or more: what its sites cost above their
 * best, and per row the price of what is spare or the fine on what is missed (of carers beyond what training can follow,
 * `exchange-moves.ts`). An exchange is its sites' reduced costs and what it makes of the rows. So the list is sorted by reduced cost, each loop ends where that alone is too dear (the
 * pruning of Lagrangian branch and bound, Fisher 1981), and most exchanges are rejected after two or three rows.
 * No chance is in it: equal plans give equal plans.
 */
import { costOfRoom, listMoves, type Moves, measureRows } from './exchange-moves.ts'
import { commitSite, commitTraining, type Ledger, weighSite, weighTraining } from './ledger.ts'
import type { Priced, Prices } from './prices.ts'

export interface ExchangeOptions {
  /** columns so much dearer, in the unit of the ledger's prices, in net cost than their site's best take no part. */
  width: number
  /** most single changes looked at, those of least net cost: in pairs, for savings that are not the last; and in all. */
  firstPairs: number
  pairs: number
  /** most changes that take part of those that do the same to every row that matters. */
  alike: number
  /** asked between exchanges; true ends the search. */
  ended: () => boolean
  /** called when the ledger's plan has become better. */
  onBetter: () => void
  /** called before changes are listed anew, where prices follow the plan: sets those of the ledger, returns the columns at them. */
  refresh?: () => Priced
}

/** An improvement counts from here on. */
const least = 1e-7

/** Exchanges of two sites that the list promised and the ledger refused, after which a pass over pairs ends. */
const mostRefused = 50

/**
 * What an exchange has to save, as parts of what the plan costs above its bound: the higher the hurdle, the sooner sums are
 * too dear, so large savings are found early and cheaply, and small ones do not stand in their way.
 */
const hurdles = [1 / 4, 1 / 16, 1 / 64, 1 / 256, 1 / 2000]

/** One pass per hurdle, more at the last until no exchange helps by that much. */
export function exchangeSites(ledger: Ledger, first: Priced, prices: Prices, options: ExchangeOptions) {
  trainBest(ledger)
  let priced = first
  const excess = ledger.cost + ledger.fine - priced.bound
  const { width, pairs, alike } = options
  const listing = { width, looked: pairs, moves: pairs, alike, depth: 2 }
  let moves: Moves | null = null
  for (const [index, part] of hurdles.entries()) {
    const hurdle = Math.max(least, part * excess)
    const last = index === hurdles.length - 1
    for (let again = true; again; ) {
      if (options.ended()) return
      if (!moves) {
        priced = options.refresh?.() ?? priced
        moves = listMoves(ledger, priced, prices, listing)
      }
      const single = exchangeOne(ledger, moves, hurdle, options)
      const better =
        exchangeTwo(ledger, moves, last ? options.pairs : options.firstPairs, hurdle, options) || single
      // without an exchange the list holds
      if (better) moves = null
      again = last && better
    }
  }
}

/** What the rows cost after a move, beside a sum; given up where that is not below the limit. */
function valueAfter(moves: Moves, room: Float64Array, at: number, sum: number, limit: number) {
  const width = moves.rows.length
  let value = sum
  for (let row = 0, entry = at * width; row < width && value < limit; row++, entry++)
    value += costOfRoom(moves, row, room[row]! + moves.change[entry]!)
  return value
}

/** One pass over the moves: makes what saves the hurdle as it comes to it. */
function exchangeOne(ledger: Ledger, moves: Moves, hurdle: number, { ended, onBetter }: ExchangeOptions) {
  const { site, reduced, changed, count } = moves
  const room = new Float64Array(moves.rows.length)
  let limit = measureRows(ledger, moves, room) - hurdle
  let better = false
  for (let at = 0; at < count && reduced[at]! < limit; at++) {
    if (changed[site[at]!] || valueAfter(moves, room, at, reduced[at]!, limit) >= limit) continue
    if (ended()) break
    if (!carryOut(ledger, moves, [at], hurdle)) continue
    changed[site[at]!] = 1
    limit = measureRows(ledger, moves, room) - hurdle
    better = true
    onBetter()
  }
  return better
}

/**
 * One pass over pairs of the first `most` moves: makes what saves the hurdle as it comes to it. Other sites' moves
 * stay as they are when one has changed, so the pass goes on where it was.
 */
function exchangeTwo(
  ledger: Ledger,
  moves: Moves,
  most: number,
  hurdle: number,
  { ended, onBetter }: ExchangeOptions,
) {
  const { site, reduced, changed, change } = moves
  const count = Math.min(most, moves.count)
  const width = moves.rows.length
  const room = new Float64Array(width)
  const after = new Float64Array(width)
  let limit = measureRows(ledger, moves, room) - hurdle
  let better = false
  let refused = 0
  // The second move is no cheaper than the first.
  for (let one = 0; one < count && 2 * reduced[one]! < limit; one++) {
    if (changed[site[one]!]) continue
    for (let row = 0; row < width; row++) after[row] = room[row]! + change[one * width + row]!
    for (let other = one + 1; other < count; other++) {
      const sum = reduced[one]! + reduced[other]!
      if (sum >= limit) break
      if (changed[site[other]!] || site[other] === site[one]) continue
      if (valueAfter(moves, after, other, sum, limit) >= limit) continue
      if (refused > mostRefused || ended()) return better
      // Coverage does not add up and training is whole: the ledger has the last word.
      if (!carryOut(ledger, moves, [one, other], hurdle)) {
        refused++
        continue
      }
      changed[site[one]!] = 1
      changed[site[other]!] = 1
      limit = measureRows(ledger, moves, room) - hurdle
      better = true
      onBetter()
      break
    }
  }
  return better
}

/** Makes the exchange with the training that suits it; takes it back where the ledger's value does not fall by the hurdle. */
export function carryOut(
  ledger: Ledger,
  { site, column, changed }: Moves,
  chain: number[],
  hurdle: number,
): boolean {
  const { fine } = ledger
  const before = ledger.cost + fine
  const old = chain.map(at => ledger.chosen[site[at]!]!)
  const trained = ledger.trained.slice()
  for (const at of chain) setSite(ledger, site[at]!, column[at]!)
  trainBest(ledger)
  if (ledger.cost + ledger.fine < before - hurdle) {
    const stale = ledger.confirms
      ? ledger.confirms(
          chain.map(at => site[at]!),
          old,
          fine,
        )
      : []
    for (const each of stale ?? []) changed[each] = 1
    if (stale) return true
  }
  for (let index = chain.length - 1; index >= 0; index--) setSite(ledger, site[chain[index]!]!, old[index]!)
  for (let year = 0; year < ledger.problem.training.count; year++) setTrained(ledger, year, trained[year]!)
  return false
}

/** Gives the site the column (−1: none), whatever that does. */
export function setSite(ledger: Ledger, site: number, column: number) {
  weighSite(ledger, site, column)
  commitSite(ledger, site, column)
}

function setTrained(ledger: Ledger, year: number, trained: number) {
  if (ledger.trained[year] === trained) return
  weighTraining(ledger, year, trained)
  commitTraining(ledger, year, trained)
}

/** Trains more or fewer in each year, by halving steps, while that lowers the ledger's value; false where nothing does. */
export function trainBest(ledger: Ledger) {
  const { training } = ledger.problem
  let moved = false
  for (let year = 0; year < training.count; year++)
    for (let step = 256; step >= 1; step /= 2)
      for (const sign of [-1, 1]) {
        const trained = Math.min(training.upper[year]!, Math.max(0, ledger.trained[year]! + sign * step))
        if (trained === ledger.trained[year] || weighTraining(ledger, year, trained) >= -1e-9) continue
        commitTraining(ledger, year, trained)
        moved = true
      }
  return moved
}
