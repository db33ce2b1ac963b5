/**
 * Parts of a problem with a fixed number of sites: groups of sites and rows that hardly compete for each other, such as places far apart.
 * A row counts in its own part only, where an open site outside can serve it at no less than its nearest site outside costs: with that
 * as the cost of staying unserved, the least costs of all parts, over all ways to share out the sites, are never above the optimum.
 */
import { FREE, OPEN, type Problem, SHUT } from './problem.ts'

export interface Part {
  /** sites and rows by their number in the whole problem, ascending. */
  sites: Int32Array
  rows: Int32Array
  /** fewest and most sites that states let open here. */
  fewest: number
  most: number
  /** the part by itself, for any number of open sites. */
  problem: Problem
}

/** How far beyond its price a row still ties sites to each other, the farthest first that leaves parts. */
const SLACKS = [1.5, 1.2]
/** A part with more of the rows than this is hardly easier than the whole. */
const LARGEST = 0.5

/** The parts where rows tie what lies near their prices; undefined where most of the problem hangs together. */
export function partsOf(problem: Problem, state: Uint8Array, price: Float64Array): Part[] | undefined {
  for (const slack of SLACKS) {
    const group = groupsOf(problem, state, price, slack)
    const size = new Int32Array(problem.sites)
    for (let row = 0; row < problem.rows; row++) size[groupOf(problem, state, group, row)]!++
    if (size.every(each => each <= LARGEST * problem.rows)) return split(problem, state, group)
  }
  return undefined
}

/** The group of each site, named by one of its sites: joined are those that a row has below its price, times the slack. */
function groupsOf(
  { rows, sites, start, site, cost }: Problem,
  state: Uint8Array,
  price: Float64Array,
  slack: number,
): Int32Array {
  const over = Int32Array.from({ length: sites }, (_, at) => at)
  const top = (at: number): number => {
    while (over[at] !== at) {
      over[at] = over[over[at]!]!
      at = over[at]!
    }
    return at
  }
  for (let row = 0; row < rows; row++) {
    let first = -1
    for (let at = start[row]!; at < start[row + 1]! && cost[at]! < slack * price[row]!; at++) {
      if (state[site[at]!] === SHUT) continue
      if (first < 0) first = top(site[at]!)
      else over[top(site[at]!)] = first
    }
  }
  return over.map((_, at) => top(at))
}

/** A row belongs where its nearest site is; one without sites to any group. */
function groupOf({ start, site }: Problem, state: Uint8Array, group: Int32Array, row: number): number {
  for (let at = start[row]!; at < start[row + 1]!; at++)
    if (state[site[at]!] !== SHUT) return group[site[at]!]!
  return group[0]!
}

function split(problem: Problem, state: Uint8Array, group: Int32Array): Part[] {
  const members = new Map<number, { sites: number[]; rows: number[] }>()
  const of = (name: number) => {
    const known = members.get(name) ?? { sites: [], rows: [] }
    members.set(name, known)
    return known
  }
  group.forEach((name, site) => {
    if (state[site] !== SHUT) of(name).sites.push(site)
  })
  for (let row = 0; row < problem.rows; row++) of(groupOf(problem, state, group, row)).rows.push(row)
  return Array.from(members.values(), ({ sites, rows }) =>
    partOf(problem, state, group, Int32Array.from(sites), Int32Array.from(rows)),
  )
}

function partOf(
  problem: Problem,
  state: Uint8Array,
  group: Int32Array,
  sites: Int32Array,
  rows: Int32Array,
): Part {
  const within = new Map(Array.from(sites, (site, at) => [site, at]))
  const own = group[sites[0] ?? 0]!
  const start = new Int32Array(rows.length + 1)
  const unserved = new Float64Array(rows.length)
  const site: number[] = []
  const cost: number[] = []
  rows.forEach((row, here) => {
    unserved[here] = Math.min(problem.unserved[row]!, problem.beyond[row]!)
    for (let at = problem.start[row]!; at < problem.start[row + 1]!; at++) {
      if (problem.cost[at]! >= unserved[here]!) break
      const one = problem.site[at]!
      if (state[one] === SHUT) continue
      if (group[one] !== own) {
        unserved[here] = problem.cost[at]!
        break
      }
      site.push(within.get(one)!)
      cost.push(problem.cost[at]!)
    }
    start[here + 1] = site.length
  })
  const states = Uint8Array.from(sites, each => state[each]!)
  return {
    sites,
    rows,
    fewest: states.reduce((sum, each) => sum + (each === OPEN ? 1 : 0), 0),
    most: states.reduce((sum, each) => sum + (each === OPEN || each === FREE ? 1 : 0), 0),
    problem: {
      rows: rows.length,
      sites: sites.length,
      start,
      site: Int32Array.from(site),
      cost: Float64Array.from(cost),
      beyond: new Float64Array(rows.length).fill(Infinity),
      unserved,
      siteCost: Float64Array.from(sites, each => problem.siteCost[each]!),
      state: states,
      open: null,
      whole: problem.whole,
      total: 0,
      costOf: () => Infinity,
    },
  }
}
