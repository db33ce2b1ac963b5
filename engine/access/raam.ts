/**
 * The rational agent access model (Saxon & Snow 2020): every child goes where way and queue together cost least, and
 * children who come lengthen the queue. Access is that cost, so less is better.
 *
 * The cost at site j for a child of point i is t_ij / tau + L_j / (rho S_j), where L_j are the children at j and rho the
 * children per place that count as a usual queue. In equilibrium no child can do better (Wardrop 1952). That is the
 * minimum of Σ t_ij x_ij / tau + Σ L_j² / (2 rho S_j) (Beckmann, McGuire & Winsten 1956), a convex programme, which is
 * solved here instead of moving whole children step by step as the authors do:
 *
 * - One point after the other divides its children at best, all others standing: water-filling, solved by Newton's
 *   method on a convex piecewise linear function, which ends after finitely many steps.
 * - Most points soon keep to one site. Rounds over the points that still move are cheap and come between full rounds.
 * - The distance to the minimum is Σ x_ij (cost_ij − least cost_i). It bounds every queue and so every access.
 *
 * O(ways) time per full round, O(ways) memory. Equal costs: the queue tells, never the order of sites.
 */
import { Faults } from '../faults.ts'
import { type AccessInput, checkedAccess } from './network.ts'

export type RationalAgentOptions = {
  /** The way that costs as much as a usual queue, in the unit of the ways; above 0. */
  readonly tau: number
  /** rho: children per place in a usual queue; absent: all children over all places. */
  readonly childrenPerPlace?: number
  /** The dearest way that anybody goes, itself included; absent: no limit. */
  readonly catchment?: number
  /** Stop once every access is proved to lie this near; 1e-6 unless said. */
  readonly tolerance?: number
  /** Stop after so many full rounds; 200 unless said. */
  readonly rounds?: number
}

export type RationalAgentAccess = {
  /** `stopped`: the rounds ran out before the tolerance was proved. */
  status: 'optimal' | 'stopped'
  /** Way and queue together for a child of each point, without unit; Infinity where no place is in reach. */
  cost: Float64Array
  /** Children who go to each site. */
  load: Float64Array
  /** Queue at each site: load / (rho × places); 0 where there are no places, and nobody goes there. */
  congestion: Float64Array
  /** No cost lies farther than this from the equilibrium's. */
  error: number
  /** Full rounds done. */
  rounds: number
}

/** Where children go in equilibrium and what it costs them; zero children and zero places are allowed. */
export function rationalAgentAccess(given: AccessInput, options: RationalAgentOptions): RationalAgentAccess {
  const { tau, catchment = Infinity, tolerance = 1e-6, rounds: most = 200 } = options
  const faults = new Faults()
  faults.check('tau', tau, tau >= 1e-100 && tau <= 1e100, 'above 0, from 1e-100 to 1e100')
  faults.check('catchment', catchment, catchment >= 0, '0 or more')
  faults.check('tolerance', tolerance, tolerance >= 0, '0 or more')
  faults.number('rounds', most, 1, Infinity, true)
  faults.numberIfGiven('childrenPerPlace', options.childrenPerPlace, 1e-9, 1e9)
  faults.end()
  const input = checkedAccess(given)
  const rho = options.childrenPerPlace ?? usualQueue(input)

  const market = openMarket(input, tau, rho, catchment)
  const everyPoint = Int32Array.from(input.demand, (_, point) => point)
  let rounds = 0
  let error = Infinity
  while (rounds < most && error > tolerance) {
    let moving = divideAll(market, everyPoint)
    for (let round = 0; round < ROUNDS_BETWEEN && moving.length > 0; round++)
      moving = divideAll(market, moving)
    recount(market)
    rounds++
    error = errorOf(market)
  }
  const { load, perChild } = market
  const congestion = load.map((children, at) => (perChild[at]! < Infinity ? children * perChild[at]! : 0))
  return {
    status: error <= tolerance ? 'optimal' : 'stopped',
    cost: everyCost(market, congestion),
    load,
    congestion,
    error,
    rounds,
  }
}

const ROUNDS_BETWEEN = 200
/** A point that shifts a smaller share of its children than this stands still. */
const STILL = 1e-13

type Market = AccessInput & {
  /** Cost of each way alone; Infinity where it leads out of reach or to no places. */
  readonly way: Float64Array
  /** Children on each way. */
  readonly going: Float64Array
  readonly load: Float64Array
  /** What one more child adds to the queue of each site; Infinity without places. */
  readonly perChild: Float64Array
  /** Ways of the point in hand that take children, and their costs without these children. */
  readonly open: Int32Array
  readonly base: Float64Array
}

const sum = (values: Float64Array) => values.reduce((all, each) => all + each, 0)

/** All children over all places; 1 where either is 0, so that no queue costs nothing forever. */
function usualQueue({ demand, supply }: AccessInput): number {
  const [children, places] = [sum(demand), sum(supply)]
  return children > 0 && places > 0 ? children / places : 1
}

