/**
 * A plan repaired and improved by exchanges of one, two or three sites at a time: first those that save much, as they are
 * come to, then those that save less.
 * At prices of the rows a plan's value is the bound plus parts that are all 0 or more: what its sites cost above their
 * best, and per row the price of what is spare or the fine on what is missed. An exchange is its sites' reduced costs and
 * what it makes of the rows. So the list is sorted by reduced cost, each loop ends where that alone is too dear (the
 * pruning of Lagrangian branch and bound, Fisher 1981), and most exchanges are rejected after two or three rows.
 * No chance is in it: equal plans give equal plans. Where training can follow, carers are weighed at their price in both
 * directions.
 */
import { commitSite, commitTraining, type Ledger, weighSite, weighTraining } from './ledger.ts'
import type { Priced, Prices } from './prices.ts'

export interface ExchangeOptions {
  /** wan: columns so much dearer in net cost than their site's best take no part. */
  width: number
  /** most single changes looked at in pairs, for savings that are not the last; in pairs at last; in triples. */
  firstPairs: number
  pairs: number
  triples: number
  /** asked between exchanges; true ends the search. */
  ended: () => boolean
  /** called when the ledger's plan has become better. */
  onBetter: () => void
}

/** An improvement counts from here on, wan. */
const least = 1e-7

/** Exchanges that the list promised and the ledger refused, after which a pass over it ends. */
const mostRefused = 50

/**
 * What an exchange has to save, as parts of what the plan costs above its bound: the higher the hurdle, the sooner sums are
 * too dear, so large savings are found early and cheaply, and small ones do not stand in their way.
 */
const hurdles = [1 / 4, 1 / 16, 1 / 64, 1 / 256, 1 / 2000]

/** One pass per hurdle, more at the last until no exchange helps by that much. */
export function exchangeSites(ledger: Ledger, priced: Priced, prices: Prices, options: ExchangeOptions) {
  trainBest(ledger)
  const excess = ledger.cost + ledger.fine - priced.bound
  for (const [index, part] of hurdles.entries()) {
    const hurdle = Math.max(least, part * excess)
    const last = index === hurdles.length - 1
    for (let again = true; again; ) {
      if (options.ended()) return
      const moves = listMoves(ledger, priced, prices, { ...options, depth: 3 })
      const pass = (depth: number, most: number) => exchange(ledger, moves, depth, most, hurdle, options)
      const single = pass(1, moves.count)
      const better = pass(2, last ? options.pairs : options.firstPairs) || single
      again = last && (better || pass(3, options.triples))
    }
  }
}

export interface Moves {
  count: number
  site: Int32Array
  column: Int32Array
  /** cost less the worth, at the rows' prices, of what the move does for them; ascending. */
  reduced: Float64Array
  /** site: 1 where it has changed since the list was made. */
  changed: Uint8Array
  /** rows that may come to matter, the dearest first, and the change of the room in them: move × row. */
  rows: number[]
  change: Float64Array
  /** what a unit spare and a unit missed costs. */
  price: Float64Array
  fine: Float64Array
}

/** Changes of one site to a column near its best, or to none: the `pairs` of least net cost. */
function nearChanges(
  { problem, chosen }: Ledger,
  { net, best }: Priced,
  { width, pairs: most }: Pick<ExchangeOptions, 'width' | 'pairs'>,
) {
  const { columns, mustOpen } = problem
  const near: { site: number; column: number; change: number }[] = []
  for (let site = 0; site < chosen.length; site++) {
    const here = chosen[site]! >= 0 ? net[chosen[site]!]! : 0
    if (chosen[site]! >= 0 && !mustOpen[site] && -best[site]! <= width)
      near.push({ site, column: -1, change: -here })
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
      if (!columns.barred[column] && column !== chosen[site] && net[column]! - best[site]! <= width)
        near.push({ site, column, change: net[column]! - here })
  }
  near.sort((a, b) => a.change - b.change)
  near.length = Math.min(near.length, most)
  return near
}

