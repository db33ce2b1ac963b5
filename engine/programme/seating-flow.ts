/**
 * Seats the most children that the open places can take: Dinic's phases (1970) on a seating, from families who wait over those who sit
 * and could move to free places. Single changes move families by two steps at most and so lose some; this brings the seating back to
 * the maximum, or within a few hundred-thousandths of it.
 */
import { leastChildren, type Seating, seat, seatWaiting } from './seating.ts'

/** One year of a seating in one phase. */
interface Phase {
  seating: Seating
  year: number
  /** outlet: steps from the families who wait; −1 where none leads there, or nothing leads on. */
  level: Int32Array
  /** outlet on a level: the record of who sits there that is looked at next. */
  nextRecord: Int32Array
}

/** A phase that seats a smaller part of all children served is the last of its year: each that follows seats a fraction of it. */
const leastGain = 2e-6

/** Seats in every year nearly all who can be seated by moving others; returns the children's worth gained. */
export function seatMost(seating: Seating): number {
  const before = seating.served
  const { outlets } = seating
  const phase = { seating, year: 0, level: new Int32Array(outlets), nextRecord: new Int32Array(outlets) }
  for (; phase.year * seating.perYear < seating.left.length; phase.year++) {
    seatDirectly(phase)
    const waiting = reachableFamilies(phase)
    const enough = leastGain * seating.served
    for (let gain = Infinity; gain > enough && reachFree(phase, waiting); ) {
      const seated = seating.served
      seatAlong(phase, waiting)
      gain = seating.served - seated
    }
  }
  return seating.served - before
}

/** Every outlet with free places takes who waits in its reach. */
function seatDirectly({ seating, year }: Phase) {
  const { outlets, room } = seating
  for (let at = year * outlets; at < (year + 1) * outlets; at++)
    if (room[at]! > leastChildren) seatWaiting(seating, at)
}

/** The waiting families that a free place can reach if others move: whom none reaches now, none ever will. */
function reachableFamilies({ seating, year }: Phase): number[] {
  const { outlets, perYear, room, left, ofOutlet, lists } = seating
  const isReached = new Uint8Array(outlets)
  const isFound = new Uint8Array(perYear)
  const queue: number[] = []
  const reach = (there: number) => {
    isReached[there] = 1
    queue.push(there)
  }
  for (let there = 0; there < outlets; there++)
    if (room[year * outlets + there]! > leastChildren) reach(there)
  for (let there = queue.pop(); there !== undefined; there = queue.pop())
    for (let entry = ofOutlet.start[there]!; entry < ofOutlet.start[there + 1]!; entry++) {
      const within = ofOutlet.list[entry]!
      if (isFound[within]) continue
      isFound[within] = 1
      let record = lists.firstOfFamily(year * perYear + within)
      for (; record >= 0; record = lists.nextOfFamily(record)) {
        const other = lists.outlet(record) - year * outlets
        if (!isReached[other]) reach(other)
      }
    }
  const list: number[] = []
  for (let within = 0; within < perYear; within++)
    if (isFound[within] && left[year * perYear + within]! > leastChildren) list.push(within)
  return list
}

/** Goes level by level from those who wait to the first level with free places; false where there is none. */
function reachFree({ seating, year, level, nextRecord }: Phase, waiting: number[]): boolean {
  const { outlets, perYear, room, left, ofFamily, lists } = seating
  level.fill(-1)
  const isAsked = new Uint8Array(perYear)
  let families = waiting.filter(within => left[year * perYear + within]! > leastChildren)
  for (let depth = 0; families.length > 0; depth++) {
    const full: number[] = []
    let isFree = false
    for (const within of families)
      for (let entry = ofFamily.start[within]!; entry < ofFamily.start[within + 1]!; entry++) {
        const there = ofFamily.list[entry]!
        if (level[there]! >= 0) continue
        level[there] = depth
        nextRecord[there] = lists.firstOfOutlet(year * outlets + there)
        if (room[year * outlets + there]! > leastChildren) isFree = true
        else full.push(there)
      }
    if (isFree) return true
    families = []
    for (const there of full) {
      let record = lists.firstOfOutlet(year * outlets + there)
      for (; record >= 0; record = lists.nextOfOutlet(record)) {
        const within = lists.family(record) - year * perYear
        if (isAsked[within]) continue
        isAsked[within] = 1
        families.push(within)
      }
    }
  }
  return false
}

/** Seats who waits along the levels. */
function seatAlong(phase: Phase, waiting: number[]) {
  const { seating, year } = phase
  const { left, perYear, ofFamily, outlets } = seating
  for (const within of waiting) {
    const family = year * perYear + within
    for (let entry = ofFamily.start[within]!; entry < ofFamily.start[within + 1]!; entry++) {
      if (left[family]! <= leastChildren) break
      const there = ofFamily.list[entry]!
      if (phase.level[there] !== 0) continue
      const free = makeRoom(phase, there, left[family]!)
      if (free > leastChildren) seat(seating, family, year * outlets + there, free)
    }
  }
}

/** Frees up to so many places of an outlet by moving families one level on; returns how many of those asked for are free. */
function makeRoom(phase: Phase, there: number, wanted: number): number {
  const { seating, year, level, nextRecord } = phase
  const { room, lists, perYear, outlets, ofFamily } = seating
  const at = year * outlets + there
  let record = nextRecord[there]!
  while (record >= 0 && room[at]! < wanted - leastChildren) {
    const next = lists.nextOfOutlet(record)
    const family = lists.family(record)
    const within = family - year * perYear
    let sits = lists.children(record)
    for (let entry = ofFamily.start[within]!; entry < ofFamily.start[within + 1]!; entry++) {
      const other = ofFamily.list[entry]!
      if (level[other] !== level[there]! + 1) continue
      const free = makeRoom(phase, other, Math.min(sits, wanted - room[at]!))
      if (free <= leastChildren) continue
      sits -= free
      seat(seating, family, at, -free)
      seat(seating, family, year * outlets + other, free)
      if (sits <= leastChildren || room[at]! >= wanted - leastChildren) break
    }
    // who stays may still move on when more is wanted
    if (sits <= leastChildren || room[at]! < wanted - leastChildren) record = next
  }
  nextRecord[there] = record
  const free = Math.min(room[at]!, wanted)
  // what cannot move on now cannot in this phase
  if (free < wanted - leastChildren) level[there] = -1
  return free
}
