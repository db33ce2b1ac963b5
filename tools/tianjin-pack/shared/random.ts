/**
 * Repeatable chance for the demonstration: mulberry32 (Tommy Ettinger, public domain), seeded by a text.
 * Each part of the pack draws from a stream of its own name, so that a change in one leaves the others as they were.
 */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  next(): number
  between(low: number, high: number): number
  /** A whole number, both ends included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** An item with a chance in proportion to its weight. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item
}

export function randomOf(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    chance: probability => next() < probability,
    pick: items => items[whole(0, items.length - 1)]!,
    weighted: items => pickWeighted(items, next()),
  }
}

function pickWeighted<Item>(items: readonly (readonly [Item, number])[], draw: number): Item {
  let left = draw * items.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of items) {
    left -= weight
    if (left < 0) return item
  }
  return items.at(-1)![0]
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value | 0
}
