import { Faults } from '../faults.ts'

/** Who needs places, where places are, and what the way costs; all methods of access take this one shape. */
export type AccessInput = {
  /** Children per demand point: 0, or 1e-9 to 1e15. */
  demand: Float64Array
  /** Places per site: 0, or 1e-9 to 1e15. */
  supply: Float64Array
  /** Sparse rows by demand point: the ways of point i stand at `start[i]` up to, not including, `start[i + 1]`. */
  travel: {
    /** Demand points + 1 numbers, from 0 to the count of ways. */
    start: Int32Array
    /** Per way the index of its site, in any order, each site at most once in a row. */
    site: Int32Array
    /** Per way its cost, 0 to 1e15, in any one unit; Infinity, like a way not listed, is out of reach. */
    cost: Float64Array
  }
}

/** What most methods give. */
export type Access = {
  /** Places per child, by demand point; 0 where no place is in reach. */
  access: Float64Array
  /** Children who count at the site, by site. */
  load: Float64Array
  /** Places per child at the site: supply / load; 0 where no child counts, so that its places reach nobody. */
  ratio: Float64Array
}

const LEAST_AMOUNT = 1e-9
const MOST_AMOUNT = 1e15
/** The dearest way, and the largest setting of a decay: squares and quotients stay within a double. */
export const MOST_COST = 1e15

/**
 * Refuses an input that holds NaN, a negative number or rows that do not fit, and names all of them at once, then all faulty ways
 * (`ModelError`).
 * Returns the input without the ways that are out of reach.
 */
export function checkedAccess({ demand, supply, travel }: AccessInput): AccessInput {
  const faults = new Faults()
  amounts('demand', demand, faults)
  amounts('supply', supply, faults)
  const { start, site, cost } = travel
  if (cost.length !== site.length) faults.add('travel.cost.length', cost.length, String(site.length))
  starts(start, demand.length, site.length, faults)
  // rows that do not fit would accuse the wrong ways
  faults.end()
  const outOfReach = checkWays(travel, supply.length, faults)
  faults.end()
  return { demand, supply, travel: outOfReach === 0 ? travel : reachable(travel, outOfReach) }
}

function reachable({ start, site, cost }: AccessInput['travel'], outOfReach: number): AccessInput['travel'] {
  const count = cost.length - outOfReach
  const kept = { start: start.slice(), site: new Int32Array(count), cost: new Float64Array(count) }
  let next = 0
  for (let point = 0; point < start.length - 1; point++) {
    for (let way = start[point]!; way < start[point + 1]!; way++) {
      if (cost[way] === Infinity) continue
      kept.site[next] = site[way]!
      kept.cost[next++] = cost[way]!
    }
    kept.start[point + 1] = next
  }
  return kept
}

/** Refuses children or places that are no amounts, or not as many as there are points and sites (`ModelError`). */
export function checkAmounts(
  { demand, supply }: Pick<AccessInput, 'demand' | 'supply'>,
  points: number,
  sites: number,
) {
  const faults = new Faults()
  if (demand.length !== points) faults.add('demand.length', demand.length, String(points))
  if (supply.length !== sites) faults.add('supply.length', supply.length, String(sites))
  amounts('demand', demand, faults)
  amounts('supply', supply, faults)
  faults.end()
}

function amounts(place: string, values: Float64Array, faults: Faults) {
  if (!faults.held(place, values)) return
  values.forEach((value, at) => {
    if (value !== 0 && !(value >= LEAST_AMOUNT && value <= MOST_AMOUNT))
      faults.add(`${place}[${at}]`, value, `0, or ${LEAST_AMOUNT} to ${MOST_AMOUNT}`)
  })
}

function starts(start: Int32Array, points: number, count: number, faults: Faults) {
  if (start.length !== points + 1) {
    faults.add('travel.start.length', start.length, String(points + 1))
    return
  }
  if (start[0] !== 0) faults.add('travel.start[0]', start[0], '0')
  for (let point = 0; point < points; point++)
    if (start[point + 1]! < start[point]!)
      faults.add(`travel.start[${point + 1}]`, start[point + 1], 'not to fall')
  if (start[points] !== count) faults.add(`travel.start[${points}]`, start[points], String(count))
}

/** Checks every way and returns how many are out of reach. */
function checkWays(travel: AccessInput['travel'], sites: number, faults: Faults): number {
  const { start, site, cost } = travel
  const seenAt = new Int32Array(sites).fill(-1)
  let outOfReach = 0
  for (let point = 0; point < start.length - 1; point++) {
    if (isPlainRow(travel, point, sites)) continue
    for (let way = start[point]!; way < start[point + 1]!; way++) {
      const at = site[way]!
      if (cost[way] === Infinity) outOfReach++
      else if (!(cost[way]! >= 0 && cost[way]! <= MOST_COST))
        faults.add(`travel.cost[${way}]`, cost[way], `0 to ${MOST_COST}, or Infinity for out of reach`)
      if (at < 0 || at >= sites) faults.add(`travel.site[${way}]`, at, `0 to ${sites - 1}`)
      else if (seenAt[at] === point)
        faults.add(`travel.site[${way}]`, at, `each site once in the row of point ${point}`)
      else seenAt[at] = point
    }
  }
  return outOfReach
}

/** The usual row: all within reach, and sites rise, so that none stands in it twice. That is quick to see. */
function isPlainRow({ start, site, cost }: AccessInput['travel'], point: number, sites: number): boolean {
  const end = start[point + 1]!
  let before = -1
  for (let way = start[point]!; way < end; way++) {
    const each = cost[way]!
    const at = site[way]!
    if (!(each >= 0 && each <= MOST_COST && at > before)) return false
    before = at
  }
  return before < sites
}
