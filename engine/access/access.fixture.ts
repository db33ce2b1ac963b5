import { seededRandom } from '../random.ts'
import type { AccessInput } from './network.ts'

/** An input from ways [point, site, cost], in the order of points. */
export function inputOf(demand: number[], supply: number[], ways: number[][]): AccessInput {
  const rows = demand.map((_, point) => ways.filter(way => way[0] === point))
  let end = 0
  return {
    demand: Float64Array.from(demand),
    supply: Float64Array.from(supply),
    travel: {
      start: Int32Array.from([0, ...rows.map(row => (end += row.length))]),
      site: Int32Array.from(rows.flat(), way => way[1]!),
      cost: Float64Array.from(rows.flat(), way => way[2]!),
    },
  }
}

/**
 * A small town with what is awkward in it: no children, no places, points and sites on the same spot, ways out of reach,
 * costs on whole numbers, so that many are equal and many lie on the limit of a step; sites of a row in any order.
 */
export function awkwardTown(seed: number): AccessInput {
  const random = seededRandom(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const ways: number[][] = []
  const [points, sites] = [1 + whole(7), 1 + whole(5)]
  for (let point = 0; point < points; point++)
    for (let k = 0; k < sites; k++) {
      const site = seed % 2 ? sites - 1 - k : k
      if (random() < 0.75) ways.push([point, site, random() < 0.1 ? Infinity : whole(9) * 5])
    }
  const amounts = (count: number) =>
    Array.from({ length: count }, () => (random() < 0.25 ? 0 : 1 + whole(30)))
  return inputOf(amounts(points), amounts(sites), ways)
}

/** A plane of points and sites, all ways up to `reach`, sites rising in each row. */
export function planeCity(points: number, sites: number, reach: number, seed = 1): AccessInput {
  const random = seededRandom(seed)
  const places = (count: number) => Array.from({ length: count }, () => [random() * 60, random() * 60])
  const [homes, addresses] = [places(points), places(sites)]
  const start = new Int32Array(points + 1)
  const site = new Int32Array(points * sites)
  const cost = new Float64Array(points * sites)
  let end = 0
  homes.forEach(([x, y], point) => {
    addresses.forEach(([u, v], at) => {
      const distance = Math.hypot(x! - u!, y! - v!)
      if (distance > reach) return
      site[end] = at
      cost[end++] = distance
    })
    start[point + 1] = end
  })
  return {
    demand: Float64Array.from({ length: points }, () => Math.floor(random() * 60)),
    supply: Float64Array.from({ length: sites }, () => 20 + Math.floor(random() * 120)),
    travel: { start, site: site.slice(0, end), cost: cost.slice(0, end) },
  }
}
