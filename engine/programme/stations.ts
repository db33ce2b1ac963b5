/**
 * Where a family is taken in as a whole: a station is a facility at one fee tier, with all its class types. Its classes
 * share the families in reach, which outlets (one class type each) do not say.
 */
import { tierOf } from '../flow/family-types.ts'
import { childrenOfFamilies, familiesOfCells } from './families.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import { halfOfViews, openViews, type Views } from './station-views.ts'

export interface Stations extends Views {
  count: number
  /** option → its station, −1 where nobody would pay its fee; existing institution → its station, −1 alike. */
  ofOption: Int32Array
  ofInstitution: Int32Array
  /** year × point × band × type: children who want care, see `childrenOfFamilies`. */
  children: Float64Array
  /** station + 1, then the views it sees. */
  start: Int32Array
  view: Int32Array
  /** where the second half of the work begins, stations by what they see and views (whole points) by what they show. */
  halfStation: number
  halfView: number
}

/** Lists the stations, and the families that each reaches, with neighbours side by side. */
export function listStations(problem: Problem, outlets: Outlets): Stations {
  const { existing, sites, options, demand, travel } = problem.model
  const { types, tiers, visit } = outlets
  const rings = demand.ringLimit.length
  const facilities = existing.count + sites.count
  const children = childrenOfFamilies(problem, outlets, familiesOfCells(types, tiers))

  const wanted = new Uint8Array(facilities * tiers)
  const tierOfInstitution = Int32Array.from(existing.monthlyFeeFen, fee => tierOf(fee, demand.tierLimitFen))
  tierOfInstitution.forEach((tier, at) => {
    if (tier < tiers) wanted[at * tiers + tier] = 1
  })
  const tierOfOption = Int32Array.from(options.monthlyFeeFen, fee => tierOf(fee, demand.tierLimitFen))
  for (let site = 0; site < sites.count; site++)
    for (let option = sites.optionStart[site]!; option < sites.optionStart[site + 1]!; option++)
      if (tierOfOption[option]! < tiers) wanted[(existing.count + site) * tiers + tierOfOption[option]!] = 1

  // Stations are numbered as their first points are visited, so that what neighbours share is near in memory.
  const stationAt = new Int32Array(facilities * tiers).fill(-1)
  const seen: [view: number, station: number][] = []
  const views = openViews(problem, outlets, children)
  const viewOfCell = new Int32Array(types)
  let count = 0
  for (const point of visit) {
    const reached: [station: number, cell: number][] = []
    viewOfCell.fill(-1)
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
      const ring = tierOf(travel.cost[entry]!, demand.ringLimit)
      if (ring >= rings) continue
      for (let tier = 0; tier < tiers; tier++) {
        const key = travel.facility[entry]! * tiers + tier
        if (!wanted[key]) continue
        if (stationAt[key]! < 0) stationAt[key] = count++
        viewOfCell[ring * tiers + tier] = 0
        reached.push([stationAt[key]!, ring * tiers + tier])
      }
    }
    views.add(point, viewOfCell)
    for (const [station, cell] of reached) seen.push([viewOfCell[cell]!, station])
  }
  const start = new Int32Array(count + 1)
  for (const [, station] of seen) start[station + 1]!++
  for (let station = 0; station < count; station++) start[station + 1]! += start[station]!
  const next = start.slice()
  const view = new Int32Array(seen.length)
  for (const [each, station] of seen) view[next[station]!++] = each
  const stationOf = (facility: number, tier: number) =>
    tier < tiers ? stationAt[facility * tiers + tier]! : -1
  const ofOption = new Int32Array(options.count)
  for (let site = 0; site < sites.count; site++)
    for (let option = sites.optionStart[site]!; option < sites.optionStart[site + 1]!; option++)
      ofOption[option] = stationOf(existing.count + site, tierOfOption[option]!)
  let halfStation = 0
  while (halfStation < count && start[halfStation]! < seen.length / 2) halfStation++
  const listed = views.listed()
  return {
    ...listed,
    count,
    halfStation,
    halfView: halfOfViews(listed),
    ofOption,
    ofInstitution: tierOfInstitution.map((tier, at) => stationOf(at, tier)),
    children,
    start,
    view,
  }
}
