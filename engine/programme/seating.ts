/**
 * Children seated in outlets, in every year, by augmenting paths of at most two steps: places that open take families who
 * wait, and families who sit where others wait; families whose places close go where there is room, or where somebody
 * can move on to room.
 *
 * Families are numbered year × point × band × type, outlets year × outlet. What is done is noted, so that it can be undone.
 */
import { openSeatLists, type SeatLists } from '../flow/seat-lists.ts'
import { childrenOfFamilies, familiesOfCells } from './families.ts'
import { bandCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import type { Worth } from './served-prices.ts'
import { type Entries, livingFamilies, whoMeets } from './who-meets.ts'

export interface Seating {
  /** families of a point and of a year, and outlets. */
  perPoint: number
  perYear: number
  outlets: number
  /** family: children not served yet, outlets with room that would take them. */
  left: Float64Array
  roomy: Int16Array
  /** year × point: what a child served is worth. */
  worth: Float64Array
  /** outlet: places, free places, and families waiting that it would take. */
  places: Float64Array
  room: Float64Array
  waiting: Int32Array
  /** who sits where, and who would sit where: within a year, outlet + 1 and its families, family + 1 and its outlets. */
  lists: SeatLists
  ofOutlet: Entries
  ofFamily: Entries
  /** worth of all children served. */
  served: number
  /** what was done since the log was cleared: family, outlet and children seated; outlet and places opened. */
  seatLog: number[]
  placeLog: number[]
}

/** Fewer children, or less room, are none. */
export const leastChildren = 1e-9

/**
 * The places given, year × outlet, taken by who waits in their reach, the least flexible first; nobody makes way for others yet.
 * `worth`: year × district, of a child served. `used`: 1 for the outlets at which places may open.
 */
export function openSeating(
  problem: Problem,
  outlets: Outlets,
  worth: Worth,
  used: Uint8Array,
  places: Float64Array,
): Seating {
  const { demand, years, districts } = problem.model
  const perPoint = bandCount * outlets.types
  const perYear = demand.points * perPoint
  const takes = familiesOfCells(outlets.types, outlets.tiers)
  const left = childrenOfFamilies(problem, outlets, takes)
  const seating: Seating = {
    perPoint,
    perYear,
    outlets: outlets.count,
    left,
    roomy: new Int16Array(years * perYear),
    worth: Float64Array.from({ length: years * demand.points }, (_, at) => {
      const year = Math.floor(at / demand.points)
      return worth[year * districts + demand.district[at % demand.points]!]!
    }),
    places,
    room: places.slice(),
    waiting: new Int32Array(years * outlets.count),
    lists: openSeatLists(years * perYear, years * outlets.count),
    ...whoMeets(outlets, takes, perPoint, livingFamilies(left, perYear), used),
    served: 0,
    seatLog: [],
    placeLog: [],
  }
  for (let at = 0; at < places.length; at++) if (places[at]! > leastChildren) takeWaiting(seating, at)
  for (let at = 0; at < places.length; at++) if (seating.room[at]! > leastChildren) noteRoom(seating, at, 1)
  for (let family = 0; family < left.length; family++)
    if (left[family]! > leastChildren) noteWaiting(seating, family, 1)
  return seating
}

/** Free places take who waits, before it is counted where somebody waits and where is room. */
function takeWaiting(seating: Seating, at: number) {
  const { left, room, lists, perYear, outlets, ofOutlet } = seating
  const year = Math.floor(at / outlets)
  const there = at - year * outlets
  for (let entry = ofOutlet.start[there]!; entry < ofOutlet.start[there + 1]!; entry++) {
    const family = year * perYear + ofOutlet.list[entry]!
    const children = Math.min(room[at]!, left[family]!)
    if (children <= leastChildren) continue
    lists.add(family, at, children)
    left[family] = children === left[family] ? 0 : left[family]! - children
    room[at] = children === room[at] ? 0 : room[at]! - children
    seating.served += children * worthOf(seating, family)
    if (room[at]! <= leastChildren) return
  }
}

/** Opens places at an outlet, which take who waits and who makes way for others. */
export function openPlaces(seating: Seating, at: number, more: number) {
  seating.places[at]! += more
  seating.placeLog.push(at, more)
  setRoom(seating, at, seating.room[at]! + more)
  seatWaiting(seating, at)
  if (seating.room[at]! > leastChildren) takeOver(seating, at)
}

/** Closes all places of an outlet; the families freed are listed in `freed`. */
export function closePlaces(seating: Seating, at: number, freed: number[]) {
  const { lists, places, placeLog } = seating
  for (let record = lists.firstOfOutlet(at); record >= 0; record = lists.firstOfOutlet(at)) {
    const family = lists.family(record)
    freed.push(family)
    seat(seating, family, at, -lists.children(record))
  }
  placeLog.push(at, -places[at]!)
  places[at] = 0
  setRoom(seating, at, 0)
}

/** Seats a family that was freed: where there is room, else where somebody moves on to room. */
export function reseat(seating: Seating, family: number) {
  const { perYear, outlets, ofFamily, roomy, left, room, places } = seating
  const year = Math.floor(family / perYear)
  const within = family - year * perYear
  for (let step = 0; step < 2; step++)
    for (let entry = ofFamily.start[within]!; entry < ofFamily.start[within + 1]!; entry++) {
      if (step === 0 && roomy[family] === 0) break
      const at = year * outlets + ofFamily.list[entry]!
      if (step === 1 && places[at]! > leastChildren) moveOn(seating, at, left[family]!)
      const children = Math.min(room[at]!, left[family]!)
      if (children > leastChildren) seat(seating, family, at, children)
      if (left[family]! <= leastChildren) return
    }
}

/** Undoes all that was done since the log was cleared, and clears it. */
export function undoAll(seating: Seating) {
  const { seatLog, placeLog, lists, left, places, room } = seating
  const before: [outlet: number, more: number][] = []
  for (let at = placeLog.length - 2; at >= 0; at -= 2) before.push([placeLog[at]!, placeLog[at + 1]!])
  for (let at = seatLog.length - 3; at >= 0; at -= 3)
    lists.add(seatLog[at]!, seatLog[at + 1]!, -seatLog[at + 2]!)
  for (let at = seatLog.length - 3; at >= 0; at -= 3) {
    const family = seatLog[at]!
    const children = seatLog[at + 2]!
    setLeft(seating, family, left[family]! + children)
    seating.served -= children * worthOf(seating, family)
  }
  for (const [at, more] of before) places[at]! -= more
  const freeAgain = new Map<number, number>()
  for (let at = 0; at < seatLog.length; at += 3)
    freeAgain.set(seatLog[at + 1]!, (freeAgain.get(seatLog[at + 1]!) ?? 0) + seatLog[at + 2]!)
  for (const [at, more] of before) freeAgain.set(at, (freeAgain.get(at) ?? 0) - more)
  for (const [at, more] of freeAgain) setRoom(seating, at, room[at]! + more)
  clearLog(seating)
}

/** What was done until now is not undone any more. */
export function clearLog({ seatLog, placeLog }: Seating) {
  seatLog.length = 0
  placeLog.length = 0
}

const worthOf = ({ worth, perPoint }: Seating, family: number) => worth[Math.floor(family / perPoint)]!

function setLeft(seating: Seating, family: number, children: number) {
  const { left } = seating
  const was = left[family]! > leastChildren
  const is = children > leastChildren
  left[family] = is ? children : 0
  if (was !== is) noteWaiting(seating, family, is ? 1 : -1)
}

/** Counts a family to those waiting at all outlets that would take it, or no longer. */
function noteWaiting({ waiting, perYear, outlets, ofFamily }: Seating, family: number, step: number) {
  const year = Math.floor(family / perYear)
  const within = family - year * perYear
  const last = ofFamily.start[within + 1]!
  for (let entry = ofFamily.start[within]!; entry < last; entry++)
    waiting[year * outlets + ofFamily.list[entry]!]! += step
}

function setRoom(seating: Seating, at: number, free: number) {
  const { room } = seating
  const was = room[at]! > leastChildren
  const is = free > leastChildren
  room[at] = is ? free : 0
  if (was !== is) noteRoom(seating, at, is ? 1 : -1)
}

/** Counts an outlet to those with room for all families that it would take, or no longer. */
function noteRoom({ roomy, perYear, outlets, ofOutlet }: Seating, at: number, step: number) {
  const year = Math.floor(at / outlets)
  const there = at - year * outlets
  const last = ofOutlet.start[there + 1]!
  for (let entry = ofOutlet.start[there]!; entry < last; entry++)
    roomy[year * perYear + ofOutlet.list[entry]!]! += step
}

/** Seats so many children of a family (un-seats them where negative). */
export function seat(seating: Seating, family: number, at: number, children: number) {
  seating.lists.add(family, at, children)
  setLeft(seating, family, seating.left[family]! - children)
  setRoom(seating, at, seating.room[at]! - children)
  seating.served += children * worthOf(seating, family)
  seating.seatLog.push(family, at, children)
}

/** Seats who waits in the reach of an outlet, the first entries first. */
export function seatWaiting(seating: Seating, at: number) {
  const { waiting, room, left, perYear, outlets, ofOutlet } = seating
  if (waiting[at] === 0) return
  const year = Math.floor(at / outlets)
  const there = at - year * outlets
  const last = ofOutlet.start[there + 1]!
  for (let entry = ofOutlet.start[there]!; entry < last; entry++) {
    const family = year * perYear + ofOutlet.list[entry]!
    const children = Math.min(room[at]!, left[family]!)
    if (children <= leastChildren) continue
    seat(seating, family, at, children)
    if (room[at]! <= leastChildren || waiting[at] === 0) return
  }
}

/** Takes over families from full outlets where others wait. */
function takeOver(seating: Seating, at: number) {
  const { waiting, room, lists, perYear, outlets, ofOutlet } = seating
  const year = Math.floor(at / outlets)
  const there = at - year * outlets
  const last = ofOutlet.start[there + 1]!
  for (let entry = ofOutlet.start[there]!; entry < last; entry++) {
    const family = year * perYear + ofOutlet.list[entry]!
    let record = lists.firstOfFamily(family)
    while (record >= 0) {
      const next = lists.nextOfFamily(record)
      const other = lists.outlet(record)
      if (other !== at && waiting[other]! > 0) {
        const most = Math.min(room[at]!, lists.children(record))
        const children = Math.min(most, waitingAt(seating, other, most))
        if (children > leastChildren) {
          seat(seating, family, other, -children)
          seat(seating, family, at, children)
          seatWaiting(seating, other)
          if (room[at]! <= leastChildren) return
        }
      }
      record = next
    }
  }
}

/** Children who wait in the reach of an outlet, counted until there are enough. */
function waitingAt({ left, perYear, outlets, ofOutlet }: Seating, at: number, enough: number) {
  const year = Math.floor(at / outlets)
  const there = at - year * outlets
  const last = ofOutlet.start[there + 1]!
  let sum = 0
  for (let entry = ofOutlet.start[there]!; entry < last && sum < enough; entry++)
    sum += left[year * perYear + ofOutlet.list[entry]!]!
  return sum
}

/** Makes room at a full outlet by moving on those who find room elsewhere. */
function moveOn(seating: Seating, at: number, wanted: number) {
  const { room, roomy, lists, perYear, outlets, ofFamily } = seating
  const year = Math.floor(at / outlets)
  let record = lists.firstOfOutlet(at)
  while (record >= 0 && room[at]! < wanted - leastChildren) {
    const next = lists.nextOfOutlet(record)
    const family = lists.family(record)
    if (roomy[family]! > (room[at]! > leastChildren ? 1 : 0)) {
      const within = family - year * perYear
      for (let entry = ofFamily.start[within]!; entry < ofFamily.start[within + 1]!; entry++) {
        const other = year * outlets + ofFamily.list[entry]!
        if (other === at || room[other]! <= leastChildren) continue
        const children = Math.min(room[other]!, lists.children(record), wanted - room[at]!)
        if (children <= leastChildren) break
        const all = children >= lists.children(record) - leastChildren
        seat(seating, family, at, -children)
        seat(seating, family, other, children)
        if (all) break
      }
    }
    record = next
  }
}
