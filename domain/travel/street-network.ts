/**
 * From streets and places to the engine's network: parts that hang together with little are left aside, each place is
 * tied to the nearest point of a street, which becomes a node of its own, and nodes are numbered along a curve through
 * the city, so that neighbours lie side by side in memory.
 */
import { type RoadNetwork, type RoadPlaces, roadNetwork } from '../../engine/index.ts'
import type { Point } from '../../kernel/distance.ts'
import type { Streets } from './read-streets.ts'
import { type Foothold, footholdsOn } from './snap.ts'
import { LEAST_PART_SHARE } from './travel-mode.ts'

/** The network with its arcs turned round: a search from a facility finds the ways that lead to it. */
export type StreetNetwork = {
  readonly network: RoadNetwork
  /** Per list of places given, its places on the network. */
  readonly places: readonly RoadPlaces[]
  /** Per list of places given, metres from each place to the network in a straight line. */
  readonly legMetres: readonly Float64Array[]
  /** Nodes of parts that were left aside. */
  readonly nodesLeftAside: number
}

/** Nearer to a node than this, a foothold is the node. */
const SAME_POINT_METRES = 0.01

/** Builds the network for the places; `legSpeed` in metres per second is how the way to it is walked. */
export function streetNetwork(
  streets: Streets,
  lists: readonly (readonly Point[])[],
  legSpeed: number,
): StreetNetwork {
  const { kept, nodesLeftAside } = largeParts(streets)
  const find = footholdsOn(streets, kept)
  const footholds = lists.map(list => list.map(find))
  const draft = splitAtFootholds(streets, kept, footholds.flat())
  const numberOf = numberedAlongCurve(draft)
  const network = roadNetwork(draft.longitude.length, arcsOf(draft, numberOf))
  let next = 0
  const places = footholds.map(list => {
    const legMetres = Float64Array.from(list, foothold => foothold.metres)
    return {
      node: Int32Array.from(list, () => numberOf[draft.nodeOf[next++]!]!),
      legMetres,
      legSeconds: legMetres.map(metres => metres / legSpeed),
    }
  })
  return { network, places, legMetres: places.map(each => each.legMetres), nodesLeftAside }
}

/** Segments of the parts that count, by union of the two ends of each. */
function largeParts({ longitude, from, to }: Streets) {
  const parent = Int32Array.from(longitude, (_, node) => node)
  const root = (node: number): number => {
    let at = node
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let segment = 0; segment < from.length; segment++) {
    const [a, b] = [root(from[segment]!), root(to[segment]!)]
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
  }
  const isUsed = new Uint8Array(longitude.length)
  for (const ends of [from, to]) for (const node of ends) isUsed[node] = 1
  const size = new Int32Array(longitude.length)
  for (let node = 0; node < longitude.length; node++) if (isUsed[node]) size[root(node)]! += 1
  const largest = size.reduce((most, each) => Math.max(most, each), 0)
  const counts = (part: number) => size[part]! >= LEAST_PART_SHARE * largest
  const kept = Int32Array.from(from.keys()).filter(segment => counts(root(from[segment]!)))
  const nodesLeftAside = size.reduce((sum, each, part) => sum + (counts(part) ? 0 : each), 0)
  return { kept, nodesLeftAside }
}

/** Nodes and segments before they are numbered; a segment keeps the speeds of the street it is part of. */
type Draft = {
  readonly longitude: number[]
  readonly latitude: number[]
  readonly from: number[]
  readonly to: number[]
  readonly metres: number[]
  readonly forward: number[]
  readonly backward: number[]
  /** Per foothold its node. */
  readonly nodeOf: Int32Array
}

