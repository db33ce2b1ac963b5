/** Files of the OR-Library (Beasley 1990): networks of the p-median set, warehouses of the capacitated set. */
import { FileFaults, type Instance, type ReadOptions } from './instance.ts'
import { NumberReader } from './numbers.ts'
import { shortestPaths } from './shortest-paths.ts'

const MOST_VERTICES = 20_000
const MOST_SITES = 1e6
const MOST_PAIRS = 1e8

/** `vertices edges p`, then `i j cost` by edge, a repeated edge taking its last cost; every vertex is demand and site. */
export function readNetwork(text: string, { file }: ReadOptions): Instance {
  const faults = new FileFaults(file)
  const read = new NumberReader(text, faults)
  const head = read.line()
  const vertices = read.nextWhole('vertices', 1, MOST_VERTICES)
  const edges = read.nextWhole('edges', 0, undefined)
  const openCount = read.nextWhole('sites to open', 1, vertices)
  if (edges !== undefined && read.left() !== 3 * edges)
    faults.add(head, edges, `as many edges as follow, ${inThrees(read.left())}`)
  const lengths = new Map<number, number>()
  while (read.left() >= 3) {
    const from = read.nextWhole('a vertex', 1, vertices)
    const to = read.nextWhole('a vertex', 1, vertices)
    const cost = read.next('the cost of an edge', 0)
    if (vertices === undefined || from === undefined || to === undefined || cost === undefined) continue
    lengths.set((Math.min(from, to) - 1) * vertices + Math.max(from, to) - 1, cost)
  }
  faults.end()
  return {
    input: {
      travel: { kind: 'matrix', cost: shortestPaths(vertices!, lengths) },
      demand: new Float64Array(vertices!).fill(1),
      siteCount: vertices!,
    },
    siteNumber: Int32Array.from({ length: vertices! }, (_, at) => at + 1),
    openCount: openCount!,
  }
}

const inThrees = (numbers: number) =>
  numbers % 3 === 0 ? `${numbers / 3}` : `${Math.floor(numbers / 3)} and ${numbers % 3} of 3 numbers`

/**
 * `sites customers`, by site `capacity fixedCost`, by customer its demand, then the cost of its whole demand from each
 * site. The word `capacity` in place of a capacity leaves it to the command line.
 */
export function readWarehouses(text: string, options: ReadOptions, capacityMatters: boolean): Instance {
  const faults = new FileFaults(options.file)
  const read = new NumberReader(text, faults)
  const head = read.line()
  const sites = read.nextWhole('sites', 1, MOST_SITES)
  const customers = read.nextWhole('customers', 0, Math.floor(MOST_PAIRS / (sites ?? 1)))
  if (sites === undefined || customers === undefined) {
    // which number is what depends on both counts: the rest can only be held to be numbers
    while (read.left() > 0) if (!read.skip('capacity')) read.next('an amount', 0)
    throw faults.refusal()
  }
  const numbers = 2 * sites + customers * (1 + sites)
  const found = read.left()
  if (found !== numbers)
    faults.add(
      head,
      `${sites} ${customers}`,
      `sites and customers of the ${found} numbers that follow, not of ${numbers}`,
    )
  // of a file that ends too early nothing is made: its end is no further fault
  const next = (what: string) => (read.left() > 0 ? read.next(what, 0) : undefined) ?? 0
  const capacity = new Float64Array(sites)
  const siteCost = new Float64Array(sites)
  for (let site = 0; site < sites && read.left() > 0; site++) {
    const line = read.line()
    if (!read.skip('capacity')) capacity[site] = next('a capacity')
    else if (options.capacity !== undefined || !capacityMatters) capacity[site] = options.capacity ?? Infinity
    else faults.add(line, 'capacity', 'a number, or --capacity N')
    siteCost[site] = next('a fixed cost')
  }
  const demand = new Float64Array(Math.min(customers, found))
  const cost = new Float64Array(found === numbers ? customers * sites : 0)
  for (let customer = 0; customer < customers && read.left() > 0; customer++) {
    demand[customer] = next('a demand')
    for (let site = 0; site < sites && read.left() > 0; site++) cost[customer * sites + site] = next('a cost')
  }
  // numbers beyond those promised
  while (read.left() > 0) next('an amount')
  faults.end()
  return {
    input: { travel: { kind: 'matrix', cost }, demand, siteCount: sites, costPer: 'point', siteCost },
    siteNumber: Int32Array.from({ length: sites }, (_, at) => at + 1),
    capacity,
  }
}
