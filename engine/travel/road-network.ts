import { Faults } from '../faults.ts'
import { sharedMemory } from '../shared-memory.ts'

/** A directed network in compressed rows: the arcs out of node i stand at `start[i]` up to, not including, `start[i + 1]`. */
export type RoadNetwork = {
  readonly nodes: number
  /** Nodes + 1 numbers. */
  readonly start: Int32Array
  /** Per arc the node that it leads to. */
  readonly to: Int32Array
  /** Per arc its time, 0 or more. */
  readonly seconds: Float32Array
  /** Per arc its length, 0 or more. */
  readonly metres: Float32Array
}

/** Arcs in any order, all arrays of one length. */
export type RoadArcs = {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly seconds: Float32Array
  readonly metres: Float32Array
}

/**
 * The network of these arcs; those of a node keep their order, so that equal input gives equal bytes. O(nodes + arcs).
 * The arrays are shared between threads where the platform has such memory. Arcs to no node, and times or lengths that
 * are NaN, negative or infinite, are refused by index (`ModelError`).
 */
export function roadNetwork(nodes: number, arcs: RoadArcs): RoadNetwork {
  checkArcs(nodes, arcs)
  const count = arcs.from.length
  const start = new Int32Array(sharedMemory(4 * (nodes + 1)))
  for (const from of arcs.from) start[from + 1]! += 1
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!

  const next = start.slice(0, nodes)
  const to = new Int32Array(sharedMemory(4 * count))
  const seconds = new Float32Array(sharedMemory(4 * count))
  const metres = new Float32Array(sharedMemory(4 * count))
  for (let arc = 0; arc < count; arc++) {
    const at = next[arcs.from[arc]!]!++
    to[at] = arcs.to[arc]!
    seconds[at] = arcs.seconds[arc]!
    metres[at] = arcs.metres[arc]!
  }
  return { nodes, start, to, seconds, metres }
}

function checkArcs(nodes: number, { from, to, seconds, metres }: RoadArcs): void {
  const faults = new Faults()
  const isNode = (node: number) => node >= 0 && node < nodes
  const isAmount = (value: number) => value >= 0 && value < Infinity
  for (const [name, array] of Object.entries({ to, seconds, metres }))
    if (array.length !== from.length) faults.add(`${name}.length`, array.length, String(from.length))
  if (faults.isEmpty())
    for (let arc = 0; arc < from.length; arc++) {
      if (!isNode(from[arc]!)) faults.add(`from[${arc}]`, from[arc], `0 to ${nodes - 1}`)
      if (!isNode(to[arc]!)) faults.add(`to[${arc}]`, to[arc], `0 to ${nodes - 1}`)
      if (!isAmount(seconds[arc]!)) faults.add(`seconds[${arc}]`, seconds[arc], '0 or more')
      if (!isAmount(metres[arc]!)) faults.add(`metres[${arc}]`, metres[arc], '0 or more')
    }
  faults.end()
}
