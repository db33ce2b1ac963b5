/**
 * Families as the stations see them: in every view the families of one band and one class of profit lie in one slot, so
 * that a station adds up a few slots instead of all families.
 */
import { bandCount, type ProgrammeModel } from './model.ts'
import type { Worth } from './served-prices.ts'
import type { Stations } from './stations.ts'

/** Of a model, what the profits of stations are counted from. */
export interface ProfitModel extends Pick<ProgrammeModel, 'years' | 'districts'> {
  demand: Pick<ProgrammeModel['demand'], 'points' | 'district'>
  existing: Pick<ProgrammeModel['existing'], 'count' | 'usablePlaces'>
  options: Pick<ProgrammeModel['options'], 'count' | 'places'>
}

/** The slots; all of it may lie in memory that threads share. */
export interface SlotMemory {
  /** year × view: slots used, first those of the view that it goes on from; there is room for one per family it shows. */
  count: Int32Array
  /** year × slot: class · bands + band. */
  key: Uint16Array
  /** children and profit side by side, since both change together. */
  sums: Float64Array
  /** half of the stations × year × slot: share of it that this half takes, added up over its stations. */
  taken: Float32Array
  /**
   * year × family that a view shows beyond the one it goes on from, if any: its slot, counted from the view's first; −1 where it earns
   * nothing.
   */
  slotOf: Int16Array
}

/** Room for the slots of all years. */
export function openSlotMemory(years: number, stations: Stations, room: Room): SlotMemory {
  const { pointOfView, family } = stations
  const shown = years * shownBy(stations)
  return {
    count: new Int32Array(room(4 * years * pointOfView.length)),
    key: new Uint16Array(room(2 * shown)),
    sums: new Float64Array(room(16 * shown)),
    taken: new Float32Array(room(2 * 4 * shown)),
    slotOf: new Int16Array(room(2 * years * family.length)),
  }
}

/** Slots that a year has room for. */
const shownBy = ({ pointOfView, slotStart }: Stations) => slotStart[pointOfView.length]!

/** Memory of so many bytes, a thread's own or shared. */
export type Room = (bytes: number) => ArrayBuffer | SharedArrayBuffer

