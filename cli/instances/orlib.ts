/** Files of the OR-Library (Beasley 1990): networks of the p-median set, warehouses of the capacitated set. */
import { many, nounOf } from '../count.ts'
import { FileFaults, type Instance, type ReadOptions } from './instance.ts'
import { NumberReader } from './numbers.ts'
import { formatItLooks } from './other-format.ts'
import { shortestPaths } from './shortest-paths.ts'

const MOST_VERTICES = 20_000
const MOST_SITES = 1e6
const MOST_PAIRS = 1e8

/** `vertices edges p`, then `i j cost` by edge, a repeated edge taking its last cost; every vertex is demand and site. */
export function readNetwork(text: string, { file }: ReadOptions): Instance {
  const faults = new FileFaults(file)
  const read = new NumberReader(text, faults)
  const head = read.line()
  const fits = isNetwork(read)
  const other = fits ? undefined : formatItLooks(text)
  if (other) {
    faults.add(head, firstLine(text), `vertices edges p; this file looks like ${other}: --format ${other}`)
    throw faults.refusal()
  }
  if (!fits) refuseCommas(read, faults)
  if (!fits && isOfWarehouses(read)) {
    const [sites, customers] = read.header(2)
    faults.add(head, `${sites} ${customers}`, 'vertices edges p; this file fits facility location')
    throw faults.refusal()
  }
  const vertices = read.nextWhole('vertices', 1, MOST_VERTICES)
  const edges = read.nextWhole('edges', 0, undefined)
  const openCount = read.nextWhole(
    'sites to open',
    1,
    vertices,
    `, as there ${vertices === 1 ? 'is' : 'are'} ${many(vertices ?? 0, 'site')}`,
  )
  const lengths = readEdges(read, faults, vertices, edges, head)
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

/**
 * Edges by `low vertex · vertices + high vertex`, as many as line `head` says. Where numbers lack or are too many, a line that
 * is no edge is told, if edges stand in lines, and the next line is an edge again; else where the numbers end, or should.
 */
function readEdges(
  read: NumberReader,
  faults: FileFaults,
  vertices: number | undefined,
  edges: number | undefined,
  head: number,
): Map<number, number> {
  const lengths = new Map<number, number>()
  const byLine = edges !== undefined && read.left() !== 3 * edges && read.standInLine(3)
  let count = 0
  for (; count < (edges ?? Infinity) && read.left() >= 3; count++) {
    if (byLine && !read.standInLine(3)) {
      faults.add(read.line(), read.restOfLine(), 'i j cost, three numbers')
      read.skipLine()
      continue
    }
    const from = read.nextWhole('a vertex', 1, vertices)
    const to = read.nextWhole('a vertex', 1, vertices)
    const cost = read.next('the cost of an edge', 0)
    if (vertices === undefined || from === undefined || to === undefined || cost === undefined) continue
    lengths.set((Math.min(from, to) - 1) * vertices + Math.max(from, to) - 1, cost)
  }
  if (edges === undefined) return lengths
  const said = many(edges, 'edge')
  if (count < edges)
    faults.add(read.lastLine(), null, `${said}, as line ${head} says; ${inThrees(3 * count + read.left())}`)
  else if (read.left() > 0)
    faults.add(read.line(), read.restOfLine(), `the end of the file: line ${head} says ${said}`)
  return lengths
}

/** Numbers parted by commas are one word: of a file where that leaves too few, nothing else is worth telling. */
function refuseCommas(read: NumberReader, faults: FileFaults): void {
  const line = read.lineOf(/[,;，；]/)
  if (line === undefined) return
  faults.add(line.number, line.text, 'numbers with spaces between them, no commas or semicolons')
  throw faults.refusal()
}

/** Whether as many numbers follow as a network's header says; asked before any is taken. */
const isNetwork = (read: NumberReader): boolean => read.left() === 3 + 3 * read.header(2)[1]!

/** The same of a file of warehouses. */
function isOfWarehouses(read: NumberReader): boolean {
  const [sites, customers] = read.header(2)
  return read.left() === 2 + numbersOf(sites!, customers!)
}

/** Numbers of a file of warehouses below its first two. */
const numbersOf = (sites: number, customers: number) => 2 * sites + customers * (1 + sites)

const firstLine = (text: string): string => text.trimStart().split('\n')[0]!.trimEnd()

/** How many edges so many numbers are: `2 follow`, `2 and 1 of 3 numbers follow`. */
function inThrees(numbers: number): string {
  const edges = Math.floor(numbers / 3)
  if (numbers % 3 === 0) return `${edges} ${nounOf(edges, 'follows', 'follow')}`
  return `${edges} and ${numbers % 3} of 3 numbers follow`
}

/**
 * `sites customers`, by site `capacity fixedCost`, by customer its demand, then the cost of its whole demand from each
 * site. The word `capacity` in place of a capacity leaves it to the command line.
 */
export function readWarehouses(text: string, options: ReadOptions, capacityMatters: boolean): Instance {
  const faults = new FileFaults(options.file)
  const read = new NumberReader(text, faults)
  const head = read.line()
  const fits = isOfWarehouses(read)
  const other = fits ? undefined : formatItLooks(text)
  if (other) {
    // only a file with a heading has costs of sites beside coordinates
    const then = other === 'csv' ? '--format csv' : 'it has no costs of sites'
    faults.add(head, firstLine(text), `sites customers; this file looks like ${other}: ${then}`)
    throw faults.refusal()
  }
  if (!fits) refuseCommas(read, faults)
  if (!fits && isNetwork(read)) {
    faults.add(
      head,
      read.header(3).join(' '),
      'sites customers; this file fits p-median, p-center and covering',
    )
    throw faults.refusal()
  }
  const sites = read.nextWhole('sites', 1, MOST_SITES)
  const customers = read.nextWhole('customers', 0, Math.floor(MOST_PAIRS / (sites ?? 1)))
  if (sites === undefined || customers === undefined) {
    // which number is what depends on both counts: the rest can only be held to be numbers
    while (read.left() > 0) if (!read.skip('capacity')) read.next('an amount', 0)
    throw faults.refusal()
  }
  const numbers = numbersOf(sites, customers)
  const found = read.left()
  const taking = `${many(sites, 'site')} and ${many(customers, 'customer')} take ${many(numbers, 'number')}, ${found} ${nounOf(found, 'follows', 'follow')}`
  if (found > numbers) faults.add(head, `${sites} ${customers}`, `counts of all numbers: ${taking}`)
  // of a file that ends too early nothing is made: its end is no further fault
  const next = (what: string) => (read.left() > 0 ? read.next(what, 0) : undefined) ?? 0
  const capacity = new Float64Array(sites)
  const siteCost = new Float64Array(sites)
  let isOpen = false
  let hasAllCapacities = true
  for (let site = 0; site < sites && read.left() > 0; site++) {
    const line = read.line()
    const isLeft = read.skip('capacity')
    if (isLeft) hasAllCapacities = false
    if (!isLeft) capacity[site] = next('a capacity')
    else if (options.capacity !== undefined || !capacityMatters) capacity[site] = options.capacity ?? Infinity
    // one number is for all of them: what one line tells need not be told of each
    else if (!isOpen) {
      isOpen = true
      faults.add(line, 'capacity', 'a number, or --capacity N')
    }
    siteCost[site] = next('a fixed cost')
  }
  if (found < 2 * sites)
    faults.add(read.lineTaken(), null, `capacity and fixed cost of ${many(sites, 'site')}: ${taking}`)
  const demand = new Float64Array(Math.min(customers, found))
  const cost = new Float64Array(found === numbers ? customers * sites : 0)
  const rows = lineTurns()
  for (let customer = 0; customer < customers && read.left() > 0; customer++) {
    rows.begin(read)
    demand[customer] = next('a demand')
    for (let site = 0; site < sites && read.left() > 0; site++) cost[customer * sites + site] = next('a cost')
  }
  if (found < numbers && found >= 2 * sites) {
    const { customer, line } = rows.early(read)
    faults.add(line, null, `${many(sites, 'cost')} of customer ${customer}, whose row ends early: ${taking}`)
  }
  // numbers beyond those promised
  while (read.left() > 0) next('an amount')
  faults.end()
  return {
    input: { travel: { kind: 'matrix', cost }, demand, siteCount: sites, costPer: 'point', siteCost },
    siteNumber: Int32Array.from({ length: sites }, (_, at) => at + 1),
    capacity,
    hasAllCapacities,
  }
}

/**
 * Which customer's row ends early in a file that lacks numbers: the one before the first whose row begins otherwise in its
 * line than the first row does, since it took the other's first number; else the last of all.
 */
function lineTurns() {
  let usual: string | undefined
  let count = 0
  let unusual: { customer: number; line: number } | undefined
  return {
    begin(read: NumberReader) {
      const place = read.placeInLine()
      usual ??= place
      if (place !== usual) unusual ??= { customer: count, line: read.lineTaken(1) }
      count++
    },
    early: (read: NumberReader) => unusual ?? { customer: Math.max(1, count), line: read.lineTaken() },
  }
}
