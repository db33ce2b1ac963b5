/** Answers to small location problems by trying everything: what the tests hold the methods against. */
import type { LocationInput } from './model.ts'

/** All sets of sites that hold the kept ones and none of the forbidden ones. */
export function subsets({
  siteCount,
  kept = new Int32Array(0),
  forbidden = new Int32Array(0),
}: LocationInput) {
  const all: number[][] = []
  for (let mask = 0; mask < 2 ** siteCount; mask++) {
    const open = Array.from({ length: siteCount }, (_, site) => site).filter(site => (mask >> site) & 1)
    if ([...kept].every(site => open.includes(site)) && ![...forbidden].some(site => open.includes(site)))
      all.push(open)
  }
  return all
}

/**
 * Least cost of serving whole demands from capacities, one unit after another along cheapest residual ways (Bellman 1958);
 * Infinity where not all can be served. `cost(point, site)` is for one unit.
 */
export function leastTransport(
  demand: Float64Array,
  capacity: number[],
  cost: (point: number, site: number) => number,
): number {
  const points = demand.length
  const nodes = points + capacity.length
  const flow = Array.from({ length: points }, () => capacity.map(() => 0))
  const load = capacity.map(() => 0)
  let total = 0
  for (let point = 0; point < points; point++)
    for (let unit = 0; unit < demand[point]!; unit++) {
      const way = new Array<number>(nodes).fill(Infinity)
      const before = new Array<number>(nodes).fill(-1)
      way[point] = 0
      for (let round = 0; round < nodes; round++)
        for (let from = 0; from < points; from++)
          for (let site = 0; site < capacity.length; site++) {
            const there = way[from]! + cost(from, site)
            if (there < way[points + site]!) {
              way[points + site] = there
              before[points + site] = from
            }
            const back = way[points + site]! - cost(from, site)
            if (flow[from]![site]! > 0 && back < way[from]!) {
              way[from] = back
              before[from] = points + site
            }
          }
      const roomy = capacity.map((room, site) => (load[site]! < room ? way[points + site]! : Infinity))
      const least = Math.min(...roomy, Infinity)
      if (least === Infinity) return Infinity
      const goal = roomy.indexOf(least)
      total += least
      load[goal]!++
      for (let node = points + goal; node !== point; node = before[node]!) {
        if (node >= points) flow[before[node]!]![node - points]!++
        else flow[node]![before[node]! - points]!--
      }
    }
  return total
}
