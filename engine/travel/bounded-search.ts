/**
 * Shortest times from one node to all that lie within a limit (Dijkstra 1959), nodes kept in buckets of equal width
 * (Dial 1969). A bucket is emptied before the next; a node that became nearer within its own bucket is taken again
 * (delta-stepping on one thread, Meyer & Sanders 2003), so that times are exact whatever the width.
 *
 * Invariants: no node in a bucket lies nearer than the bucket under the cursor; `touched` lists every node whose time
 * is finite, and only those are put back before the next search.
 */
import type { RoadNetwork } from './road-network.ts'

/** The search of one network, its memory allocated once: six arrays of one number per node. */
export type BoundedSearch = {
  /** Per node the least time from the last source; Infinity beyond the limit. */
  readonly seconds: Float64Array
  /** Per node the length of that way; of equally quick ways the shortest. */
  readonly metres: Float64Array
  /** Finds all nodes within `limitSeconds` of `source`; O(nodes and arcs within the limit). */
  run(source: number, limitSeconds: number): void
}

const MOST_BUCKETS = 1 << 16

export function boundedSearch(network: RoadNetwork): BoundedSearch {
  const { nodes, start, to } = network
  const arcSeconds = network.seconds
  const arcMetres = network.metres
  const seconds = new Float64Array(nodes).fill(Infinity)
  const metres = new Float64Array(nodes)
  const touched = new Int32Array(nodes)
  // a bucket is a ring of lists: its nodes are linked both ways, so that one leaves from the middle
  const next = new Int32Array(nodes)
  const before = new Int32Array(nodes)
  const placeOf = new Int32Array(nodes).fill(-1)
  const { width, buckets } = bucketsFor(network)
  const mask = buckets - 1
  const first = new Int32Array(buckets).fill(-1)
  let touchedCount = 0
  let waiting = 0

  function put(node: number, place: number) {
    const head = first[place]!
    next[node] = head
    before[node] = -1
    if (head >= 0) before[head] = node
    first[place] = node
    placeOf[node] = place
    waiting++
  }

  function take(node: number) {
    const place = placeOf[node]!
    const [left, right] = [before[node]!, next[node]!]
    if (left >= 0) next[left] = right
    else first[place] = right
    if (right >= 0) before[right] = left
    placeOf[node] = -1
    waiting--
  }

  function run(source: number, limitSeconds: number) {
    for (let at = 0; at < touchedCount; at++) seconds[touched[at]!] = Infinity
    touchedCount = 0
    seconds[source] = 0
    metres[source] = 0
    touched[touchedCount++] = source
    put(source, 0)
    for (let cursor = 0; waiting > 0; cursor = (cursor + 1) & mask) {
      for (let node = first[cursor]!; node >= 0; node = first[cursor]!) {
        take(node)
        const here = seconds[node]!
        const walked = metres[node]!
        for (let arc = start[node]!, end = start[node + 1]!; arc < end; arc++) {
          const reached = to[arc]!
          const time = here + arcSeconds[arc]!
          const known = seconds[reached]!
          if (time > known || time > limitSeconds) continue
          const length = walked + arcMetres[arc]!
          if (time === known && length >= metres[reached]!) continue
          if (known === Infinity) touched[touchedCount++] = reached
          seconds[reached] = time
          metres[reached] = length
          const place = Math.floor(time / width) & mask
          if (placeOf[reached] === place) continue
          if (placeOf[reached]! >= 0) take(reached)
          put(reached, place)
        }
      }
    }
  }

  return { seconds, metres, run }
}

/**
 * Buckets about as wide as a mean arc: narrower ones stand empty, wider ones take nodes twice. There are more than the
 * longest arc spans, a power of two, so that the ring never laps itself.
 */
function bucketsFor({ seconds }: RoadNetwork): { width: number; buckets: number } {
  let longest = 0
  let sum = 0
  for (const each of seconds) {
    sum += each
    if (each > longest) longest = each
  }
  const mean = seconds.length > 0 ? sum / seconds.length : 0
  const width = Math.max(mean, longest / (MOST_BUCKETS - 2)) || 1
  let buckets = 4
  while (buckets < longest / width + 2) buckets *= 2
  return { width, buckets }
}