/** Entries of the longest row. */
function longestOf(start: Int32Array): number {
  let longest = 0
  for (let point = 1; point < start.length; point++)
    longest = Math.max(longest, start[point]! - start[point - 1]!)
  return longest
}

function openMarket(input: AccessInput, tau: number, rho: number, catchment: number): Market {
  const { supply, travel } = input
  const perChild = supply.map(places => (places > 0 ? 1 / (rho * places) : Infinity))
  const way = travel.cost.map((cost, at) =>
    cost <= catchment && supply[travel.site[at]!]! > 0 ? cost / tau : Infinity,
  )
  const longest = longestOf(travel.start)
  return {
    ...input,
    way,
    going: new Float64Array(way.length),
    load: new Float64Array(supply.length),
    perChild,
    open: new Int32Array(longest),
    base: new Float64Array(longest),
  }
}

/** Lets each of the points divide its children anew, in their order; returns those that moved. */
function divideAll(market: Market, points: Int32Array): Int32Array {
  const moved: number[] = []
  for (const point of points) if (divide(market, point)) moved.push(point)
  return Int32Array.from(moved)
}

/** Divides one point's children so that all ways taken cost the same and no other costs less. Returns whether it moved any. */
function divide(market: Market, point: number): boolean {
  const { demand, travel, way, going, load, perChild, open, base } = market
  const { start, site } = travel
  const children = demand[point]!
  const [from, end] = [start[point]!, start[point + 1]!]
  if (children === 0) return false

  // the level that the cheapest way alone would reach is at least the one sought
  let level = Infinity
  for (let at = from; at < end; at++) {
    const slope = perChild[site[at]!]!
    const cost = way[at]! + Math.max(0, load[site[at]!]! - going[at]!) * slope
    base[at - from] = cost
    if (cost + children * slope < level) level = cost + children * slope
  }
  if (level === Infinity) return false

  // Newton from above: ways that cost more than the level fall away until all left are below it
  let count = 0
  for (let at = from; at < end; at++) if (base[at - from]! < level) open[count++] = at
  for (;;) {
    let room = 0
    let spent = children
    for (let k = 0; k < count; k++) {
      const each = 1 / perChild[site[open[k]!]!]!
      room += each
      spent += each * base[open[k]! - from]!
    }
    level = spent / room
    let kept = 0
    for (let k = 0; k < count; k++) if (base[open[k]! - from]! < level) open[kept++] = open[k]!
    if (kept === count) break
    count = kept
  }

  // the rest of the rows lose their children
  let shifted = 0
  let next = 0
  for (let at = from; at < end; at++) {
    const takes = next < count && open[next] === at
    if (takes) next++
    const share = takes ? (level - base[at - from]!) / perChild[site[at]!]! : 0
    const change = share - going[at]!
    if (change === 0) continue
    shifted = Math.max(shifted, Math.abs(change))
    going[at] = share
    load[site[at]!]! += change
  }
  return shifted > STILL * children
}

/** Sums the loads anew and sets each point's children right, so that rounding does not gather over the rounds. */
function recount({ demand, travel, going, load }: Market) {
  const { start, site } = travel
  load.fill(0)
  for (let point = 0; point < demand.length; point++) {
    let all = 0
    for (let at = start[point]!; at < start[point + 1]!; at++) all += going[at]!
    const scale = all > 0 ? demand[point]! / all : 0
    for (let at = start[point]!; at < start[point + 1]!; at++) {
      going[at]! *= scale
      load[site[at]!]! += going[at]!
    }
  }
}

/**
 * How far any cost can lie from the equilibrium's. The dual, with the queues p_j as prices, is concave with modulus 1 /
 * perChild_j in p_j, so ½ (p_j − p*_j)² / perChild_j ≤ gap; a least cost moves no more than the farthest price.
 */
function errorOf({ demand, travel, way, going, load, perChild }: Market): number {
  const { start, site } = travel
  let gap = 0
  for (let point = 0; point < demand.length; point++) {
    let least = Infinity
    for (let at = start[point]!; at < start[point + 1]!; at++)
      if (way[at]! < Infinity) least = Math.min(least, way[at]! + load[site[at]!]! * perChild[site[at]!]!)
    for (let at = start[point]!; at < start[point + 1]!; at++)
      if (going[at]! > 0) gap += going[at]! * (way[at]! + load[site[at]!]! * perChild[site[at]!]! - least)
  }
  let steepest = 0
  for (const each of perChild) if (each < Infinity) steepest = Math.max(steepest, each)
  return Math.sqrt(2 * gap * steepest)
}

/** The least of way and queue by point, for points without children too. */
function everyCost({ demand, travel, way }: Market, congestion: Float64Array): Float64Array {
  const { start, site } = travel
  return demand.map((_, point) => {
    let least = Infinity
    for (let at = start[point]!; at < start[point + 1]!; at++)
      least = Math.min(least, way[at]! + congestion[site[at]!]!)
    return least
  })
}
