/** A made-up city for tests and measurements: a bent grid of streets, parted by rivers that only bridges cross. */
import { seededRandom } from '../../engine/random.ts'
import type { Point } from '../../kernel/distance.ts'
import type { OsmNode, OsmWay } from './osm.fixture.ts'

const ORIGIN = { longitude: 117, latitude: 39 }
const METRES_PER_DEGREE = 111_195
const SPACING_METRES = 70
/** A river lies between these rows and the next; every so many columns a bridge crosses it. */
const RIVER_EVERY = 60
const BRIDGE_EVERY = 12

export type StreetCity = { nodes: OsmNode[]; ways: OsmWay[]; places(count: number): Point[] }

/** `side` × `side` crossings, about 70 m apart, with numbers in no order as those of a real file. */
export function streetCity(side: number, seed = 7): StreetCity {
  const random = seededRandom(seed)
  const narrowing = Math.cos((ORIGIN.latitude * Math.PI) / 180)
  const jitter = () => (random() - 0.5) * 0.5
  const pointAt = (x: number, y: number): Point => ({
    longitude: ORIGIN.longitude + (x * SPACING_METRES) / METRES_PER_DEGREE / narrowing,
    latitude: ORIGIN.latitude + (y * SPACING_METRES) / METRES_PER_DEGREE,
  })
  const ids = Array.from({ length: side * side }, (_, at) => 6_000_000_000 + at * 3)
  for (let at = ids.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[ids[at], ids[other]] = [ids[other]!, ids[at]!]
  }
  const id = (x: number, y: number) => ids[y * side + x]!
  const nodes: OsmNode[] = []
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) nodes.push({ id: id(x, y), ...pointAt(x + jitter(), y + jitter()) })
  const ways: OsmWay[] = []
  const kinds = ['residential', 'residential', 'service', 'footway', 'tertiary', 'primary']
  const addWay = (way: number[]) => {
    if (way.length > 1)
      ways.push({ id: ways.length + 1, nodes: way, tags: { highway: kinds[Math.floor(random() * 6)]! } })
  }
  for (let y = 0; y < side; y++) addWay(Array.from({ length: side }, (_, x) => id(x, y)))
  for (let x = 0; x < side; x++) {
    let way: number[] = []
    for (let y = 0; y < side; y++) {
      way.push(id(x, y))
      if (y % RIVER_EVERY !== RIVER_EVERY - 1 || x % BRIDGE_EVERY === 0) continue
      addWay(way)
      way = []
    }
    addWay(way)
  }
  nodes.sort((a, b) => a.id - b.id)
  const places = (count: number) =>
    Array.from({ length: count }, () => pointAt(random() * (side - 1), random() * (side - 1)))
  return { nodes, ways, places }
}
