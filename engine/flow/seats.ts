/**
 * The most children that classes can seat: a maximum flow from classes over families of points, by Dinic (1970).
 *
 * The arcs between classes and families are never written down. They are far more than the flows on them: a family
 * would go to dozens of classes and sits in one or two. Families that stand at one point form a group; a way from the
 * group to a class tells by bits which of them the class takes, so that a search looks at all of them at once. What is
 * kept is who sits where, in two lists of records: by class and by family. Memory O(ways + families + records).
 *
 * First every family takes what is free within its reach. Families that no free place could reach, however others moved,
 * are left out from then on. For the others phases go back from children without a place to the classes that would take
 * them, the families that sit there and could leave, and so on until free places are met; then a blocking flow is
 * sought from these along the levels. Amounts are multiples of 1/65,536 (`exactAmount`): all sums are exact and no
 * tolerance is needed. Equal choices: the way given first.
 */
import { openRecords, type SeatRecords, take } from './seat-records.ts'

export interface SeatPlan {
  classes: number
  /** group + 1, then of each way of the group the class, and by bits which of the group's families it takes. */
  wayStart: Int32Array
  wayClass: Int32Array
  wayTakes: Int32Array
  /** group + 1: families stand group by group, at most `mostInGroup` in each. */
  familyStart: Int32Array
}

/** As many families of a group as an Int32 has bits to tell them by. */
export const mostInGroup = 32

export interface Seats extends SeatPlan {
  /** class: places not taken; family: children without a place. The caller sets both, and may raise both later. */
  free: Float64Array
  waiting: Float64Array
  /** class + 1, then of each way to the class the group and the families taken. */
  reachStart: Int32Array
  reachGroup: Int32Array
  reachTakes: Int32Array
  familyGroup: Int32Array
  records: SeatRecords
}

/** Seats nobody yet, without places and children. */
export function openSeats(plan: SeatPlan): Seats {
  const { classes, wayStart, wayClass, wayTakes, familyStart } = plan
  const groups = wayStart.length - 1
  const ways = wayStart[groups]!
  const families = familyStart[groups]!
  const reachStart = new Int32Array(classes + 1)
  for (let way = 0; way < ways; way++) reachStart[wayClass[way]! + 1]!++
  for (let at = 0; at < classes; at++) reachStart[at + 1]! += reachStart[at]!
  const next = reachStart.slice()
  const reachGroup = new Int32Array(ways)
  const reachTakes = new Int32Array(ways)
  const familyGroup = new Int32Array(families)
  for (let group = 0; group < groups; group++) {
    familyGroup.fill(group, familyStart[group]!, familyStart[group + 1]!)
    for (let way = wayStart[group]!; way < wayStart[group + 1]!; way++) {
      const at = next[wayClass[way]!]!++
      reachGroup[at] = group
      reachTakes[at] = wayTakes[way]!
    }
  }
  return {
    ...plan,
    free: new Float64Array(classes),
    waiting: new Float64Array(families),
    reachStart,
    reachGroup,
    reachTakes,
    familyGroup,
    records: openRecords(classes, families),
  }
}

/** Levels of one phase, counted from the waiting families (0); −1 is not reached, or leads nowhere. */
interface Levels {
  ofClass: Int32Array
  ofFamily: Int32Array
  /** class: the way to look at next. */
  nextReach: Int32Array
}

/** Seats as many waiting children as places allow, moving others within what they accept; returns how many. */
export function seatChildren(seats: Seats): number {
  const { free, waiting } = seats
  let seated = seatDirectly(seats)
  const reachable = reachableFamilies(seats)
  const levels = {
    ofClass: new Int32Array(free.length),
    ofFamily: new Int32Array(waiting.length),
    nextReach: new Int32Array(free.length),
  }
  for (;;) {
    const start = reachFree(seats, reachable, levels)
    if (start.length === 0) return seated
    seated += seatAlong(seats, levels, start)
  }
}

/** Every family takes free places within its reach; returns how many. */
function seatDirectly({ free, waiting, wayStart, wayClass, wayTakes, familyStart, records }: Seats): number {
  let seated = 0
  for (let group = 0; group < familyStart.length - 1; group++)
    for (let family = familyStart[group]!; family < familyStart[group + 1]!; family++) {
      const bit = 1 << (family - familyStart[group]!)
      for (let way = wayStart[group]!; way < wayStart[group + 1]! && waiting[family]! > 0; way++) {
        const at = wayClass[way]!
        if (!(wayTakes[way]! & bit) || free[at] === 0) continue
        const most = Math.min(free[at]!, waiting[family]!)
        free[at]! -= most
        waiting[family]! -= most
        seated += most
        take(records, at, family, most)
      }
    }
  return seated
}

