/**
 * The most children that outlets (class types of facilities) can seat: a maximum flow from outlets over families of
 * points, by Dinic (1970).
 *
 * The arcs between outlets and families are never written down. They are far more than the flows on them: a family
 * would go to dozens of outlets and sits in one or two. Families that stand at one point form a group; a way from the
 * group to an outlet tells by bits which of them the outlet takes, so that a search looks at all of them at once. What is
 * kept is who sits where, family by family and outlet by outlet. Memory O(ways + families + who sits where).
 *
 * First every family takes what is free within its reach. Families that no free place could reach, however others moved,
 * are left out from then on. For the others phases go back from children without a place to the outlets that would take
 * them, the families that sit there and could leave, and so on until free places are met; then a blocking flow is
 * sought from these along the levels. Amounts are multiples of 1/65,536 (`exactAmount`): all sums are exact and no
 * tolerance is needed. Equal choices: of free places the way given first; of those who could leave, who sat down last.
 */
import { openSeatLists, type SeatLists } from './seat-lists.ts'

export interface SeatPlan {
  outlets: number
  /** group + 1, then of each way of the group the outlet, and by bits which of the group's families it takes. */
  wayStart: Int32Array
  wayOutlet: Int32Array
  wayTakes: Int32Array
  /** group + 1: families stand group by group, at most `mostInGroup` in each. */
  familyStart: Int32Array
}

/** As many families of a group as an Int32 has bits to tell them by. */
export const mostInGroup = 32

export interface Seats extends SeatPlan {
  /** outlet: places not taken; family: children without a place. The caller sets both, and may raise both later. */
  free: Float64Array
  waiting: Float64Array
  /** outlet + 1, then of each way to the outlet the group and the families taken. */
  reachStart: Int32Array
  reachGroup: Int32Array
  reachTakes: Int32Array
  familyGroup: Int32Array
  /** who sits where. */
  lists: SeatLists
}

/** Seats nobody yet, without places and children. */
export function openSeats(plan: SeatPlan): Seats {
  const { outlets, wayStart, wayOutlet, wayTakes, familyStart } = plan
  const groups = wayStart.length - 1
  const ways = wayStart[groups]!
  const families = familyStart[groups]!
  const reachStart = new Int32Array(outlets + 1)
  for (let way = 0; way < ways; way++) reachStart[wayOutlet[way]! + 1]!++
  for (let at = 0; at < outlets; at++) reachStart[at + 1]! += reachStart[at]!
  const next = reachStart.slice()
  const reachGroup = new Int32Array(ways)
  const reachTakes = new Int32Array(ways)
  const familyGroup = new Int32Array(families)
  for (let group = 0; group < groups; group++) {
    familyGroup.fill(group, familyStart[group]!, familyStart[group + 1]!)
    for (let way = wayStart[group]!; way < wayStart[group + 1]!; way++) {
      const at = next[wayOutlet[way]!]!++
      reachGroup[at] = group
      reachTakes[at] = wayTakes[way]!
    }
  }
  return {
    ...plan,
    free: new Float64Array(outlets),
    waiting: new Float64Array(families),
    reachStart,
    reachGroup,
    reachTakes,
    familyGroup,
    // most families sit in one place
    lists: openSeatLists(families, outlets, families + outlets),
  }
}

/** Levels of one phase, counted from the waiting families (0); −1 is not reached, or leads nowhere. */
interface Levels {
  ofOutlet: Int32Array
  ofFamily: Int32Array
  /** outlet: the way to look at next. */
  nextReach: Int32Array
}

