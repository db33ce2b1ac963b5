/**
 * Pairs of single changes of a plan, in order of their reduced cost and laid into cells by what they make of some rows,
 * so that what fits another pair is found without looking at all of them. Of pairs that do the same to all rows only the
 * cheapest is kept, which on a city with a few kinds of options leaves a third. Move 0 is no change; a pair may hold it.
 */
import type { Moves } from './exchange-moves.ts'

export interface Pairs {
  /** pair, cell by cell: its two moves. */
  first: Uint16Array
  second: Uint16Array
  /** pairs in the order of their reduced cost, within `step`. */
  order: Uint32Array
  /** key of a cell + 1: where its pairs begin; cells of one key share them. */
  start: Uint32Array
  cells: Cells
  /** move, move 0 before the listed ones: its reduced cost; and what it does, move × row. */
  reduced: Float64Array
  change: Float64Array
  step: number
}

/** Cells in some directions, a row each: where they begin, how wide they are, how many; a cell's key adds up by factors. */
interface Cells {
  row: Int32Array
  from: Float64Array
  width: Float64Array
  count: Int32Array
  factor: Int32Array
  mask: number
}

/** Steps in which reduced costs are sorted. */
const sumSteps = 4096

/** Most directions, and how widely (standard deviation, in cells) changes have to spread over a row for it to be one. */
const mostDirections = 6
const leastSpread = 0.2

/** Odd numbers of no pattern (of the hash functions of Collet's xxHash), so that neighbouring cells get keys far apart. */
const factors = Int32Array.of(0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1, 0xd3a2646d)

/** The `most` cheapest pairs, at most 65,535 moves, that together with another can come below the limit (wan). */
export function layPairs(moves: Moves, limit: number, most: number): Pairs {
  const width = moves.rows.length
  const reduced = new Float64Array(moves.count + 1)
  reduced.set(moves.reduced, 1)
  const change = new Float64Array((moves.count + 1) * width)
  change.set(moves.change, width)
  // ascending but for move 0, whose place is the first by its number
  const least = Math.min(0, moves.reduced[0] ?? 0) + Math.min(0, moves.reduced[1] ?? 0)
  const bar = mostSum(moves, limit - least, most)
  const all = listPairs(moves, bar, reduced)
  const sumOf = (at: number) => reduced[all.first[at]!]! + reduced[all.second[at]!]!
  const step = Math.max(1e-9, (bar - least) / (sumSteps - 1))
  const bySum = sortedBy(all.first.length, sumSteps, at =>
    Math.min(sumSteps - 1, Math.max(0, Math.floor((sumOf(at) - least) / step))),
  ).order
  const sign = signatures(change, width)
  const kept = firstOfAlike(bySum, at => sign[all.first[at]!]! + sign[all.second[at]!]!)
  const cells = layCells(moves, Math.max(limit, -2 * least), kept.length)
  const keyOf = (at: number) => {
    const [one, other] = [all.first[kept[at]!]! * width, all.second[kept[at]!]! * width]
    let key = 0
    cells.row.forEach((row, direction) => {
      const value = change[one + row]! + change[other + row]! - cells.from[direction]!
      key += Math.imul(Math.floor(value / cells.width[direction]!), cells.factor[direction]!)
    })
    return key & cells.mask
  }
  const { order: byCell, start } = sortedBy(kept.length, cells.mask + 1, keyOf)
  const order = new Uint32Array(kept.length)
  byCell.forEach((at, place) => {
    order[at] = place
  })
  const first = Uint16Array.from(byCell, at => all.first[kept[at]!]!)
  const second = Uint16Array.from(byCell, at => all.second[kept[at]!]!)
  return { first, second, order, start, cells, reduced, change, step }
}

function listPairs(moves: Moves, bar: number, reduced: Float64Array) {
  const size = countPairs(moves, bar) + moves.count + 1
  const first = new Uint16Array(size)
  const second = new Uint16Array(size)
  // the pair of no changes is the first
  let count = 1
  for (let one = 0; one <= moves.count; one++)
    for (let other = one + 1; other <= moves.count; other++) {
      if (reduced[one]! + reduced[other]! >= bar) break
      if (one > 0 && moves.site[one - 1] === moves.site[other - 1]) continue
      first[count] = one
      second[count++] = other
    }
  return { first: first.subarray(0, count), second: second.subarray(0, count) }
}

