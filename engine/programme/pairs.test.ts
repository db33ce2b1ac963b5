import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import type { Moves } from './exchange-moves.ts'
import { boxOf, firstCell, layPairs, nextCell } from './pairs.ts'

/** Made-up moves of some sites, in order of their reduced cost; what they do to rows comes in a few sizes. */
function someMoves(seed: number, count: number): Moves {
  const random = seededRandom(seed)
  const rows = [0, 1, 2]
  return {
    count,
    site: Int32Array.from({ length: count }, () => Math.floor(random() * 8)),
    column: new Int32Array(count),
    reduced: Float64Array.from({ length: count }, () => Math.floor(random() * 40) / 4 - 1).sort(),
    changed: new Uint8Array(8),
    rows,
    change: Float64Array.from({ length: count * rows.length }, () => Math.floor(random() * 7) - 3),
    trainable: new Float64Array(rows.length),
    band: new Float64Array(rows.length),
    price: Float64Array.of(1, 2, 0.5),
    fine: Float64Array.of(3, 4, 6),
  }
}

/** Every pair of different sites that lies below the bar, no change (0) and single changes among them. */
function allPairs({ count, site, reduced }: Moves, bar: number) {
  const found: [number, number][] = [[0, 0]]
  const costOf = (move: number) => (move === 0 ? 0 : reduced[move - 1]!)
  for (let one = 0; one <= count; one++)
    for (let other = one + 1; other <= count; other++)
      if (costOf(one) + costOf(other) < bar && !(one > 0 && site[one - 1] === site[other - 1]))
        found.push([one, other])
  return found
}

const changeOf = ({ rows, change }: Moves, pair: [number, number]) =>
  rows.map((_, row) =>
    pair.reduce((sum, move) => sum + (move === 0 ? 0 : change[(move - 1) * rows.length + row]!), 0),
  )

test('of all pairs that do the same to every row the cheapest is laid, and no other', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const moves = someMoves(seed, 3 + (seed % 20))
    const limit = 4
    const laid = layPairs(moves, limit, Infinity)
    const bar = limit - Math.min(0, moves.reduced[0]!) - Math.min(0, moves.reduced[1]!)
    const cost = (move: number) => laid.reduced[move]!
    const cheapest = new Map<string, number>()
    for (const pair of allPairs(moves, bar)) {
      const key = changeOf(moves, pair).join()
      cheapest.set(key, Math.min(cheapest.get(key) ?? Infinity, cost(pair[0]) + cost(pair[1])))
    }
    const kept = Array.from(laid.order, at => [laid.first[at]!, laid.second[at]!] as [number, number])
    expect(new Set(kept.map(pair => changeOf(moves, pair).join())).size).toBe(kept.length)
    expect(kept.length).toBe(cheapest.size)
    for (const pair of kept) {
      const least = cheapest.get(changeOf(moves, pair).join())!
      expect(cost(pair[0]) + cost(pair[1])).toBeGreaterThanOrEqual(least)
      expect(cost(pair[0]) + cost(pair[1])).toBeLessThanOrEqual(least + laid.step)
    }
  }
})

test('a pair is found in the cell of what it makes of the rows, and a walk through all cells meets every pair', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const moves = someMoves(seed, 15)
    const { cells, start, order, first, second } = layPairs(moves, 2, Infinity)
    const box = boxOf(cells)
    for (const at of order) {
      const made = changeOf(moves, [first[at]!, second[at]!])
      cells.row.forEach((row, direction) => {
        const cell = Math.floor((made[row]! - cells.from[direction]!) / cells.width[direction]!)
        box.low[direction] = cell
        box.high[direction] = cell
      })
      const key = firstCell(box)
      expect(at).toBeGreaterThanOrEqual(start[key]!)
      expect(at).toBeLessThan(start[key + 1]!)
    }
    const met = new Set<number>()
    box.low.fill(0)
    box.high.set(cells.count.map(count => count - 1))
    for (let key = firstCell(box); key >= 0; key = nextCell(box))
      for (let at = start[key]!; at < start[key + 1]!; at++) met.add(at)
    expect(met.size).toBe(order.length)
  }
})

test('no more pairs are laid than asked for, and none left out is cheaper than one laid', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const moves = someMoves(seed, 20)
    const most = 30
    const laid = layPairs(moves, 1e3, most)
    const costs = Array.from(
      laid.order,
      at => laid.reduced[laid.first[at]!]! + laid.reduced[laid.second[at]!]!,
    )
    // beside pairs of changes: no change, and single changes
    expect(costs.length).toBeLessThanOrEqual(most + moves.count + 1)
    const dearest = Math.max(...costs)
    const made = new Set(
      Array.from(laid.order, at => changeOf(moves, [laid.first[at]!, laid.second[at]!]).join()),
    )
    for (const pair of allPairs(moves, dearest)) expect(made).toContain(changeOf(moves, pair).join())
  }
})
