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

/** Nodes are counted in 32 bits, with room for the arcs between them. */
const MOST_NODES = 2 ** 28
/** Networks known to be sound: one is searched many times, and looking through its arcs takes as long as a short search. */
const sound = new WeakSet<RoadNetwork>()

/**
 * The network of these arcs; those of a node keep their order, so that equal input gives equal bytes. O(nodes + arcs).
 * The arrays are shared between threads where the platform has such memory. Counts of nodes that are none, arcs to no
 * node, and times or lengths that are NaN, negative or infinite, are refused by index (`ModelError`).
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
  const network = { nodes, start, to, seconds, metres }
  sound.add(network)
  return network
}

type Arcs = Pick<RoadNetwork, 'to' | 'seconds' | 'metres'>

function checkArcs(nodes: number, arcs: RoadArcs): void {
  const { from } = arcs
  const faults = new Faults()
  faults.number('nodes', nodes, 0, MOST_NODES, true)
  if (isLong(faults, arcs, from.length))
    for (let arc = 0; arc < from.length; arc++) {
      if (!isNode(from[arc]!, nodes)) tellNode(faults, `from[${arc}]`, from[arc]!, nodes)
      if (!isArc(arcs, arc, nodes)) tellArc(faults, '', arcs, arc, nodes)
    }
  faults.end()
}

/**
 * Adds what is wrong with a network that came from elsewhere, such as another thread: a search along an arc to no node,
 * or back in time, never ends. To be called before other faults are found. O(nodes + arcs) the first time, then O(1).
 */
export function checkNetwork(faults: Faults, network: RoadNetwork): void {
  if (sound.has(network)) return
  const { nodes, start, to } = network
  faults.number('network.nodes', nodes, 0, MOST_NODES, true)
  const isStarted = start.length === nodes + 1
  faults.check('network.start.length', start.length, isStarted, 'one more than there are nodes')
  if (isStarted) {
    faults.check('network.start[0]', start[0], start[0] === 0, '0')
    for (let node = 0; node < nodes; node++)
      if (start[node + 1]! < start[node]!)
        faults.add(`network.start[${node + 1}]`, start[node + 1], `${start[node]} or more`)
    faults.check(`network.start[${nodes}]`, start[nodes], start[nodes] === to.length, String(to.length))
  }
  if (isLong(faults, network, to.length, 'network.'))
    for (let arc = 0; arc < to.length; arc++)
      if (!isArc(network, arc, nodes)) tellArc(faults, 'network.', network, arc, nodes)
  if (faults.isEmpty()) sound.add(network)
}

function isLong(faults: Faults, { to, seconds, metres }: Arcs, length: number, of = ''): boolean {
  const arrays = Object.entries({ to, seconds, metres })
  for (const [name, array] of arrays)
    faults.check(`${of}${name}.length`, array.length, array.length === length, String(length))
  return arrays.every(([, array]) => array.length === length)
}

export const isNode = (node: number, nodes: number): boolean => node >= 0 && node < nodes
const isAmount = (value: number): boolean => value >= 0 && value < Infinity
const isArc = ({ to, seconds, metres }: Arcs, arc: number, nodes: number): boolean =>
  isNode(to[arc]!, nodes) && isAmount(seconds[arc]!) && isAmount(metres[arc]!)

function tellArc(
  faults: Faults,
  of: string,
  { to, seconds, metres }: Arcs,
  arc: number,
  nodes: number,
): void {
  if (!isNode(to[arc]!, nodes)) tellNode(faults, `${of}to[${arc}]`, to[arc]!, nodes)
  if (!isAmount(seconds[arc]!)) faults.add(`${of}seconds[${arc}]`, seconds[arc], '0 or more')
  if (!isAmount(metres[arc]!)) faults.add(`${of}metres[${arc}]`, metres[arc], '0 or more')
}

/** Adds a node that is none of so many; where their number is none, only that is told. */
export function tellNode(faults: Faults, place: string, node: number, nodes: number): void {
  if (Number.isInteger(nodes) && nodes >= 0)
    faults.add(place, node, nodes > 0 ? `0 to ${nodes - 1}` : 'nothing, as there are no nodes')
}