/** Opens the slots for a number of classes of profit between 0 and the highest worth of a child. */
export function openFamilySlots(
  model: ProfitModel,
  stations: Stations,
  worth: Worth,
  classes: number,
  memory: SlotMemory,
) {
  const { years, districts, demand } = model
  const { children, pointOfView, slotStart, goesOn, moreStart, family, halfView } = stations
  const { count, key: slotKey, sums, taken, slotOf } = memory
  const views = pointOfView.length
  const shown = shownBy(stations)
  const families = children.length / (years * demand.points)
  const types = families / bandCount
  const width = worth.reduce((most, each) => Math.max(most, each), 1e-12) / classes
  const bandOf = Uint8Array.from({ length: families }, (_, each) => Math.floor(each / types))
  const slotAt = new Int32Array(classes * bandCount)
  // families of one point: key, −1 where they earn nothing, children and profit
  const keyOf = new Int32Array(families)
  const childrenOf = new Float64Array(families)
  const profitOf = new Float64Array(families)
  const share = new Float64Array(families)
  const takenOf = new Float64Array(families)
  const secondHalf = years * shown

  const firstView = (half: number) => (half === 0 ? 0 : halfView)
  const lastView = (half: number) => (half === 0 ? halfView : views)

  /** Begins a view with the slots of the view that it goes on from; returns where its own begin. */
  const copySlots = (year: number, each: number) => {
    const before = year * shown + slotStart[each - 1]!
    const last = before + count[year * views + each - 1]!
    let to = year * shown + slotStart[each]!
    for (let slot = before; slot < last; slot++, to++) {
      const key = slotKey[slot]!
      slotAt[key] = to
      slotKey[to] = key
      sums[to * 2] = sums[slot * 2]!
      sums[to * 2 + 1] = sums[slot * 2 + 1]!
    }
    return to
  }

  /**
   * Sorts the families that one half of the views shows in a year into slots, at prices of families. Returns what these
   * families would pay in all.
   */
  const fill = (price: Float64Array, year: number, half: number) => {
    slotAt.fill(-1)
    let known = -1
    let paid = 0
    for (let each = firstView(half); each < lastView(half); each++) {
      const point = pointOfView[each]!
      const base = (year * demand.points + point) * families
      if (point !== known) {
        known = point
        const most = worth[year * districts + demand.district[point]!]!
        for (let of = 0; of < families; of++) {
          const wanting = children[base + of]!
          keyOf[of] = -1
          if (wanting === 0) continue
          const gain = most - price[base + of]!
          paid += wanting * price[base + of]!
          if (gain <= 0) continue
          keyOf[of] = Math.min(classes - 1, Math.floor(gain / width)) * bandCount + bandOf[of]!
          childrenOf[of] = wanting
          profitOf[of] = wanting * gain
        }
      }
      const first = year * shown + slotStart[each]!
      let end = goesOn[each] ? copySlots(year, each) : first
      for (let at = moreStart[each]!; at < moreStart[each + 1]!; at++) {
        const of = family[at]!
        const key = keyOf[of]!
        if (key < 0) {
          slotOf[year * family.length + at] = -1
          continue
        }
        let slot = slotAt[key]!
        if (slot < first) {
          slot = end++
          slotAt[key] = slot
          slotKey[slot] = key
          sums[slot * 2] = 0
          sums[slot * 2 + 1] = 0
        }
        sums[slot * 2]! += childrenOf[of]!
        sums[slot * 2 + 1]! += profitOf[of]!
        slotOf[year * family.length + at] = slot - first
      }
      count[year * views + each] = end - first
    }
    return paid
  }

  /** Forgets what one half of the stations took in a year. */
  const forget = (year: number, half: number) => {
    const first = half * secondHalf + year * shown
    taken.fill(0, first, first + shown)
  }

  /**
   * For every point that one half of the views shows, in a year: the share taken of each of its families (band × type),
   * added up over the slots it lies in. `base` is the index of the point's first family.
   */
  const spread = (year: number, half: number, visit: (base: number, share: Float64Array) => void) => {
    const first = firstView(half)
    let each = lastView(half) - 1
    while (each >= first) {
      const point = pointOfView[each]!
      share.fill(0)
      for (; each >= first && pointOfView[each] === point; each--) {
        // the slots of a view come first, in the same order, in every view that goes on from it
        const from = year * shown + slotStart[each]!
        const slots = count[year * views + each]!
        const goneOn = goesOn[each + 1]
        for (let slot = 0; slot < slots; slot++)
          takenOf[slot] =
            (goneOn ? takenOf[slot]! : 0) + taken[from + slot]! + taken[secondHalf + from + slot]!
        for (let at = moreStart[each]!; at < moreStart[each + 1]!; at++) {
          const slot = slotOf[year * family.length + at]!
          if (slot >= 0) share[family[at]!]! += takenOf[slot]!
        }
      }
      visit((year * demand.points + point) * families, share)
    }
  }

  return { fill, forget, spread }
}

// The two loops below are most of a step. They stand alone because V8 keeps what a function is given in registers, while
// what a closure reads is read anew at every turn.

/** Adds up what a station sees in a year. `sums`: key → children and profit side by side. */
export function addSlots(
  sums: Float64Array,
  { count, key, sums: slotSums }: SlotMemory,
  stations: Stations,
  station: number,
  year: number,
) {
  const { start, view, slotStart, pointOfView } = stations
  const firstSlot = year * shownBy(stations)
  const firstCount = year * pointOfView.length
  for (let at = start[station]!; at < start[station + 1]!; at++) {
    const each = view[at]!
    const first = firstSlot + slotStart[each]!
    const last = first + count[firstCount + each]!
    for (let slot = first; slot < last; slot++) {
      const to = key[slot]! << 1
      const from = slot << 1
      sums[to] = sums[to]! + slotSums[from]!
      sums[to + 1] = sums[to + 1]! + slotSums[from + 1]!
    }
  }
}

/** Notes that a station takes so much of what it sees in a year. `share`: key → share. */
export function takeSlots(
  share: Float64Array,
  { count, key, taken }: SlotMemory,
  stations: Stations,
  station: number,
  { year, half }: { year: number; half: number },
) {
  const { start, view, slotStart, pointOfView } = stations
  const firstSlot = year * shownBy(stations)
  const firstCount = year * pointOfView.length
  const firstTaken = half * (taken.length >> 1)
  for (let at = start[station]!; at < start[station + 1]!; at++) {
    const each = view[at]!
    const first = firstSlot + slotStart[each]!
    const last = first + count[firstCount + each]!
    for (let slot = first; slot < last; slot++) {
      const to = firstTaken + slot
      taken[to] = taken[to]! + share[key[slot]!]!
    }
  }
}
