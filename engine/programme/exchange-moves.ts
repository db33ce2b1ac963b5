/**
 * The single changes out of which exchanges are put together, with what they cost and do at prices of the rows: a site to a column
 * near its best, or to none. Of changes that do the same to all rows the cheapest alone need take part: as many as an exchange
 * may use. Where training can follow, carers are weighed at their price in both directions; where it can a little,
 * that counts as room.
 */
import { type Ledger, weighSite } from './ledger.ts'
import type { Priced, Prices } from './prices.ts'

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
  /** of a row that matters: what training can still add to the room in it. */
  trainable: Float64Array
  /** what a unit spare and a unit missed costs. */
  price: Float64Array
  fine: Float64Array
}

export interface Listing {
  /** columns so much dearer, in the unit of the ledger's prices, in net cost than their site's best take no part. */
  width: number
  /** most changes of least net cost that are looked at; and of those most that are listed. */
  looked: number
  moves: number
  /** most that are listed of changes that do the same to every row that matters. */
  alike: number
  /** sites that an exchange may change. */
  depth: number
  /** only changes to these rows are listed, where given. */
  only?: number[]
}

/** Changes of one site to a column near its best, or to none (column −1): those of least net cost, cheapest first. */
function nearChanges({ problem, chosen }: Ledger, { net, best }: Priced, { width, looked }: Listing) {
  const { columns, mustOpen } = problem
  const most = columns.count + chosen.length
  const site = new Int32Array(most)
  const column = new Int32Array(most)
  const cost = new Float64Array(most)
  let count = 0
  for (let each = 0; each < chosen.length; each++) {
    const open = chosen[each]!
    const here = open >= 0 ? net[open]! : 0
    if (open >= 0 && !mustOpen[each] && -best[each]! <= width) {
      site[count] = each
      column[count] = -1
      cost[count++] = -here
    }
    for (let at = columns.siteStart[each]!; at < columns.siteStart[each + 1]!; at++) {
      if (columns.barred[at] || at === open || net[at]! - best[each]! > width) continue
      site[count] = each
      column[count] = at
      cost[count++] = net[at]! - here
    }
  }
  // numbers alone sort fast: only what is no dearer than the last one wanted is put in order
  const last = count > looked ? cost.slice(0, count).sort()[looked - 1]! : Infinity
  const order: number[] = []
  for (let at = 0; at < count; at++) if (cost[at]! <= last) order.push(at)
  order.sort((a, b) => cost[a]! - cost[b]! || a - b)
  if (order.length > looked) order.length = looked
  return { site: Int32Array.from(order, at => site[at]!), column: Int32Array.from(order, at => column[at]!) }
}

/** The near changes, the one of least reduced cost first, with what they do to the rows; of those alike the `alike` cheapest. */
export function listMoves(ledger: Ledger, priced: Priced, prices: Prices, listing: Listing): Moves {
  const { problem, chosen, price, penalty } = ledger
  const { rows } = problem
  const near = nearChanges(ledger, priced, listing)
  const count = near.site.length

  // All rows at first, then those that have a price or that the exchanges could come to miss.
  const all = new Float64Array(count * rows.length)
  const reduced = new Float64Array(count)
  const harm = new Float64Array(rows.length)
  const weight = new Float64Array(rows.length)
  for (let at = 0; at < count; at++) {
    const column = near.column[at]!
    const old = chosen[near.site[at]!]!
    weighSite(ledger, near.site[at]!, column)
    reduced[at] = (column >= 0 ? price[column]! : 0) - (old >= 0 ? price[old]! : 0)
    for (let index = 0; index < ledger.touchedCount; index++) {
      const row = ledger.touched[index]!
      const more = (rows[row]!.sense === 'at-least' ? 1 : -1) * ledger.change[row]!
      all[at * rows.length + row] = more
      reduced[at]! -= more * prices.row[row]!
      harm[row] = Math.max(harm[row]!, -more)
      weight[row]! += Math.abs(more) * penalty[row]!
    }
  }
  const trainable = trainableIn(ledger)
  // carers whom training can follow whatever an exchange does are weighed at their price alone
  const follows = rows.map(
    (_, row) => trainable[row]! > 0 && prices.row[row]! > 0 && trainable[row]! >= listing.depth * harm[row]!,
  )
  const matter = rows
    .map((_, row) => row)
    .filter(
      row => !follows[row] && (prices.row[row]! > 0 || roomIn(ledger, row) < listing.depth * harm[row]!),
    )
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
  const changes = (at: number) => listing.only?.some(row => all[at * rows.length + row] !== 0) ?? true
  const sorted = Array.from(reduced.keys())
    .filter(changes)
    .sort((a, b) => reduced[a]! - reduced[b]! || a - b)
  const order = withoutAlike(sorted, listing, at => matter.map(row => all[at * rows.length + row]!).join())
  const change = new Float64Array(order.length * matter.length)
  order.forEach((from, at) => {
    matter.forEach((row, index) => {
      change[at * matter.length + index] = all[from * rows.length + row]!
    })
  })
  return {
    count: order.length,
    site: Int32Array.from(order, from => near.site[from]!),
    column: Int32Array.from(order, from => near.column[from]!),
    reduced: Float64Array.from(order, from => reduced[from]!),
    changed: new Uint8Array(chosen.length),
    rows: matter,
    change,
    trainable: Float64Array.from(matter, row => (prices.row[row]! > 0 ? trainable[row]! : 0)),
    price: Float64Array.from(matter, row => prices.row[row]!),
    fine: Float64Array.from(matter, row => penalty[row]! - prices.row[row]!),
  }
}

/** The first `moves` of a list, of those of one key only the first `alike`. */
function withoutAlike(list: number[], { moves, alike }: Listing, keyOf: (at: number) => string) {
  if (alike === Infinity) return list.slice(0, moves)
  const seen = new Map<string, number>()
  const kept: number[] = []
  for (const at of list) {
    if (kept.length === moves) break
    const key = keyOf(at)
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    if (before < alike) kept.push(at)
  }
  return kept
}

/** Row: how much better than its limit training could still make it, as far as its own limits allow. */
function trainableIn(ledger: Ledger): Float64Array {
  const { rows, training } = ledger.problem
  const more = new Float64Array(rows.length)
  for (let year = 0; year < training.count; year++) {
    let most = training.upper[year]! - ledger.trained[year]!
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      if (rows[training.row[at]!]!.family === 'training')
        most = Math.min(most, Math.max(0, roomIn(ledger, training.row[at]!)))
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      if (rows[training.row[at]!]!.family === 'carers') more[training.row[at]!]! += most
  }
  return more
}

/** How much better than its limit a row is, below 0 where it is missed. */
export function roomIn({ problem, activity }: Ledger, row: number) {
  const { sense, limit } = problem.rows[row]!
  return (activity[row]! - limit) * (sense === 'at-least' ? 1 : -1)
}

/** The rows that the plan misses. */
export const missedRows = (ledger: Ledger) =>
  ledger.problem.rows.flatMap((_, row) => (roomIn(ledger, row) < -1e-9 ? [row] : []))

/** Writes the room in the rows that matter; what is spare and missed of them costs. */
export function measureRows(
  ledger: Ledger,
  { rows, trainable, price, fine }: Moves,
  room: Float64Array,
): number {
  return rows.reduce((sum, row, index) => {
    const left = roomIn(ledger, row) + trainable[index]!
    room[index] = left
    return sum + (left >= 0 ? price[index]! * left : -fine[index]! * left)
  }, 0)
}