function splitAtFootholds(streets: Streets, kept: Int32Array, footholds: readonly Foothold[]): Draft {
  const draft: Draft = {
    longitude: [],
    latitude: [],
    from: [],
    to: [],
    metres: [],
    forward: [],
    backward: [],
    nodeOf: new Int32Array(footholds.length),
  }
  const addNode = ({ longitude, latitude }: Point): number => {
    draft.longitude.push(longitude)
    draft.latitude.push(latitude)
    return draft.longitude.length - 1
  }
  const known = new Int32Array(streets.longitude.length).fill(-1)
  const nodeOf = (node: number): number => {
    if (known[node]! < 0)
      known[node] = addNode({ longitude: streets.longitude[node]!, latitude: streets.latitude[node]! })
    return known[node]!
  }
  const onSegment = new Map<number, number[]>()
  footholds.forEach(({ segment }, at) => {
    const list = onSegment.get(segment)
    if (list) list.push(at)
    else onSegment.set(segment, [at])
  })
  for (const segment of kept) {
    const length = streets.metres[segment]!
    const end = nodeOf(streets.to[segment]!)
    let [node, done] = [nodeOf(streets.from[segment]!), 0]
    const link = (to: number, along: number) => {
      draft.from.push(node)
      draft.to.push(to)
      draft.metres.push((along - done) * length)
      draft.forward.push(streets.forward[segment]!)
      draft.backward.push(streets.backward[segment]!)
      node = to
      done = along
    }
    const stops = onSegment.get(segment) ?? []
    for (const stop of stops.sort((a, b) => footholds[a]!.along - footholds[b]!.along || a - b)) {
      const { along } = footholds[stop]!
      if ((1 - along) * length < SAME_POINT_METRES) draft.nodeOf[stop] = end
      else {
        if ((along - done) * length >= SAME_POINT_METRES) link(addNode(footholds[stop]!), along)
        draft.nodeOf[stop] = node
      }
    }
    link(end, 1)
  }
  return draft
}

/** Cells of the curve along each side, as bits. */
const CURVE_BITS = 13
const MOST_NODES = 2 ** 27

/** The new number of each node along the Z-order curve (Morton 1966); nodes of one cell keep their order. */
function numberedAlongCurve({ longitude, latitude }: Draft): Int32Array {
  const cell = (values: readonly number[]) => {
    const least = values.reduce((a, b) => Math.min(a, b), Infinity)
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity)
    const scale = (2 ** CURVE_BITS - 1) / (most - least || 1)
    return (node: number) => spread(Math.floor((values[node]! - least) * scale))
  }
  const [x, y] = [cell(longitude), cell(latitude)]
  const keys = Float64Array.from(longitude, (_, node) => (x(node) + 2 * y(node)) * MOST_NODES + node)
  const numberOf = new Int32Array(longitude.length)
  keys.sort().forEach((key, number) => {
    numberOf[key % MOST_NODES] = number
  })
  return numberOf
}

/** The bits of a number with an empty bit before each. */
function spread(bits: number): number {
  let spaced = 0
  for (let bit = 0; bit < CURVE_BITS; bit++) if (bits & (1 << bit)) spaced += 4 ** bit
  return spaced
}

/** Arcs against the direction in which they are gone; a direction with no speed is closed. */
function arcsOf({ from, to, metres, forward, backward }: Draft, numberOf: Int32Array) {
  const open = forward.filter(speed => speed > 0).length + backward.filter(speed => speed > 0).length
  const arcs = {
    from: new Int32Array(open),
    to: new Int32Array(open),
    seconds: new Float32Array(open),
    metres: new Float32Array(open),
  }
  let next = 0
  const add = (a: number, b: number, segment: number, speed: number) => {
    if (speed === 0) return
    arcs.from[next] = numberOf[a]!
    arcs.to[next] = numberOf[b]!
    arcs.metres[next] = metres[segment]!
    arcs.seconds[next++] = metres[segment]! / speed
  }
  for (let segment = 0; segment < from.length; segment++) {
    add(to[segment]!, from[segment]!, segment, forward[segment]!)
    add(from[segment]!, to[segment]!, segment, backward[segment]!)
  }
  return arcs
}
