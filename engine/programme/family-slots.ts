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
  /** year × view: slots used; they begin where the view's families do, and there is at most one per family. */
  count: Int32Array
  /** year × shown family: band · (classes + 1) + class of the slot. */
  key: Uint16Array
  /** children and profit side by side, since both change together. */
  sums: Float64Array
  /** half of the stations × year × shown family: share of the slot that this half takes, added up over its stations. */
  taken: Float32Array
  /** year × shown family: its slot, −1 where it earns nothing. */
  slotOf: Int32Array
}

/** Room for the slots of all years. */
export function openSlotMemory(years: number, { pointOfView, family }: Stations, room: Room): SlotMemory {
  const shown = years * family.length
  return {
    count: new Int32Array(room(4 * years * pointOfView.length)),
    key: new Uint16Array(room(2 * shown)),
    sums: new Float64Array(room(16 * shown)),
    taken: new Float32Array(room(2 * 4 * shown)),
    slotOf: new Int32Array(room(4 * shown)),
  }
}

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
  const { children, pointOfView, viewStart, family, halfView } = stations
  const { count, key: slotKey, sums, taken, slotOf } = memory
  const views = pointOfView.length
  const shown = family.length
  const families = children.length / (years * demand.points)
  const types = families / bandCount
  const width = worth.reduce((most, each) => Math.max(most, each), 1e-12) / classes
  const span = classes + 1
  const keys = bandCount * span
  const bandOf = Uint8Array.from({ length: families }, (_, each) => Math.floor(each / types))
  const slotAt = new Int32Array(keys)
  const keyOf = new Int32Array(families)
  const gainOf = new Float64Array(families)
  const share = new Float64Array(families)
  const secondHalf = years * shown

  const firstView = (half: number) => (half === 0 ? 0 : halfView)
  const lastView = (half: number) => (half === 0 ? halfView : views)

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
          if (wanting > 0) {
            const gain = most - price[base + of]!
            paid += wanting * price[base + of]!
            gainOf[of] = gain
            keyOf[of] = gain > 0 ? bandOf[of]! * span + Math.min(classes - 1, Math.floor(gain / width)) : -1
          } else keyOf[of] = -1
        }
      }
      const first = year * shown + viewStart[each]!
      const last = year * shown + viewStart[each + 1]!
      let end = first
      for (let at = first; at < last; at++) {
        const of = family[at - year * shown]!
        const key = keyOf[of]!
        if (key < 0) {
          slotOf[at] = -1
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
        sums[slot * 2]! += children[base + of]!
        sums[slot * 2 + 1]! += children[base + of]! * gainOf[of]!
        slotOf[at] = slot
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
    const end = lastView(half)
    let each = firstView(half)
    while (each < end) {
      const point = pointOfView[each]!
      share.fill(0)
      for (; each < end && pointOfView[each] === point; each++)
        for (let at = viewStart[each]!; at < viewStart[each + 1]!; at++) {
          const slot = slotOf[year * shown + at]!
          if (slot >= 0) share[family[at]!]! += taken[slot]! + taken[secondHalf + slot]!
        }
      visit((year * demand.points + point) * families, share)
    }
  }

  return { fill, forget, spread, secondHalf }
}
