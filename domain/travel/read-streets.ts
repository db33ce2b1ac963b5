import { straightMetres } from '../../kernel/distance.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readElements } from './osm-block.ts'
import { osmBlocks } from './osm-file.ts'
import { paceSpeed, stops, streetUse } from './street-rules.ts'
import { metresPerSecond, type TravelMode, USUAL_KM_PER_HOUR } from './travel-mode.ts'

/** The streets of a file that a mode may use: nodes by rising id of the file, segments in the file's order. */
export type Streets = {
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  /** Per segment its two nodes, its length, and its speed from the one to the other and back; 0 where closed. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly metres: Float64Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  /** Nodes that streets name and the file does not hold, as at the edge of an extract. */
  readonly missingNodes: number
}

/** How streets are used. */
export type StreetSpeeds = { readonly mode: TravelMode; readonly kmPerHour: number }

/**
 * Reads the streets of an `.osm.pbf` file in two passes: ways that the mode may use, then the nodes they name. Memory
 * is that of these alone. Segments that meet a barrier closed to the mode, or a node that is missing, are left out.
 * Refuses a damaged file (block, byte) and one without any street.
 */
export async function readStreets(
  file: string,
  speeds: StreetSpeeds,
  onProgress?: (share: number) => void,
): Promise<Streets> {
  const ways = await usedWays(file, speeds, share => onProgress?.(share / 2))
  const ids = distinct(ways.nodes.numbers())
  const nodes = await usedNodes(file, ids, speeds.mode, share => onProgress?.(0.5 + share / 2))
  const streets = segmentsOf(ways, ids, nodes)
  if (streets.from.length === 0)
    throw new Refusal('invalid', 'travel.no_streets', { file, mode: speeds.mode })
  return streets
}

/** Numbers in an array that grows. */
class Numbers {
  #held = new Float64Array(1 << 16)
  #count = 0

  add(number: number) {
    if (this.#count === this.#held.length) {
      const before = this.#held
      this.#held = new Float64Array(2 * before.length)
      this.#held.set(before)
    }
    this.#held[this.#count++] = number
  }

  numbers = () => this.#held.subarray(0, this.#count)
}

/** Ways one after the other: their nodes, and per way where they end and how fast it is used. */
type Ways = { nodes: Numbers; end: Numbers; forward: Numbers; backward: Numbers }

async function usedWays(
  file: string,
  { mode, kmPerHour }: StreetSpeeds,
  onProgress: (share: number) => void,
): Promise<Ways> {
  const ways = { nodes: new Numbers(), end: new Numbers(), forward: new Numbers(), backward: new Numbers() }
  const speed = metresPerSecond(kmPerHour)
  const walking = metresPerSecond(USUAL_KM_PER_HOUR.walk)
  for await (const block of osmBlocks(file)) {
    readElements(block, {
      tagKey: 'highway',
      way: (tags, nodes) => {
        const use = streetUse(tags, mode)
        if (use.forward === 'closed' && use.backward === 'closed') return
        for (const node of nodes) ways.nodes.add(node)
        ways.end.add(ways.nodes.numbers().length)
        ways.forward.add(paceSpeed(use.forward, speed, walking))
        ways.backward.add(paceSpeed(use.backward, speed, walking))
      },
    })
    onProgress(block.share)
  }
  return ways
}

function distinct(numbers: Float64Array): Float64Array {
  const sorted = numbers.slice().sort()
  let count = 0
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[count - 1]) sorted[count++] = sorted[at]!
  return sorted.slice(0, count)
}

/** Place of the number in a rising array, -1 where it is not there. */
function placeOf(rising: Float64Array, number: number): number {
  let low = 0
  let high = rising.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (rising[middle]! < number) low = middle + 1
    else if (rising[middle]! > number) high = middle - 1
    else return middle
  }
  return -1
}

type Nodes = { longitude: Float64Array; latitude: Float64Array; closed: Uint8Array }

/** Coordinates of the nodes, NaN where the file has none, and whether a barrier closes them to the mode. */
async function usedNodes(
  file: string,
  ids: Float64Array,
  mode: TravelMode,
  onProgress: (share: number) => void,
): Promise<Nodes> {
  const nodes = {
    longitude: new Float64Array(ids.length).fill(Number.NaN),
    latitude: new Float64Array(ids.length).fill(Number.NaN),
    closed: new Uint8Array(ids.length),
  }
  for await (const block of osmBlocks(file)) {
    readElements(block, {
      tagKey: 'barrier',
      node: (id, longitude, latitude, tags) => {
        const at = placeOf(ids, id)
        if (at < 0) return
        nodes.longitude[at] = longitude
        nodes.latitude[at] = latitude
        if (stops(tags, mode)) nodes.closed[at] = 1
      },
    })
    onProgress(block.share)
  }
  return nodes
}

function segmentsOf(ways: Ways, ids: Float64Array, { longitude, latitude, closed }: Nodes): Streets {
  const named = Int32Array.from(ways.nodes.numbers(), id => placeOf(ids, id))
  const point = (node: number) => ({ longitude: longitude[node]!, latitude: latitude[node]! })
  const isThere = (node: number) => !Number.isNaN(longitude[node]!)
  const [from, to, metres] = [new Numbers(), new Numbers(), new Numbers()]
  const [forward, backward] = [new Numbers(), new Numbers()]
  const [along, against] = [ways.forward.numbers(), ways.backward.numbers()]
  let first = 0
  ways.end.numbers().forEach((end, way) => {
    for (let at = first + 1; at < end; at++) {
      const [a, b] = [named[at - 1]!, named[at]!]
      if (a === b || !isThere(a) || !isThere(b) || closed[a] || closed[b]) continue
      from.add(a)
      to.add(b)
      metres.add(straightMetres(point(a), point(b)))
      forward.add(along[way]!)
      backward.add(against[way]!)
    }
    first = end
  })
  return {
    longitude,
    latitude,
    from: Int32Array.from(from.numbers()),
    to: Int32Array.from(to.numbers()),
    metres: metres.numbers().slice(),
    forward: forward.numbers().slice(),
    backward: backward.numbers().slice(),
    missingNodes: longitude.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0),
  }
}