/** The waiting families that a free place can reach if others move: whoever it cannot reach now, it never will. */
function reachableFamilies(seats: Seats): number[] {
  const { free, waiting, reachStart, reachGroup, reachTakes, familyStart, records } = seats
  const isReached = new Uint8Array(free.length)
  const classes: number[] = []
  const reach = (at: number) => {
    isReached[at] = 1
    classes.push(at)
  }
  for (let at = 0; at < free.length; at++) if (free[at]! > 0) reach(at)
  // group: by bits, the families reached
  const done = new Int32Array(familyStart.length - 1)
  const found: number[] = []
  for (let at = classes.pop(); at !== undefined; at = classes.pop())
    for (let way = reachStart[at]!; way < reachStart[at + 1]!; way++) {
      const group = reachGroup[way]!
      for (let fresh = reachTakes[way]! & ~done[group]!; fresh !== 0; fresh &= fresh - 1) {
        const family = familyStart[group]! + 31 - Math.clz32(fresh & -fresh)
        if (waiting[family]! > 0) found.push(family)
        for (let each = records.firstOfFamily[family]!; each >= 0; each = records.nextOfFamily[each]!)
          if (records.amount[each]! > 0 && isReached[records.class[each]!] === 0) reach(records.class[each]!)
      }
      done[group]! |= reachTakes[way]!
    }
  return found.sort((a, b) => a - b)
}

/** Goes back level by level from those who wait; the classes with free places on the first level that has any. */
function reachFree(seats: Seats, reachable: number[], { ofClass, ofFamily, nextReach }: Levels): number[] {
  const { free, waiting, wayStart, wayClass, wayTakes, reachStart, familyStart, familyGroup, records } = seats
  ofClass.fill(-1)
  ofFamily.fill(-1)
  // group: by bits, the families of this level
  const asking = new Int32Array(familyStart.length - 1)
  let groups: number[] = []
  const ask = (family: number, level: number) => {
    const group = familyGroup[family]!
    ofFamily[family] = level
    if (asking[group] === 0) groups.push(group)
    asking[group]! |= 1 << (family - familyStart[group]!)
  }
  for (const family of reachable) if (waiting[family]! > 0) ask(family, 0)
  for (let level = 0; groups.length > 0; level++) {
    const found: number[] = []
    const full: number[] = []
    for (const group of groups) {
      for (let way = wayStart[group]!; way < wayStart[group + 1]!; way++) {
        const at = wayClass[way]!
        if (ofClass[at]! >= 0 || !(wayTakes[way]! & asking[group]!)) continue
        ofClass[at] = level
        nextReach[at] = reachStart[at]!
        if (free[at]! > 0) found.push(at)
        else full.push(at)
      }
      asking[group] = 0
    }
    if (found.length > 0) return found
    groups = []
    for (const at of full)
      for (let each = records.firstOfClass[at]!; each >= 0; each = records.nextOfClass[each]!)
        if (records.amount[each]! > 0 && ofFamily[records.family[each]!]! < 0)
          ask(records.family[each]!, level + 1)
  }
  return []
}

/** A blocking flow from classes with free places down the levels; how many children it seats. */
function seatAlong(seats: Seats, levels: Levels, start: number[]): number {
  const { free, waiting, records } = seats
  const { ofClass, ofFamily } = levels
  // Step by step: a class, the family it would take, and the record of that family where it sits now.
  const pathClass: number[] = []
  const pathFamily: number[] = []
  const pathRecord: number[] = []
  let seated = 0
  for (const first of start) {
    let depth = 0
    let at = first
    while (free[first]! > 0) {
      const family = nextFamily(seats, levels, at)
      if (family < 0) {
        ofClass[at] = -1
        if (depth === 0) break
        at = pathClass[--depth]!
        continue
      }
      if (ofFamily[family]! > 0) {
        const record = seatToLeave(records, levels, family)
        if (record < 0) ofFamily[family] = -1
        else {
          pathClass[depth] = at
          pathFamily[depth] = family
          pathRecord[depth++] = record
          at = records.class[record]!
        }
        continue
      }
      let most = Math.min(free[first]!, waiting[family]!)
      for (let step = 0; step < depth; step++) most = Math.min(most, records.amount[pathRecord[step]!]!)
      free[first]! -= most
      waiting[family]! -= most
      seated += most
      if (waiting[family] === 0) ofFamily[family] = -1
      take(records, at, family, most)
      // Back to the first step whose seats are used up.
      for (let step = depth - 1; step >= 0; step--) {
        const record = pathRecord[step]!
        records.amount[record]! -= most
        take(records, pathClass[step]!, pathFamily[step]!, most)
        if (records.amount[record] === 0) {
          depth = step
          at = pathClass[step]!
        }
      }
    }
  }
  return seated
}

/** The next family on the class's own level that it would take; −1 when there is none. */
function nextFamily({ reachStart, reachGroup, reachTakes, familyStart }: Seats, levels: Levels, at: number) {
  const { ofClass, ofFamily, nextReach } = levels
  for (; nextReach[at]! < reachStart[at + 1]!; nextReach[at]!++) {
    const way = nextReach[at]!
    for (let left = reachTakes[way]!; left !== 0; left &= left - 1) {
      const family = familyStart[reachGroup[way]!]! + 31 - Math.clz32(left & -left)
      if (ofFamily[family] === ofClass[at]) return family
    }
  }
  return -1
}

/** Where a family sits that could take others one level below; −1 when nowhere. */
function seatToLeave(records: SeatRecords, { ofClass, ofFamily }: Levels, family: number) {
  const below = ofFamily[family]! - 1
  let record = records.firstOfFamily[family]!
  while (record >= 0 && (records.amount[record] === 0 || ofClass[records.class[record]!] !== below))
    record = records.nextOfFamily[record]!
  return record
}
