/**
 * Seeded instances made by the rules of published ones, for where the published files are not at hand: networks of the
 * OR-Library (Beasley 1985), warehouses (Beasley 1988), drilling patterns and spread points like TSPLIB's fl and rl (Reinelt 1991),
 * and a city of many demand points and few sites for covering.
 */
import { shortestPaths } from '../cli/instances/shortest-paths.ts'
import type { LocationInput } from '../engine/index.ts'
import { seededRandom } from '../engine/random.ts'

/** Vertices and p of pmed1 to pmed40. */
export const NETWORKS: readonly (readonly [vertices: number, open: number])[] = [
  ...[100, 200, 300, 400, 500, 600].flatMap(n =>
    [5, 10, n / 10, n / 5, Math.floor(n / 3)].map(p => [n, p] as const),
  ),
  ...[5, 10, 70, 140].map(p => [700, p] as const),
  ...[5, 10, 80].map(p => [800, p] as const),
  ...[5, 10, 90].map(p => [900, p] as const),
]

/** A random spanning tree and further edges, n² / 50 in all, of whole costs from 1 to 100; every vertex is demand and site. */
export function network(vertices: number, seed: number): LocationInput {
  const random = seededRandom(seed)
  const lengths = new Map<number, number>()
  const link = (a: number, b: number) =>
    lengths.set(Math.min(a, b) * vertices + Math.max(a, b), 1 + Math.floor(random() * 100))
  for (let vertex = 1; vertex < vertices; vertex++) link(vertex, Math.floor(random() * vertex))
  while (lengths.size < (vertices * vertices) / 50) {
    const [a, b] = [Math.floor(random() * vertices), Math.floor(random() * vertices)]
    if (a !== b) link(a, b)
  }
  return {
    travel: { kind: 'matrix', cost: shortestPaths(vertices, lengths) },
    demand: new Float64Array(vertices).fill(1),
    siteCount: vertices,
  }
}

/** The published capacities of capa, capb and capc. */
export const CAPACITIES = {
  capa: [8000, 10000, 12000, 14000],
  capb: [5000, 6000, 7000, 8000],
  capc: [5000, 5750, 6500, 7250],
} as const

/** 1,000 customers and 100 warehouses in a square: distance × 1 to 1.25 × demand; fixed costs within `fixed`. */
export function warehouses(seed: number, fixed: readonly [number, number]): LocationInput {
  const random = seededRandom(seed)
  const points = (count: number) =>
    Array.from({ length: count }, () => [random() * 1000, random() * 1000] as const)
  const [customers, sites] = [points(1000), points(100)]
  const demand = Float64Array.from(customers, () => 1 + Math.floor(random() * 115))
  const siteCost = Float64Array.from(sites, () => fixed[0] + random() * (fixed[1] - fixed[0]))
  const cost = Float64Array.from({ length: 100_000 }, (_, at) => {
    const [x, y] = customers[Math.floor(at / 100)]!
    const [u, v] = sites[at % 100]!
    return demand[Math.floor(at / 100)]! * Math.hypot(x - u, y - v) * (1 + 0.25 * random())
  })
  return { travel: { kind: 'matrix', cost }, demand, siteCount: 100, costPer: 'point', siteCost }
}

function everyPoint(x: Float64Array, y: Float64Array, roundedDown: boolean): LocationInput {
  return {
    travel: { kind: 'points', demandX: x, demandY: y, siteX: x, siteY: y, roundedDown },
    demand: new Float64Array(x.length).fill(1),
    siteCount: x.length,
  }
}

/** Holes of a board: dense grids in a few clusters, some strewn between them; many distances are equal. */
export function drilled(count: number, seed: number): LocationInput {
  const random = seededRandom(seed)
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  let at = 0
  while (at < count) {
    const strewn = random() < 0.15
    const [left, low] = [Math.floor(random() * 1900), Math.floor(random() * 1500)]
    const [columns, rows] = strewn ? [1, 1] : [4 + Math.floor(random() * 12), 3 + Math.floor(random() * 12)]
    const pitch = 6 + 2 * Math.floor(random() * 4)
    for (let cell = 0; cell < columns * rows && at < count; cell++) {
      x[at] = left + pitch * (cell % columns)
      y[at++] = low + pitch * Math.floor(cell / columns)
    }
  }
  return everyPoint(x, y, false)
}

/** Points strewn over a field, thicker along some lines. */
export function strewn(count: number, seed: number, roundedDown = true): LocationInput {
  const random = seededRandom(seed)
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    const line = Math.floor(random() * 60)
    const across = random() < 0.5
    const near = random() < 0.6
    x[at] = Math.floor((near && across ? (line + 0.2 * random()) / 60 : random()) * 20_000)
    y[at] = Math.floor((near && !across ? (line + 0.2 * random()) / 60 : random()) * 12_000)
  }
  return everyPoint(x, y, roundedDown)
}

/** Demand points of 1 to 100 children and sites in a square of 1,000; `clusters` of 0 spreads them evenly. */
export function coveringCity(points: number, sites: number, seed: number, clusters = 0): LocationInput {
  const random = seededRandom(seed)
  const centres = Array.from({ length: clusters }, () => [
    random() * 1000,
    random() * 1000,
    20 + random() * 80,
  ])
  const place = () => {
    if (clusters === 0 || random() < 0.2) return [random() * 1000, random() * 1000]
    const [u, v, spread] = centres[Math.floor(random() * clusters)]!
    const angle = random() * 2 * Math.PI
    const away = spread! * Math.sqrt(-2 * Math.log(1 - random()))
    return [u! + away * Math.cos(angle), v! + away * Math.sin(angle)]
  }
  const homes = Array.from({ length: points }, place)
  const addresses = Array.from({ length: sites }, place)
  return {
    travel: {
      kind: 'points',
      demandX: Float64Array.from(homes, each => each[0]!),
      demandY: Float64Array.from(homes, each => each[1]!),
      siteX: Float64Array.from(addresses, each => each[0]!),
      siteY: Float64Array.from(addresses, each => each[1]!),
      roundedDown: false,
    },
    demand: Float64Array.from({ length: points }, () => 1 + Math.floor(random() * 100)),
    siteCount: sites,
  }
}