/** The near changes, the one of least reduced cost first, with what they do to the rows. */
export function listMoves(
  ledger: Ledger,
  priced: Priced,
  prices: Prices,
  options: Pick<ExchangeOptions, 'width' | 'pairs'> & { depth: number },
): Moves {
  const { problem, chosen, price, penalty } = ledger
  const { rows, training } = problem
  const near = nearChanges(ledger, priced, options)

  // All rows at first, then those that have a price or that the exchanges could come to miss.
  const all = new Float64Array(near.length * rows.length)
  const reduced = new Float64Array(near.length)
  const harm = new Float64Array(rows.length)
  const weight = new Float64Array(rows.length)
  near.forEach(({ site, column }, at) => {
    weighSite(ledger, site, column)
    const old = chosen[site]!
    reduced[at] = (column >= 0 ? price[column]! : 0) - (old >= 0 ? price[old]! : 0)
    for (let index = 0; index < ledger.touchedCount; index++) {
      const row = ledger.touched[index]!
      const more = (rows[row]!.sense === 'at-least' ? 1 : -1) * ledger.change[row]!
      all[at * rows.length + row] = more
      reduced[at]! -= more * prices.row[row]!
      harm[row] = Math.max(harm[row]!, -more)
      weight[row]! += Math.abs(more) * penalty[row]!
    }
  })
  const trainable = new Set(training.row.subarray(0, training.start[training.count]))
  const follows = rows.map(
    ({ family }, row) => family === 'carers' && trainable.has(row) && prices.row[row]! > 0,
  )
  const matter = rows
    .map((_, row) => row)
    .filter(
      row => !follows[row] && (prices.row[row]! > 0 || roomIn(ledger, row) < options.depth * harm[row]!),
    )
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
  const order = Array.from(near.keys()).sort((a, b) => reduced[a]! - reduced[b]! || a - b)
  const change = new Float64Array(near.length * matter.length)
  order.forEach((from, at) => {
    matter.forEach((row, index) => {
      change[at * matter.length + index] = all[from * rows.length + row]!
    })
  })
  return {
    count: near.length,
    site: Int32Array.from(order, from => near[from]!.site),
    column: Int32Array.from(order, from => near[from]!.column),
    reduced: Float64Array.from(order, from => reduced[from]!),
    changed: new Uint8Array(chosen.length),
    rows: matter,
    change,
    price: Float64Array.from(matter, row => prices.row[row]!),
    fine: Float64Array.from(matter, row => penalty[row]! - prices.row[row]!),
  }
}

/** How much better than its limit a row is, below 0 where it is missed. */
export function roomIn({ problem, activity }: Ledger, row: number) {
  const { sense, limit } = problem.rows[row]!
  return (activity[row]! - limit) * (sense === 'at-least' ? 1 : -1)
}

/** Writes the room in the rows that matter; what is spare and missed of them costs, wan. */
export function measureRows(ledger: Ledger, { rows, price, fine }: Moves, room: Float64Array): number {
  return rows.reduce((sum, row, index) => {
    const left = roomIn(ledger, row)
    room[index] = left
    return sum + (left >= 0 ? price[index]! * left : -fine[index]! * left)
  }, 0)
}

/** One pass over the exchanges of `depth` of the first `most` moves: carries out what saves the hurdle, wan, as it comes to it. */
function exchange(
  ledger: Ledger,
  moves: Moves,
  depth: number,
  most: number,
  hurdle: number,
  { ended, onBetter }: ExchangeOptions,
): boolean {
  const { site, reduced, change, price, fine, changed } = moves
  const count = Math.min(most, moves.count)
  const width = moves.rows.length
  const room = Array.from({ length: depth }, () => new Float64Array(width))
  const chain = new Int32Array(depth)
  let refused = 0
  const measure = () => measureRows(ledger, moves, room[0]!) - hurdle
  let limit = measure()
  const look = (level: number, from: number, sum: number): boolean => {
    const before = room[level]!
    const last = level + 1 === depth
    // What follows is no cheaper than the move at hand.
    for (let at = from; at < count && sum + (depth - level) * reduced[at]! < limit; at++) {
      if (refused > mostRefused) return false
      const where = site[at]!
      if (
        changed[where] ||
        (level > 0 && site[chain[0]!] === where) ||
        (level > 1 && site[chain[1]!] === where)
      )
        continue
      const base = at * width
      chain[level] = at
      if (!last) {
        const after = room[level + 1]!
        for (let row = 0; row < width; row++) after[row] = before[row]! + change[base + row]!
        if (look(level + 1, at + 1, sum + reduced[at]!)) return true
        continue
      }
      let value = sum + reduced[at]!
      for (let row = 0; row < width && value < limit; row++) {
        const left = before[row]! + change[base + row]!
        value += left >= 0 ? price[row]! * left : -fine[row]! * left
      }
      if (value >= limit) continue
      // Coverage does not add up and training is whole: the ledger has the last word.
      if (carryOut(ledger, moves, chain, hurdle)) return true
      refused++
    }
    return false
  }
  let better = false
  // Other sites' moves stay as they are when one has changed: the pass goes on where it was.
  for (; !ended() && look(0, better ? chain[0]! : 0, 0); limit = measure()) {
    better = true
    for (const at of chain) changed[site[at]!] = 1
    onBetter()
  }
  return better
}

/** Makes the exchange with the training that suits it; takes it back where the ledger's value does not fall by the hurdle. */
export function carryOut(
  ledger: Ledger,
  { site, column }: Moves,
  chain: ArrayLike<number> & Iterable<number>,
  hurdle: number,
): boolean {
  const before = ledger.cost + ledger.fine
  const old = Array.from(chain, at => ledger.chosen[site[at]!]!)
  const trained = ledger.trained.slice()
  for (const at of chain) setSite(ledger, site[at]!, column[at]!)
  trainBest(ledger)
  if (ledger.cost + ledger.fine < before - hurdle) return true
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
