/**
 * Maximum flow by Dinic (1970): blocking flows in layers of equal distance to the sink, on typed arrays.
 *
 * The first layer's blocking flow is the greedy start; a network keeps its flow, so that after a change of capacities
 * only the difference is pushed. Exact: capacities are rounded down to 1/65,536, so that every sum of them is exact
 * in a double and no tolerance is needed. O(nodes² · arcs) at worst; a handful of layers on service networks.
 * Equal choices: the arc given first.
 */
export interface FlowNetwork {
  nodes: number
  /** node + 1, then arc ends: every arc has one at its tail (forward) and one at its head (backward). */
  start: Int32Array
  /** arc end → node it leads to, the other end of the same arc, and what may still be pushed over it. */
  to: Int32Array
  other: Int32Array
  residual: Float64Array
  /** arc → its forward end. */
  forward: Int32Array
}

const unit = 65_536
/** The least amount of flow that is told from none: how far an amount may be rounded down. */
export const flowStep = 1 / unit

/** The multiple of 1/65,536 at or below a capacity. */
export const exactAmount = (amount: number) =>
  amount === Infinity ? 2 ** 36 : Math.floor(amount * unit) / unit

/** Builds a network without flow. `from`, `to`, `capacity`: one entry per arc; capacities 0 or more. */
export function openNetwork(
  nodes: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  capacity: ArrayLike<number>,
): FlowNetwork {
  const arcs = from.length
  const start = new Int32Array(nodes + 1)
  for (let arc = 0; arc < arcs; arc++) {
    if (!(capacity[arc]! >= 0))
      throw new RangeError(`capacity[${arc}] is ${capacity[arc]}, expected 0 or more`)
    start[from[arc]! + 1]!++
    start[to[arc]! + 1]!++
  }
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!
  const next = start.slice()
  const heads = new Int32Array(arcs * 2)
  const other = new Int32Array(arcs * 2)
  const residual = new Float64Array(arcs * 2)
  const forward = new Int32Array(arcs)
  for (let arc = 0; arc < arcs; arc++) {
    const out = next[from[arc]!]!++
    const back = next[to[arc]!]!++
    heads[out] = to[arc]!
    heads[back] = from[arc]!
    other[out] = back
    other[back] = out
    residual[out] = exactAmount(capacity[arc]!)
    forward[arc] = out
  }
  return { nodes, start, to: heads, other, residual, forward }
}

/** Flow on an arc. */
export const flowOn = ({ residual, other, forward }: FlowNetwork, arc: number) =>
  residual[other[forward[arc]!]!]!

/** Sets what may still be pushed over an arc beyond its present flow. */
export const setRoom = ({ residual, forward }: FlowNetwork, arc: number, room: number) => {
  residual[forward[arc]!] = room
}

/** Pushes all that can still go from source to sink, and returns how much that was. */
export function augmentFlow(network: FlowNetwork, source: number, sink: number) {
  const { start, to, other, residual, nodes } = network
  const level = new Int32Array(nodes)
  const queue = new Int32Array(nodes)
  const next = new Int32Array(nodes)
  const path = new Int32Array(nodes)
  let pushed = 0

  while (layer(network, source, sink, level, queue)) {
    next.set(start.subarray(0, nodes))
    // One path after another; `next` remembers per node the arcs that are used up in this layer.
    let depth = 0
    let node = source
    for (;;) {
      if (node === sink) {
        let least = Infinity
        for (let at = 0; at < depth; at++) least = Math.min(least, residual[path[at]!]!)
        let cut = 0
        for (let at = depth - 1; at >= 0; at--) {
          const over = path[at]!
          residual[over]! -= least
          residual[other[over]!]! += least
          if (residual[over] === 0) cut = at
        }
        pushed += least
        depth = cut
        node = to[other[path[cut]!]!]!
        continue
      }
      let over = -1
      const last = start[node + 1]!
      const wanted = level[node]! - 1
      while (next[node]! < last) {
        const candidate = next[node]!
        if (residual[candidate]! > 0 && level[to[candidate]!] === wanted) {
          over = candidate
          break
        }
        next[node]!++
      }
      if (over >= 0) {
        path[depth++] = over
        node = to[over]!
      } else {
        if (depth === 0) break
        depth--
        node = to[other[path[depth]!]!]!
        next[node]!++
      }
    }
  }
  return pushed
}

/** Distances to the sink over arcs with residual (sink 1, unreached 0); false when the source is not reached. */
function layer(network: FlowNetwork, source: number, sink: number, level: Int32Array, queue: Int32Array) {
  const { start, to, other, residual } = network
  level.fill(0)
  level[sink] = 1
  queue[0] = sink
  let tail = 1
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!
    if (node === source) return true
    for (let at = start[node]!; at < start[node + 1]!; at++) {
      const before = to[at]!
      if (level[before] === 0 && residual[other[at]!]! > 0) {
        level[before] = level[node]! + 1
        queue[tail++] = before
      }
    }
  }
  return false
}
