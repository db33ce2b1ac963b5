/**
 * Children served by a plan kept open for changes. Places that open take families who wait, and families who sit where
 * others wait; families whose places close go where there is room, or where somebody can move on to room. These are the
 * augmenting paths of at most two steps of a maximum flow, so the count is a lower bound on it, within about one per
 * cent, that takes microseconds per change instead of seconds per plan. Every year is kept, and changes can be undone.
 */

import { openSeatLists } from '../flow/seat-lists.ts'
import { childrenOfFamilies, familiesOfCells } from './families.ts'
import { bandCount, classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'

export type ServedLedger = ReturnType<typeof openServedLedger>

const least = 1e-9

/** Opens the ledger with the existing institutions and the columns chosen. `worth`: year × district, of a child served. */
export function openServedLedger(
  problem: Problem,
  outlets: Outlets,
  worth: Float64Array,
  chosen: Int32Array,
) {
  const { demand, years, districts, options } = problem.model
  const { types, tiers, count } = outlets
  const perPoint = bandCount * types
  const perYear = demand.points * perPoint
  // year × point × band × type: children not served yet, and outlets with room that would take them.
  const left = new Float64Array(years * perYear)
  const roomy = new Int16Array(left.length)
  // year × outlet: places, free places, and families waiting that it would take.
  const places = new Float64Array(years * count)
  const room = new Float64Array(years * count)
  const waiting = new Int32Array(years * count)
  const seats = openSeatLists(left.length, years * count)
  const takes = familiesOfCells(types, tiers)
  const wanting = childrenOfFamilies(problem, outlets, takes)
  const { ofOutlet, ofFamily } = whoMeets(outlets, takes, perPoint, livingFamilies(wanting, perYear))
  // what a change has done since `begin`: seats given, then places opened
  const seatLog: number[] = []
  const placeLog: number[] = []
  let served = 0

  const worthOf = (family: number) => {
    const year = Math.floor(family / perYear)
    return worth[year * districts + demand.district[Math.floor((family - year * perYear) / perPoint)]!]!
  }

  const setLeft = (family: number, children: number) => {
    const was = left[family]! > least
    const is = children > least
    left[family] = is ? children : 0
    if (was === is) return
    const year = Math.floor(family / perYear)
    const within = family - year * perYear
    const step = is ? 1 : -1
    const last = ofFamily.start[within + 1]!
    for (let entry = ofFamily.start[within]!; entry < last; entry++)
      waiting[year * count + ofFamily.list[entry]!]! += step
  }

  const setRoom = (at: number, free: number) => {
    const was = room[at]! > least
    const is = free > least
    room[at] = is ? free : 0
    if (was === is) return
    const year = Math.floor(at / count)
    const there = at - year * count
    const step = is ? 1 : -1
    const last = ofOutlet.start[there + 1]!
    for (let entry = ofOutlet.start[there]!; entry < last; entry++)
      roomy[year * perYear + ofOutlet.list[entry]!]! += step
  }

  /** Seats so many children of a family (un-seats them where negative). */
  const seat = (family: number, at: number, children: number) => {
    seats.add(family, at, children)
    setLeft(family, left[family]! - children)
    setRoom(at, room[at]! - children)
    served += children * worthOf(family)
  }
  const note = (family: number, at: number, children: number) => {
    seat(family, at, children)
    seatLog.push(family, at, children)
  }

  /** Who waits first in the reach of an outlet, from an entry on. */
  const seatWaiting = (at: number) => {
    if (waiting[at] === 0) return
    const year = Math.floor(at / count)
    const there = at - year * count
    const last = ofOutlet.start[there + 1]!
    for (let entry = ofOutlet.start[there]!; entry < last; entry++) {
      const family = year * perYear + ofOutlet.list[entry]!
      const children = Math.min(room[at]!, left[family]!)
      if (children <= least) continue
      note(family, at, children)
      if (room[at]! <= least || waiting[at] === 0) return
    }
  }

  /** Takes over families from full outlets where others wait. */
  const takeOver = (at: number) => {
    const year = Math.floor(at / count)
    const there = at - year * count
    const last = ofOutlet.start[there + 1]!
    for (let entry = ofOutlet.start[there]!; entry < last; entry++) {
      const family = year * perYear + ofOutlet.list[entry]!
      let record = seats.firstOfFamily(family)
      while (record >= 0) {
        const next = seats.nextOfFamily(record)
        const other = seats.outlet(record)
        if (other !== at && waiting[other]! > 0) {
          const most = Math.min(room[at]!, seats.children(record))
          const children = Math.min(most, waitingAt(other, most))
          if (children > least) {
            note(family, other, -children)
            note(family, at, children)
            seatWaiting(other)
            if (room[at]! <= least) return
          }
        }
        record = next
      }
    }
  }

  /** Children who wait in the reach of an outlet, counted until there are enough. */
  const waitingAt = (at: number, enough: number) => {
    const year = Math.floor(at / count)
    const there = at - year * count
    const last = ofOutlet.start[there + 1]!
    let sum = 0
    for (let entry = ofOutlet.start[there]!; entry < last && sum < enough; entry++)
      sum += left[year * perYear + ofOutlet.list[entry]!]!
    return sum
  }

  const open = (at: number, more: number) => {
    places[at]! += more
    placeLog.push(at, more)
    setRoom(at, room[at]! + more)
    seatWaiting(at)
    if (room[at]! > least) takeOver(at)
  }

  /** Closes all places of an outlet; the families freed are listed in `freed`. */
  const close = (at: number, freed: number[]) => {
    for (let record = seats.firstOfOutlet(at); record >= 0; record = seats.firstOfOutlet(at)) {
      const family = seats.family(record)
      freed.push(family)
      note(family, at, -seats.children(record))
    }
    placeLog.push(at, -places[at]!)
    places[at] = 0
    setRoom(at, 0)
  }

  /** Seats a family that was freed: where there is room, else where somebody moves on to room. */
  const reseat = (family: number) => {
    const year = Math.floor(family / perYear)
    const within = family - year * perYear
    for (let step = 0; step < 2; step++)
      for (let entry = ofFamily.start[within]!; entry < ofFamily.start[within + 1]!; entry++) {
        if (step === 0 && roomy[family] === 0) break
        const at = year * count + ofFamily.list[entry]!
        if (step === 1 && places[at]! > least) moveOn(at, left[family]!)
        const children = Math.min(room[at]!, left[family]!)
        if (children > least) note(family, at, children)
        if (left[family]! <= least) return
      }
  }

  /** Makes room at a full outlet by moving on those who find room elsewhere. */
  const moveOn = (at: number, wanted: number) => {
    const year = Math.floor(at / count)
    let record = seats.firstOfOutlet(at)
    while (record >= 0 && room[at]! < wanted - least) {
      const next = seats.nextOfOutlet(record)
      const family = seats.family(record)
      if (roomy[family]! > (room[at]! > least ? 1 : 0)) {
        const within = family - year * perYear
        for (let entry = ofFamily.start[within]!; entry < ofFamily.start[within + 1]!; entry++) {
          const other = year * count + ofFamily.list[entry]!
          if (other === at || room[other]! <= least) continue
          const children = Math.min(room[other]!, seats.children(record), wanted - room[at]!)
          if (children <= least) break
          const all = children >= seats.children(record) - least
          note(family, at, -children)
          note(family, other, children)
          if (all) break
        }
      }
      record = next
    }
  }

  /** Calls with the year-and-outlet index and the places of each class of a column while it is open. */
  const forEachOutlet = (column: number, visit: (at: number, places: number) => void) => {
    if (column < 0) return
    const option = problem.columns.option[column]!
    for (let type = 0; type < classTypeCount; type++) {
      const there = outlets.ofOption[option * classTypeCount + type]!
      if (there < 0) continue
      for (let year = problem.columns.year[column]!; year < years; year++)
        visit(year * count + there, options.places[option * classTypeCount + type]!)
    }
  }

  /** Replaces a site's column (−1: none) by another, and returns the change of what is served. */
  const change = (old: number, column: number) => {
    const before = served
    const freed: number[] = []
    forEachOutlet(old, at => close(at, freed))
    forEachOutlet(column, open)
    for (const family of freed) if (left[family]! > least) reseat(family)
    return served - before
  }

  /** From here on changes can be undone. */
  const begin = () => {
    seatLog.length = 0
    placeLog.length = 0
  }

  /** Undoes all changes since `begin`. */
  const undo = () => {
    const before: [number, number][] = []
    for (let at = placeLog.length - 2; at >= 0; at -= 2) before.push([placeLog[at]!, placeLog[at + 1]!])
    for (let at = seatLog.length - 3; at >= 0; at -= 3)
      seats.add(seatLog[at]!, seatLog[at + 1]!, -seatLog[at + 2]!)
    for (let at = seatLog.length - 3; at >= 0; at -= 3) {
      const family = seatLog[at]!
      const children = seatLog[at + 2]!
      setLeft(family, left[family]! + children)
      served -= children * worthOf(family)
    }
    for (const [at, more] of before) places[at]! -= more
    const freeAgain = new Map<number, number>()
    for (let at = 0; at < seatLog.length; at += 3)
      freeAgain.set(seatLog[at + 1]!, (freeAgain.get(seatLog[at + 1]!) ?? 0) + seatLog[at + 2]!)
    for (const [at, more] of before) freeAgain.set(at, (freeAgain.get(at) ?? 0) - more)
    for (const [at, more] of freeAgain) setRoom(at, room[at]! + more)
    begin()
  }

  wanting.forEach((children, family) => {
    if (children > least) setLeft(family, children)
  })
  for (let at = 0; at < outlets.standing.length; at++)
    if (outlets.standing[at]! > 0) open(at, outlets.standing[at]!)
  for (let site = 0; site < chosen.length; site++) change(-1, chosen[site]!)
  begin()
  return { served: () => served, change, begin, undo }
}

/** point × band × type: 1 where children want care in any year. */
function livingFamilies(wanting: Float64Array, perYear: number) {
  const living = new Uint8Array(perYear)
  for (let at = 0; at < wanting.length; at++) if (wanting[at]! > 0) living[at % perYear] = 1
  return living
}

/**
 * Outlet + 1, then the families (point × band × type) that it takes, point by point and least flexible first; family + 1,
 * then the outlets that take it.
 */
function whoMeets(
  { count, start, outlet, cell }: Outlets,
  takes: Int32Array[],
  perPoint: number,
  living: Uint8Array,
) {
  const forEach = (visit: (there: number, family: number) => void) => {
    for (let point = 0; point + 1 < start.length; point++)
      for (let entry = start[point]!; entry < start[point + 1]!; entry++)
        for (const of of takes[cell[entry]!]!)
          if (living[point * perPoint + of]) visit(outlet[entry]!, point * perPoint + of)
  }
  const ofOutlet = new Int32Array(count + 1)
  const ofFamily = new Int32Array(living.length + 1)
  forEach((there, family) => {
    ofOutlet[there + 1]!++
    ofFamily[family + 1]!++
  })
  for (let at = 0; at < count; at++) ofOutlet[at + 1]! += ofOutlet[at]!
  for (let at = 0; at < living.length; at++) ofFamily[at + 1]! += ofFamily[at]!
  const families = new Int32Array(ofOutlet[count]!)
  const outletsOf = new Int32Array(ofOutlet[count]!)
  const [nextOfOutlet, nextOfFamily] = [ofOutlet.slice(), ofFamily.slice()]
  forEach((there, family) => {
    families[nextOfOutlet[there]!++] = family
    outletsOf[nextOfFamily[family]!++] = there
  })
  return { ofOutlet: { start: ofOutlet, list: families }, ofFamily: { start: ofFamily, list: outletsOf } }
}
