/** Files of the OR-Library (Beasley 1990): networks of the p-median set, warehouses of the capacitated set. */
import { FileFaults, type Instance, type ReadOptions } from './instance.ts'
import { NumberReader } from './numbers.ts'
import { shortestPaths } from './shortest-paths.ts'

const MOST_VERTICES = 20_000

/** `vertices edges p`, then `i j cost` by edge, a repeated edge taking its last cost; every vertex is demand and site. */
export function readNetwork(text: string, { file }: ReadOptions): Instance {
  const faults = new FileFaults(file)
  const read = new NumberReader(text, faults)
  const vertices = read.next('vertices', 1, MOST_VERTICES, true)
  const edges = read.next('edges', 0, Infinity, true)
  const openCount = read.next('sites to open', 1, vertices, true)
  faults.end()
  const lengths = new Map<number, number>()
  for (let edge = 0; edge < edges && !read.isOver(); edge++) {
    const from = read.next('a vertex', 1, vertices, true) - 1
    const to = read.next('a vertex', 1, vertices, true) - 1
    lengths.set(Math.min(from, to) * vertices + Math.max(from, to), read.next('the cost of an edge', 0))
  }
  if (!read.isOver()) read.end()
  faults.end()
  return {
    input: {
      travel: { kind: 'matrix', cost: shortestPaths(vertices, lengths) },
      demand: new Float64Array(vertices).fill(1),
      siteCount: vertices,
    },
    siteNumber: Int32Array.from({ length: vertices }, (_, at) => at + 1),
    openCount,
  }
}

/**
 * `sites customers`, by site `capacity fixedCost`, by customer its demand, then the cost of its whole demand from each
 * site. The word `capacity` in place of a capacity leaves it to the command line.
 */
export function readWarehouses(text: string, options: ReadOptions, capacityMatters: boolean): Instance {
  const faults = new FileFaults(options.file)
  const read = new NumberReader(text, faults)
  const sites = read.next('sites', 1, 1e6, true)
  const customers = read.next('customers', 0, 1e8 / sites, true)
  faults.end()
  const capacity = new Float64Array(sites)
  const siteCost = new Float64Array(sites)
  for (let site = 0; site < sites && !read.isOver(); site++) {
    const line = read.line()
    if (!read.skip('capacity')) capacity[site] = read.next('a capacity', 0)
    else if (options.capacity !== undefined || !capacityMatters) capacity[site] = options.capacity ?? Infinity
    else faults.add(line, 'capacity', 'a number, or --capacity N')
    siteCost[site] = read.next('a fixed cost', 0)
  }
  const demand = new Float64Array(customers)
  const cost = new Float64Array(customers * sites)
  for (let customer = 0; customer < customers && !read.isOver(); customer++) {
    demand[customer] = read.next('a demand', 0)
    for (let site = 0; site < sites && !read.isOver(); site++)
      cost[customer * sites + site] = read.next('a cost', 0)
  }
  if (!read.isOver()) read.end()
  faults.end()
  return {
    input: { travel: { kind: 'matrix', cost }, demand, siteCount: sites, costPer: 'point', siteCost },
    siteNumber: Int32Array.from({ length: sites }, (_, at) => at + 1),
    capacity,
  }
}
