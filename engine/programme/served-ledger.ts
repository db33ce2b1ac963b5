/**
 * Children served by a plan kept open for changes. Families go directly to places with room and are not moved on to
 * make room for others, so the count is a lower bound on the maximum flow that takes microseconds per change instead
 * of seconds per plan. Every year is kept.
 */
import { typeShares } from '../flow/fill-places.ts'
import { bandCount, bandsOfClass, classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'

export interface ServedLedger {
  problem: Problem
  outlets: Outlets
  /** year × district: worth of a child served. */
  worth: Float64Array
  /** year × point × band × type: children not served yet. */
  left: Float64Array
  /** year × outlet: free places, and who sits in the others. */
  room: Float64Array
  seated: Seated[]
  byOutlet: ReachOfOutlets
  /** cell → types it may take, least flexible first; class type → bands. */
  takes: number[][]
  bands: number[][]
  /** worth of all children served. */
  served: number
}

/** Families seated at an outlet in a year: index into `left`, and how many. */
interface Seated {
  family: number[]
  children: number[]
}

/** Outlet + 1, then the points that reach it with their cell. */
interface ReachOfOutlets {
  start: Int32Array
  point: Int32Array
  cell: Uint8Array
}

/** Opens the ledger with the existing institutions and the columns chosen. */
export function openServedLedger(
  problem: Problem,
  outlets: Outlets,
  worth: Float64Array,
  chosen: Int32Array,
): ServedLedger {
  const { demand, years } = problem.model
  const { types, tiers, count } = outlets
  const share = typeShares(demand)
  const left = new Float64Array(years * demand.points * bandCount * types)
  for (let at = 0; at < left.length; at++)
    left[at] = demand.wanting[Math.floor(at / types)]! * share[at % types]!
  const flexibility = (cell: number, type: number) =>
    Math.floor(type / tiers) - Math.floor(cell / tiers) + (type % tiers) - (cell % tiers)
  const ledger: ServedLedger = {
    problem,
    outlets,
    worth,
    left,
    room: new Float64Array(years * count),
    seated: Array.from({ length: years * count }, () => ({ family: [], children: [] })),
    byOutlet: reachOfOutlets(outlets),
    takes: Array.from({ length: types }, (_, cell) =>
      Array.from({ length: types }, (_, type) => type)
        .filter(type => Math.floor(type / tiers) >= Math.floor(cell / tiers) && type % tiers >= cell % tiers)
        .sort((a, b) => flexibility(cell, a) - flexibility(cell, b) || a - b),
    ),
    bands: Array.from({ length: classTypeCount }, (_, type) =>
      Array.from({ length: bandCount }, (_, band) => band).filter(
        band => bandsOfClass[type * bandCount + band],
      ),
    ),
    served: 0,
  }
  for (let at = 0; at < outlets.standing.length; at++)
    if (outlets.standing[at]! > 0) addPlaces(ledger, at, outlets.standing[at]!)
  for (let site = 0; site < chosen.length; site++) changeSite(ledger, -1, chosen[site]!)
  return ledger
}

function reachOfOutlets({ count, start, outlet, cell }: Outlets): ReachOfOutlets {
  const starts = new Int32Array(count + 1)
  for (const each of outlet) starts[each + 1]!++
  for (let at = 0; at < count; at++) starts[at + 1]! += starts[at]!
  const next = starts.slice()
  const point = new Int32Array(outlet.length)
  const cells = new Uint8Array(outlet.length)
  for (let at = 0; at + 1 < start.length; at++)
    for (let entry = start[at]!; entry < start[at + 1]!; entry++) {
      const to = next[outlet[entry]!]!++
      point[to] = at
      cells[to] = cell[entry]!
    }
  return { start: starts, point, cell: cells }
}

/** Replaces a site's column (−1: none) by another, and returns the change of what is served. */
export function changeSite(ledger: ServedLedger, old: number, column: number) {
  const before = ledger.served
  const freed: [number, number[]][] = []
  forEachOutlet(ledger, old, at => freed.push([at, removePlaces(ledger, at)]))
  forEachOutlet(ledger, column, (at, places) => addPlaces(ledger, at, places))
  for (const [at, families] of freed) seatFreed(ledger, at, families)
  return ledger.served - before
}

/** Calls with the year-and-outlet index and the places of each class of a column while it is open. */
function forEachOutlet(ledger: ServedLedger, column: number, visit: (at: number, places: number) => void) {
  if (column < 0) return
  const { problem, outlets } = ledger
  const { options, years } = problem.model
  const option = problem.columns.option[column]!
  for (let type = 0; type < classTypeCount; type++) {
    const outlet = outlets.ofOption[option * classTypeCount + type]!
    if (outlet < 0) continue
    const places = options.places[option * classTypeCount + type]!
    for (let year = problem.columns.year[column]!; year < years; year++)
      visit(year * outlets.count + outlet, places)
  }
}

/** Opens places and seats families not served yet: those first who could go nowhere farther or dearer. */
function addPlaces(ledger: ServedLedger, at: number, places: number) {
  const { outlets, problem, byOutlet, left, takes, bands, worth, seated } = ledger
  const { types, count } = outlets
  const { demand, districts } = problem.model
  const outlet = at % count
  const year = Math.floor(at / count)
  const seat = seated[at]!
  let room = ledger.room[at]! + places
  for (let rank = 0; rank < types && room > 0; rank++) {
    let any = false
    for (let entry = byOutlet.start[outlet]!; entry < byOutlet.start[outlet + 1]! && room > 0; entry++) {
      const cell = byOutlet.cell[entry]!
      const type = takes[cell % types]![rank]
      if (type === undefined) continue
      any = true
      const point = byOutlet.point[entry]!
      for (const band of bands[Math.floor(cell / types)]!) {
        const family = ((year * demand.points + point) * bandCount + band) * types + type
        const children = Math.min(room, left[family]!)
        if (children <= 0) continue
        left[family]! -= children
        room -= children
        seat.family.push(family)
        seat.children.push(children)
        ledger.served += children * worth[year * districts + demand.district[point]!]!
      }
    }
    if (!any) break
  }
  ledger.room[at] = room
}

/** Closes an outlet for a year and returns the families freed; they are not served until somebody seats them. */
function removePlaces(ledger: ServedLedger, at: number) {
  const { seated, left, room, outlets, worth, problem } = ledger
  const { demand, districts } = problem.model
  const year = Math.floor(at / outlets.count)
  const { family, children } = seated[at]!
  for (let each = 0; each < family.length; each++) {
    left[family[each]!]! += children[each]!
    const point = Math.floor(family[each]! / (outlets.types * bandCount)) - year * demand.points
    ledger.served -= children[each]! * worth[year * districts + demand.district[point]!]!
  }
  room[at] = 0
  seated[at] = { family: [], children: [] }
  return family
}

/** Seats the families that a closed outlet has freed where others in their reach have room. */
function seatFreed(ledger: ServedLedger, closed: number, families: number[]) {
  const { outlets, problem, left, room, seated, worth } = ledger
  const { types, tiers, count } = outlets
  const { demand, districts } = problem.model
  const year = Math.floor(closed / count)
  for (const freed of families) {
    if (left[freed]! <= 0) continue
    const type = freed % types
    const band = Math.floor(freed / types) % bandCount
    const point = Math.floor(freed / (types * bandCount)) - year * demand.points
    for (let entry = outlets.start[point]!; entry < outlets.start[point + 1]! && left[freed]! > 0; entry++) {
      const at = year * count + outlets.outlet[entry]!
      if (room[at]! <= 0) continue
      const cell = outlets.cell[entry]!
      const within = cell % types
      if (Math.floor(within / tiers) > Math.floor(type / tiers) || within % tiers > type % tiers) continue
      if (!bandsOfClass[Math.floor(cell / types) * bandCount + band]) continue
      const children = Math.min(room[at]!, left[freed]!)
      left[freed]! -= children
      room[at]! -= children
      seated[at]!.family.push(freed)
      seated[at]!.children.push(children)
      ledger.served += children * worth[year * districts + demand.district[point]!]!
    }
  }
}
