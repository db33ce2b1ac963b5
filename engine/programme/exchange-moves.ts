/**
 * The single changes out of which exchanges are put together, with what they cost and do at prices of the rows: a site to a column
 * near its best, or to none. Of changes that do the same to all rows the cheapest alone need take part: as many as an exchange
 * may use. Within what training can follow, carers are weighed at their price in both directions; beyond, what is spare or missed of
 * them costs as in every row.
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
  /** of a row that matters: what training can still add to it; and that with what it could leave out again, which costs nothing. */
  trainable: Float64Array
  band: Float64Array
  /** what a unit spare beyond the band, and a unit missed, costs. */
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
  const training = trainingRoom(ledger, prices)
  // where training can follow whatever an exchange does, the price of carers is all that matters
  const matters = (row: number) => {
    const [more, most] = [training.more[row]!, listing.depth * harm[row]!]
    return prices.row[row]! > 0 ? more === 0 || more < most : roomIn(ledger, row) + more < most
  }
  const matter = Array.from(rows.keys())
    .filter(matters)
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
    trainable: Float64Array.from(matter, row => training.more[row]!),
    band: Float64Array.from(matter, row => training.more[row]! + training.fewer[row]!),
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

/** Training counts as bringing in what it costs at prices that differ by no more than this part of it. */
const trainingPays = 1e-3

/**
 * Row of carers, 0 elsewhere: how many more training could still bring within its own limits, and how many fewer where leaving them out
 * saves what they are worth at the prices.
 */
function trainingRoom(ledger: Ledger, prices: Prices) {
  const { rows, training } = ledger.problem
  const more = new Float64Array(rows.length)
  const fewer = new Float64Array(rows.length)
  let inAll = Infinity
  for (let year = 0; year < training.count; year++) {
    let cost = ledger.trainingPrice[year]!
    let worth = 0
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++) {
      const row = training.row[at]!
      const { family, sense } = rows[row]!
      const gain = (sense === 'at-least' ? 1 : -1) * prices.row[row]! * training.value[at]!
      if (gain > 0) worth += gain
      else cost -= gain
      if (family === 'training') inAll = Math.min(inAll, Math.max(0, roomIn(ledger, row)))
      if (family === 'carers') more[row]! += training.upper[year]! - ledger.trained[year]!
    }
    if (cost < (1 - trainingPays) * worth) continue
    for (let at = training.start[year]!; at < training.start[year + 1]!; at++)
      if (rows[training.row[at]!]!.family === 'carers') fewer[training.row[at]!]! += ledger.trained[year]!
  }
  // training was best for the rows as they are: what is missed still it does not mend
  const mended = (row: number) => roomIn(ledger, row) > -1e-9
  return { more: more.map((each, row) => (mended(row) ? Math.min(each, inAll) : 0)), fewer }
}

/** How much better than its limit a row is, below 0 where it is missed. */
export function roomIn({ problem, activity }: Ledger, row: number) {
  const { sense, limit } = problem.rows[row]!
  return (activity[row]! - limit) * (sense === 'at-least' ? 1 : -1)
}

/** The rows that the plan misses. */
export const missedRows = (ledger: Ledger) =>
  ledger.problem.rows.flatMap((_, row) => (roomIn(ledger, row) < -1e-9 ? [row] : []))

/** What it costs where so much is left of a row that matters (by its index), with what training could add. */
export function costOfRoom({ price, fine, band }: Moves, index: number, left: number) {
  if (left < 0) return -fine[index]! * left
  return left > band[index]! ? price[index]! * (left - band[index]!) : 0
}

/** Writes what is left of the rows that matter, with what training could add; returns what that costs. */
export function measureRows(ledger: Ledger, moves: Moves, room: Float64Array): number {
  return moves.rows.reduce((sum, row, index) => {
    room[index] = roomIn(ledger, row) + moves.trainable[index]!
    return sum + costOfRoom(moves, index, room[index])
  }, 0)
}
