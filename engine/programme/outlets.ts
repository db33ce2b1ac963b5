/**
 * Where children can be taken in: an outlet is one class type of one facility at one fee tier. An existing institution
 * has outlets at its own tier, a site at every tier one of its options has. Capacities live on outlets, and a demand
 * point sees each outlet in reach once.
 */
import { tierOf } from '../flow/family-types.ts'
import { bandCount, bandsOfClass, classTypeCount } from './model.ts'
import type { Problem } from './problem.ts'

export interface Outlets {
  count: number
  types: number
  tiers: number
  /** year × outlet: usable places of existing institutions, 0 for sites. */
  standing: Float64Array
  /** option × class type: outlet, −1 where the option has no such class or nobody would pay its fee. */
  ofOption: Int32Array
  /** point + 1, then outlet and cell (class type × ring × tier) of each outlet in reach. */
  start: Int32Array
  outlet: Int32Array
  cell: Uint16Array
  /** points in an order that keeps neighbours together, so that what they share stays in the processor's cache. */
  visit: Int32Array
  /** year × outlet: children who could come at most; a place beyond them serves nobody. */
  reachable: Float64Array
}

/** Lists the outlets and who reaches them. */
export function listOutlets({ model }: Problem): Outlets {
  const { existing, sites, options, demand, travel, years } = model
  const tiers = demand.tierLimitFen.length
  const rings = demand.ringLimit.length
  const facilities = existing.count + sites.count
  const at = new Int32Array(facilities * tiers * classTypeCount).fill(-1)
  let count = 0
  const outletOf = (facility: number, feeFen: number, type: number) => {
    const tier = tierOf(feeFen, demand.tierLimitFen)
    if (tier >= tiers) return -1
    const key = (facility * tiers + tier) * classTypeCount + type
    if (at[key]! < 0) at[key] = count++
    return at[key]!
  }
  const standingAt: [number, number, number][] = []
  for (let institution = 0; institution < existing.count; institution++)
    for (let year = 0; year < years; year++)
      for (let type = 0; type < classTypeCount; type++) {
        const places = existing.usablePlaces[(institution * years + year) * classTypeCount + type]!
        if (places === 0) continue
        const outlet = outletOf(institution, existing.monthlyFeeFen[institution]!, type)
        if (outlet >= 0) standingAt.push([year, outlet, places])
      }
  const ofOption = new Int32Array(options.count * classTypeCount).fill(-1)
  for (let site = 0; site < sites.count; site++)
    for (let option = sites.optionStart[site]!; option < sites.optionStart[site + 1]!; option++)
      for (let type = 0; type < classTypeCount; type++)
        if (options.places[option * classTypeCount + type]! > 0)
          ofOption[option * classTypeCount + type] = outletOf(
            existing.count + site,
            options.monthlyFeeFen[option]!,
            type,
          )
  const standing = new Float64Array(years * count)
  for (const [year, outlet, places] of standingAt) standing[year * count + outlet]! += places

  const start = new Int32Array(demand.points + 1)
  const outlet: number[] = []
  const cell: number[] = []
  for (let point = 0; point < demand.points; point++) {
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
      const ring = tierOf(travel.cost[entry]!, demand.ringLimit)
      if (ring >= rings) continue
      for (let tier = 0; tier < tiers; tier++)
        for (let type = 0; type < classTypeCount; type++) {
          const there = at[(travel.facility[entry]! * tiers + tier) * classTypeCount + type]!
          if (there < 0) continue
          outlet.push(there)
          cell.push((type * rings + ring) * tiers + tier)
        }
    }
    start[point + 1] = outlet.length
  }
  const lists = { start, outlet: Int32Array.from(outlet), cell: Uint16Array.from(cell) }
  return {
    count,
    types: rings * tiers,
    tiers,
    standing,
    ofOption,
    ...lists,
    visit: neighbourOrder({ model }, facilities),
    reachable: reachableChildren({ model }, count, lists),
  }
}

/** Depth first from point to point through the facilities they share. */
function neighbourOrder({ model: { demand, travel } }: Pick<Problem, 'model'>, facilities: number) {
  const start = new Int32Array(facilities + 1)
  for (const facility of travel.facility) start[facility + 1]!++
  for (let at = 0; at < facilities; at++) start[at + 1]! += start[at]!
  const next = start.slice()
  const pointOf = new Int32Array(travel.facility.length)
  for (let point = 0; point < demand.points; point++)
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++)
      pointOf[next[travel.facility[entry]!]!++] = point
  const done = new Uint8Array(demand.points)
  const spread = new Uint8Array(facilities)
  const visit: number[] = []
  for (let first = 0; first < demand.points; first++) {
    const stack = [first]
    for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
      if (done[point]) continue
      done[point] = 1
      visit.push(point)
      for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
        const facility = travel.facility[entry]!
        if (spread[facility]) continue
        spread[facility] = 1
        for (let at = start[facility]!; at < start[facility + 1]!; at++) stack.push(pointOf[at]!)
      }
    }
  }
  return Int32Array.from(visit)
}

function reachableChildren(
  { model: { demand, years } }: Pick<Problem, 'model'>,
  count: number,
  { start, outlet, cell }: Pick<Outlets, 'start' | 'outlet' | 'cell'>,
) {
  const rings = demand.ringLimit.length
  const tiers = demand.tierLimitFen.length
  const reachable = new Float64Array(years * count)
  const ofType = new Float64Array(classTypeCount)
  for (let year = 0; year < years; year++)
    for (let point = 0; point < demand.points; point++) {
      ofType.fill(0)
      for (let type = 0; type < classTypeCount; type++)
        for (let band = 0; band < bandCount; band++)
          if (bandsOfClass[type * bandCount + band])
            ofType[type]! += demand.wanting[(year * demand.points + point) * bandCount + band]!
      for (let entry = start[point]!; entry < start[point + 1]!; entry++) {
        const type = Math.floor(cell[entry]! / (rings * tiers))
        const ring = Math.floor(cell[entry]! / tiers) % rings
        const willing = demand.ringShare[ring]! * demand.tierShare[cell[entry]! % tiers]!
        reachable[year * count + outlet[entry]!]! += ofType[type]! * willing
      }
    }
  return reachable
}
