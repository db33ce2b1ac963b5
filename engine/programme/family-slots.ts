/**
 * Families by what they would earn at given prices, as the stations see them: in every view the families of one band
 * and one class of profit lie in one slot, so that a station adds up a few slots instead of all families.
 */
import { bandCount, type ProgrammeModel } from './model.ts'
import type { Worth } from './served-prices.ts'
import type { Stations } from './stations.ts'

/** Opens the slots for a number of classes of profit between 0 and the highest worth of a child. */
export function openFamilySlots(model: ProgrammeModel, stations: Stations, worth: Worth, classes: number) {
  const { years, districts, demand } = model
  const { children, pointOfView, viewStart, family } = stations
  const views = pointOfView.length
  const shown = family.length
  const families = children.length / (years * demand.points)
  const types = families / bandCount
  const width = worth.reduce((most, each) => Math.max(most, each), 1e-12) / classes
  const span = classes + 1
  const keys = bandCount * span
  const bandOf = Uint8Array.from({ length: families }, (_, each) => Math.floor(each / types))

  // year × view: slots used; they begin where the view's families do, and there is at most one per family.
  const slotCount = new Int32Array(years * views)
  // year × shown family: band · (classes + 1) + class of the slot
  const slotKey = new Uint16Array(years * shown)
  // children and profit side by side, since both change together
  const slotSums = new Float64Array(years * shown * 2)
  // share of the slot that has been taken, added up over stations
  const slotTaken = new Float64Array(years * shown)
  // year × shown family: its slot, −1 where it earns nothing
  const slotOf = new Int32Array(years * shown)

  /** Sorts the families into slots at prices of families. */
  const fill = (price: Float64Array) => {
    const slotAt = new Int32Array(keys).fill(-1)
    const keyOf = new Int32Array(families)
    const gainOf = new Float64Array(families)
    for (let year = 0; year < years; year++) {
      let known = -1
      for (let each = 0; each < views; each++) {
        const point = pointOfView[each]!
        const base = (year * demand.points + point) * families
        if (point !== known) {
          known = point
          const most = worth[year * districts + demand.district[point]!]!
          for (let of = 0; of < families; of++) {
            const gain = most - price[base + of]!
            gainOf[of] = gain
            keyOf[of] =
              gain > 0 && children[base + of]! > 0
                ? bandOf[of]! * span + Math.min(classes - 1, Math.floor(gain / width))
                : -1
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
            slotSums[slot * 2] = 0
            slotSums[slot * 2 + 1] = 0
          }
          slotSums[slot * 2]! += children[base + of]!
          slotSums[slot * 2 + 1]! += children[base + of]! * gainOf[of]!
          slotOf[at] = slot
        }
        slotCount[year * views + each] = end - first
      }
    }
  }

  /** year × point × band × type: the share taken of every family, added up over the slots it lies in. */
  const spread = (out: Float64Array) => {
    out.fill(0)
    for (let year = 0; year < years; year++)
      for (let each = 0; each < views; each++) {
        const base = (year * demand.points + pointOfView[each]!) * families
        for (let at = viewStart[each]!; at < viewStart[each + 1]!; at++) {
          const slot = slotOf[year * shown + at]!
          if (slot >= 0) out[base + family[at]!]! += slotTaken[slot]!
        }
      }
  }

  return { slotCount, slotKey, slotSums, slotTaken, fill, spread }
}
