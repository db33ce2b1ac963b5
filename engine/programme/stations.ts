/**
 * Where a family is taken in as a whole: a station is a facility at one fee tier, with all its class types. Its classes
 * share the families in reach, which outlets (one class type each) do not say.
 */
import { tierOf } from '../flow/family-types.ts'
import { childrenOfFamilies, familiesOfCells } from './families.ts'
import { bandCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'

export interface Stations {
  count: number
  /** option → its station, −1 where nobody would pay its fee; existing institution → its station, −1 alike. */
  ofOption: Int32Array
  ofInstitution: Int32Array
  /** year × point × band × type: children who want care, see `childrenOfFamilies`. */
  children: Float64Array
  /** station + 1, then views: a view is what all stations of one ring and tier see at a point. */
  start: Int32Array
  view: Int32Array
  /** view: its point; view + 1, then the families it shows, as band × type. */
  pointOfView: Int32Array
  viewStart: Int32Array
  family: Uint16Array
  /** where the second half of the work begins, stations by what they see and views (whole points) by what they show. */
  halfStation: number
  halfView: number
}

/** Lists the stations, and the families that each reaches, with neighbours side by side. */
export function listStations(problem: Problem, outlets: Outlets): Stations {
  const { existing, sites, options, demand, travel, years } = problem.model
  const { types, tiers, visit } = outlets
  const rings = demand.ringLimit.length
  const families = bandCount * types
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
  const pointOfView: number[] = []
  const viewStart = [0]
  const family: number[] = []
  const viewOfCell = new Int32Array(types)
  let count = 0
  for (const point of visit) {
    viewOfCell.fill(-1)
    for (let entry = travel.start[point]!; entry < travel.start[point + 1]!; entry++) {
      const ring = tierOf(travel.cost[entry]!, demand.ringLimit)
      if (ring >= rings) continue
      for (let tier = 0; tier < tiers; tier++) {
        const key = travel.facility[entry]! * tiers + tier
        if (!wanted[key]) continue
        if (stationAt[key]! < 0) stationAt[key] = count++
        const cell = ring * tiers + tier
        if (viewOfCell[cell]! < 0) {
          viewOfCell[cell] = pointOfView.push(point) - 1
          for (let each = 0; each < families; each++) if (shows(point, each, ring, tier)) family.push(each)
          viewStart.push(family.length)
        }
        seen.push([viewOfCell[cell]!, stationAt[key]!])
      }
    }
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
  let halfView = 0
  while (halfView < pointOfView.length && viewStart[halfView]! < family.length / 2) halfView++
  while (halfView < pointOfView.length && pointOfView[halfView] === pointOfView[halfView - 1]) halfView++
  let halfStation = 0
  while (halfStation < count && start[halfStation]! < seen.length / 2) halfStation++
  return {
    count,
    halfStation,
    halfView,
    ofOption,
    ofInstitution: tierOfInstitution.map((tier, at) => stationOf(at, tier)),
    children,
    start,
    view,
    pointOfView: Int32Array.from(pointOfView),
    viewStart: Int32Array.from(viewStart),
    family: Uint16Array.from(family),
  }

  function shows(point: number, each: number, ring: number, tier: number) {
    const type = each % types
    if (Math.floor(type / tiers) < ring || type % tiers < tier) return false
    for (let year = 0; year < years; year++)
      if (children[(year * demand.points + point) * families + each]! > 0) return true
    return false
  }
}
