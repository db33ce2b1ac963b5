import type { Position } from 'geojson'

/** Twice the signed area of the triangle: above 0 when c lies left of a→b. */
const turn = (a: Position, b: Position, c: Position): number =>
  (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!)

const crosses = (a: Position, b: Position, c: Position, d: Position): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0

/**
 * A position at which a closed ring meets itself again, or undefined: a vertex that stands twice, or two edges that cross.
 * Edges are swept from west to east and compared only while their extents meet; O(n²) where all edges overlap.
 */
export function touchesItself(ring: readonly Position[]): Position | undefined {
  const seen = new Set<string>()
  for (const position of ring.slice(1)) {
    const key = `${position[0]} ${position[1]}`
    if (seen.has(key)) return position
    seen.add(key)
  }
  const west = (i: number) => Math.min(ring[i]![0]!, ring[i + 1]![0]!)
  const east = (i: number) => Math.max(ring[i]![0]!, ring[i + 1]![0]!)
  const edges = Array.from({ length: ring.length - 1 }, (_, i) => i).sort((a, b) => west(a) - west(b))
  for (let p = 0; p < edges.length; p++) {
    const i = edges[p]!
    for (let q = p + 1; q < edges.length && west(edges[q]!) <= east(i); q++) {
      const j = edges[q]!
      if (crosses(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return ring[Math.max(i, j)]
    }
  }
  return undefined
}