/** Seats as many waiting children as places allow, moving others within what they accept; returns how many. */
export function seatChildren(seats: Seats): number {
  const { free, waiting } = seats
  let seated = seatDirectly(seats)
  const reachable = reachableFamilies(seats)
  const levels = {
    ofOutlet: new Int32Array(free.length),
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
function seatDirectly({ free, waiting, wayStart, wayOutlet, wayTakes, familyStart, lists }: Seats): number {
  let seated = 0
  for (let group = 0; group < familyStart.length - 1; group++)
    for (let family = familyStart[group]!; family < familyStart[group + 1]!; family++) {
      const bit = 1 << (family - familyStart[group]!)
      for (let way = wayStart[group]!; way < wayStart[group + 1]! && waiting[family]! > 0; way++) {
        const at = wayOutlet[way]!
        if (!(wayTakes[way]! & bit) || free[at] === 0) continue
        const most = Math.min(free[at]!, waiting[family]!)
        free[at]! -= most
        waiting[family]! -= most
        seated += most
        lists.add(family, at, most)
      }
    }
  return seated
}

/** The waiting families that a free place can reach if others move: whoever it cannot reach now, it never will. */
function reachableFamilies(seats: Seats): number[] {
  const { free, waiting, reachStart, reachGroup, reachTakes, familyStart, lists } = seats
  const isReached = new Uint8Array(free.length)
  const outlets: number[] = []
  const reach = (at: number) => {
    isReached[at] = 1
    outlets.push(at)
  }
  for (let at = 0; at < free.length; at++) if (free[at]! > 0) reach(at)
  // group: by bits, the families reached
  const done = new Int32Array(familyStart.length - 1)
  const found: number[] = []
  for (let at = outlets.pop(); at !== undefined; at = outlets.pop())
    for (let way = reachStart[at]!; way < reachStart[at + 1]!; way++) {
      const group = reachGroup[way]!
      for (let fresh = reachTakes[way]! & ~done[group]!; fresh !== 0; fresh &= fresh - 1) {
        const family = familyStart[group]! + 31 - Math.clz32(fresh & -fresh)
        if (waiting[family]! > 0) found.push(family)
        for (let each = lists.firstOfFamily(family); each >= 0; each = lists.nextOfFamily(each))
          if (isReached[lists.outlet(each)] === 0) reach(lists.outlet(each))
      }
      done[group]! |= reachTakes[way]!
    }
  return found.sort((a, b) => a - b)
}

/** Goes back level by level from those who wait; the outlets with free places on the first level that has any. */
function reachFree(seats: Seats, reachable: number[], { ofOutlet, ofFamily, nextReach }: Levels): number[] {
  const { free, waiting, wayStart, wayOutlet, wayTakes, reachStart, familyStart, familyGroup, lists } = seats
  ofOutlet.fill(-1)
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
        const at = wayOutlet[way]!
        if (ofOutlet[at]! >= 0 || !(wayTakes[way]! & asking[group]!)) continue
        ofOutlet[at] = level
        nextReach[at] = reachStart[at]!
        if (free[at]! > 0) found.push(at)
        else full.push(at)
      }
      asking[group] = 0
    }
    if (found.length > 0) return found
    groups = []
    for (const at of full)
      for (let each = lists.firstOfOutlet(at); each >= 0; each = lists.nextOfOutlet(each))
        if (ofFamily[lists.family(each)]! < 0) ask(lists.family(each), level + 1)
  }
  return []
}

/** A blocking flow from outlets with free places down the levels; how many children it seats. */
function seatAlong(seats: Seats, levels: Levels, start: number[]): number {
  const { free, waiting, lists } = seats
  const { ofOutlet, ofFamily } = levels
  // Step by step: an outlet, the family it would take, and the record of that family where it sits now.
  const pathOutlet: number[] = []
  const pathFamily: number[] = []
  const pathRecord: number[] = []
  let seated = 0
  for (const first of start) {
    let depth = 0
    let at = first
    while (free[first]! > 0) {
      const family = nextFamily(seats, levels, at)
      if (family < 0) {
        ofOutlet[at] = -1
        if (depth === 0) break
        at = pathOutlet[--depth]!
        continue
      }
      if (ofFamily[family]! > 0) {
        const record = seatToLeave(lists, levels, family)
        if (record < 0) ofFamily[family] = -1
        else {
          pathOutlet[depth] = at
          pathFamily[depth] = family
          pathRecord[depth++] = record
          at = lists.outlet(record)
        }
        continue
      }
      let most = Math.min(free[first]!, waiting[family]!)
      for (let step = 0; step < depth; step++) most = Math.min(most, lists.children(pathRecord[step]!))
      free[first]! -= most
      waiting[family]! -= most
      seated += most
      if (waiting[family] === 0) ofFamily[family] = -1
      lists.add(family, at, most)
      // Back to the first step whose seats are used up.
      for (let step = depth - 1; step >= 0; step--) {
        const record = pathRecord[step]!
        const usedUp = lists.children(record) === most
        lists.add(pathFamily[step]!, lists.outlet(record), -most)
        lists.add(pathFamily[step]!, pathOutlet[step]!, most)
        if (usedUp) {
          depth = step
          at = pathOutlet[step]!
        }
      }
    }
  }
  return seated
}

/** The next family on the outlet's own level that it would take; −1 when there is none. */
function nextFamily({ reachStart, reachGroup, reachTakes, familyStart }: Seats, levels: Levels, at: number) {
  const { ofOutlet, ofFamily, nextReach } = levels
  for (; nextReach[at]! < reachStart[at + 1]!; nextReach[at]!++) {
    const way = nextReach[at]!
    for (let left = reachTakes[way]!; left !== 0; left &= left - 1) {
      const family = familyStart[reachGroup[way]!]! + 31 - Math.clz32(left & -left)
      if (ofFamily[family] === ofOutlet[at]) return family
    }
  }
  return -1
}

/** Where a family sits that could take others one level below; −1 when nowhere. */
function seatToLeave(lists: SeatLists, { ofOutlet, ofFamily }: Levels, family: number) {
  const below = ofFamily[family]! - 1
  let record = lists.firstOfFamily(family)
  while (record >= 0 && ofOutlet[lists.outlet(record)] !== below) record = lists.nextOfFamily(record)
  return record
}