/** The largest sum, at most `bar`, that no more than `most` pairs of moves lie below. */
function mostSum(moves: Moves, bar: number, most: number) {
  if (countPairs(moves, bar) <= most) return bar
  let [low, high] = [2 * moves.reduced[0]!, bar]
  for (let halving = 0; halving < 30; halving++) {
    const middle = (low + high) / 2
    if (countPairs(moves, middle) <= most) low = middle
    else high = middle
  }
  return low
}

/** Pairs of moves with a sum below the bar, those of one site among them. */
function countPairs({ reduced, count }: Moves, bar: number) {
  let pairs = 0
  let other = count - 1
  for (let one = 0; one < other; one++) {
    while (other > one && reduced[one]! + reduced[other]! >= bar) other--
    pairs += other - one
  }
  return pairs
}

/** move: a number that is the same for changes that are the same in every row, and adds up over moves. */
function signatures(change: Float64Array, width: number) {
  const sign = new Float64Array(change.length / width)
  for (let at = 0; at < change.length; at++)
    sign[Math.floor(at / width)]! += change[at]! * Math.cos((at % width) + 1)
  return sign
}

/** Signatures that differ by less are the same. */
const signStep = 1e-6

function firstOfAlike(order: Uint32Array, signOf: (at: number) => number) {
  const seen = new Set<number>()
  return order.filter(at => {
    const key = Math.round(signOf(at) / signStep)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * Cells as wide as what `reach` (wan) pays for to be spare and to be missed of a row beside its band, by the rows over which
 * changes spread most cells.
 */
function layCells({ rows, change, count, price, fine, band }: Moves, reach: number, pairs: number): Cells {
  const width = rows.length
  const wide = rows.map((_, row) => reach / price[row]! + reach / fine[row]! + band[row]!)
  const low = new Float64Array(width)
  const high = new Float64Array(width)
  const square = new Float64Array(width)
  for (let at = 0; at < change.length; at++) {
    const row = at % width
    low[row] = Math.min(low[row]!, change[at]!)
    high[row] = Math.max(high[row]!, change[at]!)
    square[row]! += change[at]! ** 2
  }
  const spread = wide.map((each, row) => Math.sqrt(square[row]! / Math.max(1, count)) / each)
  const best = Array.from(rows.keys())
    .filter(row => spread[row]! > leastSpread)
    .sort((a, b) => spread[b]! - spread[a]! || a - b)
    .slice(0, mostDirections)
  return {
    row: Int32Array.from(best),
    from: Float64Array.from(best, row => 2 * low[row]!),
    width: Float64Array.from(best, row => wide[row]!),
    count: Int32Array.from(best, row => Math.floor((2 * high[row]! - 2 * low[row]!) / wide[row]!) + 1),
    factor: factors.slice(0, best.length),
    mask: 2 ** Math.max(8, Math.ceil(Math.log2(pairs))) - 1,
  }
}

/** A box of cells to be walked through. */
export function boxOf({ row, factor, mask }: Cells) {
  const whole = () => new Int32Array(row.length)
  return { low: whole(), high: whole(), now: whole(), key: 0, factor, mask }
}

/** Key of the box's first cell. */
export function firstCell(box: ReturnType<typeof boxOf>) {
  box.key = 0
  for (let at = 0; at < box.low.length; at++) {
    box.now[at] = box.low[at]!
    box.key = (box.key + Math.imul(box.low[at]!, box.factor[at]!)) | 0
  }
  return box.key & box.mask
}

/** Key of the box's next cell, −1 after the last. */
export function nextCell(box: ReturnType<typeof boxOf>) {
  const { now, low, high, factor } = box
  for (let at = 0; at < now.length; at++) {
    if (now[at]! < high[at]!) {
      now[at]!++
      box.key = (box.key + factor[at]!) | 0
      return box.key & box.mask
    }
    box.key = (box.key - Math.imul(high[at]! - low[at]!, factor[at]!)) | 0
    now[at] = low[at]!
  }
  return -1
}

/** 0 … count − 1 in the order of their whole-number keys below `keys`, equal keys as they were; where each key starts. */
function sortedBy(count: number, keys: number, keyOf: (at: number) => number) {
  const start = new Uint32Array(keys + 1)
  const key = new Uint32Array(count)
  for (let at = 0; at < count; at++) {
    key[at] = keyOf(at)
    start[key[at]! + 1]!++
  }
  for (let at = 0; at < keys; at++) start[at + 1]! += start[at]!
  const next = start.slice()
  const order = new Uint32Array(count)
  for (let at = 0; at < count; at++) order[next[key[at]!]!++] = at
  return { order, start }
}
