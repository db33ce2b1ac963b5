/**
 * A plan repaired and improved by exchanges of one, two or three sites at a time, all of them looked at. Prices tell
 * which can pay: a change of net cost d saves at most what the plan's spare and missed amounts are worth, so the list is
 * sorted by d and each loop ends where the sum of d has used that up (the pruning of Lagrangian branch and bound,
 * Fisher 1981). The nearer the plan is to its bound, the fewer are left. No chance is in it: equal plans give equal
 * plans. Where training can follow, carers are weighed at their price in both directions.
 */
import { commitSite, commitTraining, type Ledger, weighSite, weighTraining } from './ledger.ts'
import type { Priced, Prices } from './prices.ts'

export interface ExchangeOptions {
  /** wan: columns so much dearer in net cost than their site's best take no part. */
  width: number
  /** most single changes looked at in pairs, and in triples. */
  pairs: number
  triples: number
  /** asked between exchanges; true ends the search. */
  ended: () => boolean
  /** called when the ledger's plan has become better. */
  onBetter: () => void
}

/** An improvement counts from here on, wan. */
const least = 1e-7

/** Exchanges until none helps. */
export function exchangeSites(ledger: Ledger, priced: Priced, prices: Prices, options: ExchangeOptions) {
  trainBest(ledger)
  for (;;) {
    if (options.ended()) return
    const moves = listMoves(ledger, priced, prices, options)
    if (
      !exchange(ledger, moves, 1, moves.count) &&
      !exchange(ledger, moves, 2, options.pairs) &&
      !exchange(ledger, moves, 3, options.triples)
    )
      return
    options.onBetter()
  }
}

interface Moves {
  count: number
  site: Int32Array
  column: Int32Array
  /** change of net cost, ascending; of cost, with carers at their price. */
  net: Float64Array
  cost: Float64Array
  /** move × row that may come to matter: change of the room in it. */
  rows: number
  change: Float64Array
  /** row: room, below 0 where it is missed, and what a unit missed costs. */
  room: Float64Array
  penalty: Float64Array
  fine: number
  /** most that the sum of net costs of an exchange that pays may be. */
  most: number
}

/** Changes of one site to a column near its best, or to none, with what they do to the rows: the `most` of least net cost. */
function listMoves(
  ledger: Ledger,
  { net, best, bound }: Priced,
  prices: Prices,
  { width, pairs: most }: ExchangeOptions,
): Moves {
  const { problem, chosen, price, activity } = ledger
  const { columns, rows, mustOpen, training } = problem
  const room = rows.map(({ sense, limit }, row) => (activity[row]! - limit) * (sense === 'at-least' ? 1 : -1))
  const site: number[] = []
  const column: number[] = []
  const change: number[] = []
  let regret = 0
  for (let at = 0; at < chosen.length; at++) {
    const here = chosen[at]! >= 0 ? net[chosen[at]!]! : 0
    regret += here - best[at]!
    if (chosen[at]! >= 0 && !mustOpen[at] && -best[at]! <= width) {
      site.push(at)
      column.push(-1)
      change.push(-here)
    }
    for (let each = columns.siteStart[at]!; each < columns.siteStart[at + 1]!; each++)
      if (!columns.barred[each] && each !== chosen[at] && net[each]! - best[at]! <= width) {
        site.push(at)
        column.push(each)
        change.push(net[each]! - here)
      }
  }
  const limit = change.length > most ? Float64Array.from(change).sort()[most]! : Infinity
  const order: number[] = []
  change.forEach((each, at) => {
    if (each < limit) order.push(at)
  })
  order.sort((a, b) => change[a]! - change[b]! || a - b)

  // All rows at first, then those that the exchanges could come to miss, or that are missed.
  const count = order.length
  const rowCount = rows.length
  const all = new Float64Array(count * rowCount)
  const cost = new Float64Array(count)
  const harm = new Float64Array(rowCount)
  const follows = rows.map(
    ({ family }, row) => family === 'carers' && training.count > 0 && prices.row[row]! > 0,
  )
  const sign = rows.map(({ sense }) => (sense === 'at-least' ? 1 : -1))
  order.forEach((from, at) => {
    const [where, to] = [site[from]!, column[from]!]
    weighSite(ledger, where, to)
    const old = chosen[where]!
    cost[at] = (to >= 0 ? price[to]! : 0) - (old >= 0 ? price[old]! : 0)
    for (let index = 0; index < ledger.touchedCount; index++) {
      const row = ledger.touched[index]!
      const more = sign[row]! * ledger.change[row]!
      all[at * rowCount + row] = more
      if (follows[row]) cost[at]! -= more * prices.row[row]!
      else if (-more > harm[row]!) harm[row] = -more
    }
  })
  const matter = rows.flatMap((_, row) => (!follows[row] && room[row]! < 3 * harm[row]! ? [row] : []))
  const kept = new Float64Array(count * matter.length)
  for (let at = 0; at < count; at++)
    for (let index = 0; index < matter.length; index++)
      kept[at * matter.length + index] = all[at * rowCount + matter[index]!]!
  const penalty = Float64Array.from(matter, row => ledger.penalty[row]!)
  return {
    count,
    site: Int32Array.from(order, from => site[from]!),
    column: Int32Array.from(order, from => column[from]!),
    net: Float64Array.from(order, from => change[from]!),
    cost,
    rows: matter.length,
    change: kept,
    room: Float64Array.from(matter, row => room[row]!),
    penalty,
    fine: matter.reduce((sum, row, index) => sum + Math.max(0, -room[row]!) * penalty[index]!, 0),
    most: ledger.cost + ledger.fine - bound - regret,
  }
}

/** Looks at all exchanges of so many of the first `most` moves and carries out the first that pays. */
function exchange(ledger: Ledger, moves: Moves, depth: number, most: number): boolean {
  const { site, net, cost, rows, change, penalty, fine } = moves
  const count = Math.min(most, moves.count)
  const room = Array.from({ length: depth + 1 }, () => moves.room.slice())
  const chain = new Int32Array(depth)
  const look = (level: number, from: number, netBefore: number, costBefore: number): boolean => {
    const before = room[level]!
    const after = room[level + 1]!
    for (let at = from; at < count && netBefore + net[at]! < moves.most; at++) {
      let taken = false
      for (let index = 0; index < level; index++) taken ||= site[chain[index]!] === site[at]
      if (taken) continue
      chain[level] = at
      let value = costBefore + cost[at]!
      const base = at * rows
      if (level + 1 < depth) {
        for (let row = 0; row < rows; row++) after[row] = before[row]! + change[base + row]!
        if (look(level + 1, at + 1, netBefore + net[at]!, value)) return true
        continue
      }
      for (let row = 0; row < rows && value < fine - least; row++) {
        const left = before[row]! + change[base + row]!
        if (left < -1e-9) value -= left * penalty[row]!
      }
      // Coverage does not add up and training is whole: the ledger has the last word.
      if (value < fine - least && carryOut(ledger, moves, chain)) return true
    }
    return false
  }
  return look(0, 0, 0, 0)
}

/** Makes the exchange with the training that suits it; takes it back where the ledger's value does not fall. */
function carryOut(ledger: Ledger, { site, column }: Moves, chain: Int32Array): boolean {
  const before = ledger.cost + ledger.fine
  const old = Array.from(chain, at => ledger.chosen[site[at]!]!)
  const trained = ledger.trained.slice()
  for (const at of chain) setSite(ledger, site[at]!, column[at]!)
  trainBest(ledger)
  if (ledger.cost + ledger.fine < before - least) return true
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
