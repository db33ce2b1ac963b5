/**
 * A plan improved by exchanges of up to four sites at once, found by meeting in the middle (Horowitz & Sahni 1974).
 *
 * Pairs of single changes are written down once, each with its sum of reduced costs, and laid into cells by what they
 * make of the rows that tell most (`pairs.ts`). For one pair the other has to bring those rows near their limits, so only
 * a few cells are looked into. A value is built up and given up as in `exchange.ts`. A pass goes on where it was when an
 * exchange is made: what other sites would change stays as it is. No chance is in it: equal plans and looks give equal plans.
 */
import { carryOut, type ExchangeOptions, trainBest } from './exchange.ts'
import { costOfRoom, listMoves, type Moves, measureRows } from './exchange-moves.ts'
import type { Ledger } from './ledger.ts'
import { boxOf, firstCell, layPairs, nextCell, type Pairs } from './pairs.ts'
import type { Priced, Prices } from './prices.ts'

export interface FoursOptions extends Pick<ExchangeOptions, 'width' | 'ended' | 'onBetter' | 'refresh'> {
  /** most single changes that take part, and most pairs of them that are written down: those of least reduced cost. */
  moves: number
  pairs: number
  /** most cells and combinations of two pairs looked at in all. */
  looks: number
  /** only changes to these rows take part: what the plan misses there is not to be lost among what saves elsewhere. */
  rows?: number[]
}

/** What an exchange has to save in the first, second, … pass, as a part of what the plan costs above its bound. */
const hurdles = [1 / 16, 1 / 64, 1 / 256]

/** An improvement counts from here on. */
const least = 1e-6

/** Changes that do the same to every row: so many take part, since an exchange may use two of them. */
const alike = 2

/** Cells are laid anew once an exchange has to end below this part of what it had to at first. */
const anew = 0.6

/** Exchanges that the table promised and the ledger refused, after which a pass ends. */
const mostRefused = 50

/** Turns between two looks at clock and caller. */
const turnsPerLook = 256

/** Passes with lower and lower hurdles, then with the last until nothing is found. */
export function exchangeFours(ledger: Ledger, first: Priced, prices: Prices, options: FoursOptions) {
  trainBest(ledger)
  let priced = first
  let { looks } = options
  let moves: Moves | null = null
  for (let level = 0; looks > 0 && !options.ended(); ) {
    if (!moves) priced = options.refresh?.() ?? priced
    const excess = ledger.cost + ledger.fine - priced.bound
    const hurdle = Math.max(least, hurdles[level]! * excess)
    const { width, moves: most, rows } = options
    const listing = { width, looked: Infinity, moves: most, alike, depth: 4, ...(rows ? { only: rows } : {}) }
    moves ??= listMoves(ledger, priced, prices, listing)
    const done = onePass(ledger, moves, hurdle, { ...options, looks })
    looks -= done.looks
    if (done.found) moves = null
    if (done.cut) continue
    if (level < hurdles.length - 1) level++
    else if (!done.found) break
  }
}

/** What a pass works on; the limit is what an exchange has to end below. */
interface Pass {
  ledger: Ledger
  moves: Moves
  pairs: Pairs
  box: ReturnType<typeof boxOf>
  hurdle: number
  limit: number
  /** row: what is left of it, with what training could add, in the plan and after a pair. */
  room: Float64Array
  left: Float64Array
  looks: number
  refused: number
}

/** One pass over the pairs; `cut`: it ended early because the cells have become too wide. */
function onePass(ledger: Ledger, moves: Moves, hurdle: number, options: FoursOptions) {
  const room = new Float64Array(moves.rows.length)
  const limit = measureRows(ledger, moves, room) - hurdle
  if (limit <= 0) return { looks: 1, found: false, cut: false }
  const pairs = layPairs(moves, limit, options.pairs)
  const left = new Float64Array(moves.rows.length)
  const pass: Pass = {
    ledger,
    moves,
    pairs,
    box: boxOf(pairs.cells),
    hurdle,
    limit,
    room,
    left,
    looks: 0,
    refused: 0,
  }
  const { order } = pairs
  let found = false
  for (let turn = 0; turn < order.length && pass.looks < options.looks; turn++) {
    if (pass.refused > mostRefused) break
    if (found && pass.limit < anew * limit) return { looks: pass.looks, found, cut: true }
    if (turn % turnsPerLook === 0 && options.ended()) break
    const rest = restBeside(pass, order[turn]!)
    if (rest <= 0) break
    if (!joinPair(pass, order[turn]!, rest)) continue
    found = true
    pass.limit = measureRows(ledger, moves, room) - hurdle
    options.onBetter()
  }
  return { looks: pass.looks, found, cut: false }
}

/** What rows may cost beside a pair and another, which costs as much or more. */
const restBeside = ({ pairs: { first, second, reduced, step }, limit }: Pass, one: number) =>
  limit - 2 * (reduced[first[one]!]! + reduced[second[one]!]!) + 2 * step

/** Makes the first exchange of a pair with another that saves the hurdle; false where there is none. */
function joinPair(pass: Pass, one: number, rest: number): boolean {
  const { ledger, moves, pairs, box, room, left, limit, hurdle } = pass
  const { changed, site } = moves
  const { first, second, start, reduced, change, step } = pairs
  const width = moves.rows.length
  const isChanged = (move: number) => move > 0 && changed[site[move - 1]!] === 1
  const [a, b] = [first[one]!, second[one]!]
  if (isChanged(a) || isChanged(b)) return false
  const sum = reduced[a]! + reduced[b]!
  for (let row = 0; row < width; row++)
    left[row] = room[row]! + change[a * width + row]! + change[b * width + row]!
  if (!reachable(pairs, moves, left, rest, box)) return false
  for (let cell = firstCell(box); cell >= 0 && pass.refused <= mostRefused; cell = nextCell(box)) {
    pass.looks++
    for (let at = start[cell]!, end = start[cell + 1]!; at < end; at++) {
      pass.looks++
      const [c, d] = [first[at]!, second[at]!]
      let value = sum + reduced[c]! + reduced[d]!
      if (value >= limit || value < 2 * sum - step) continue
      for (let row = 0; row < width && value < limit; row++)
        value += costOfRoom(moves, row, left[row]! + change[c * width + row]! + change[d * width + row]!)
      if (value >= limit) continue
      const chain = [a, b, c, d].filter(move => move > 0).map(move => move - 1)
      if (chain.some(move => changed[site[move]!]) || !siteOnce(site, chain)) continue
      // Coverage does not add up and training is whole: the ledger has the last word.
      if (carryOut(ledger, moves, chain, hurdle)) {
        for (const move of chain) changed[site[move]!] = 1
        return true
      }
      if (++pass.refused > mostRefused) return false
    }
  }
  return false
}

const siteOnce = (site: Int32Array, chain: number[]) =>
  new Set(chain.map(move => site[move]!)).size === chain.length

/** Sets the box of cells from which a pair can bring the rows near enough to their limits; false where there is none. */
function reachable(
  { cells }: Pairs,
  { price, fine, band }: Moves,
  left: Float64Array,
  rest: number,
  box: ReturnType<typeof boxOf>,
) {
  for (let at = 0; at < cells.row.length; at++) {
    const row = cells.row[at]!
    const cellOf = (value: number) => Math.floor((value - cells.from[at]!) / cells.width[at]!)
    box.low[at] = Math.max(0, cellOf(-left[row]! - rest / fine[row]!))
    box.high[at] = Math.min(cells.count[at]! - 1, cellOf(-left[row]! + band[row]! + rest / price[row]!))
    if (box.low[at]! > box.high[at]!) return false
  }
  return true
}
