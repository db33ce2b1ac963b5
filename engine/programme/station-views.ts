/** What stations see: a view is what all stations of one ring and fee tier see at a point. */
import { bandCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'

export interface Views {
  /** view: its point; view + 1, then its slots (see `SlotMemory`): room for one per family it shows. */
  pointOfView: Int32Array
  slotStart: Int32Array
  /** view: 1 where it shows all that the view before it shows, and what a nearer ring adds at the same fee. */
  goesOn: Uint8Array
  /** view + 1, then the families that it shows beyond the view it goes on from, as band × type. */
  moreStart: Int32Array
  family: Uint16Array
}

/** Lists views point by point. `children`: year × point × band × type. */
export function openViews({ model }: Problem, { types, tiers }: Outlets, children: Float64Array) {
  const { demand, years } = model
  const rings = types / tiers
  const families = bandCount * types
  const pointOfView: number[] = []
  const slotStart = [0]
  const goesOn: number[] = []
  const moreStart = [0]
  const family: number[] = []

  const anyChildren = (point: number, each: number) => {
    for (let year = 0; year < years; year++)
      if (children[(year * demand.points + point) * families + each]! > 0) return true
    return false
  }
  /**
   * Adds the families of a point that a ring and tier show, but for those that the view of the farther ring `beyond` shows already.
   * Returns how many.
   */
  const showFamilies = (point: number, ring: number, beyond: number, tier: number) => {
    const before = family.length
    for (let each = 0; each < families; each++) {
      const type = each % types
      const farthest = Math.floor(type / tiers)
      if (farthest < ring || farthest >= beyond || type % tiers < tier) continue
      if (anyChildren(point, each)) family.push(each)
    }
    return family.length - before
  }

  return {
    /**
     * Lists the views of a point, tier by tier from the farthest ring to the nearest. `viewOfCell`, ring × tier: −1, or 0 where there is
     * a station, then its view.
     */
    add(point: number, viewOfCell: Int32Array) {
      for (let tier = 0; tier < tiers; tier++) {
        let shown = 0
        let beyond = rings
        for (let ring = rings - 1; ring >= 0; ring--) {
          if (viewOfCell[ring * tiers + tier]! < 0) continue
          viewOfCell[ring * tiers + tier] = pointOfView.push(point) - 1
          goesOn.push(beyond < rings ? 1 : 0)
          shown += showFamilies(point, ring, beyond, tier)
          moreStart.push(family.length)
          slotStart.push(slotStart.at(-1)! + shown)
          beyond = ring
        }
      }
    },
    listed: (): Views => ({
      pointOfView: Int32Array.from(pointOfView),
      slotStart: Int32Array.from(slotStart),
      goesOn: Uint8Array.from(goesOn),
      moreStart: Int32Array.from(moreStart),
      family: Uint16Array.from(family),
    }),
  }
}

/** View at which the second half begins by what views show, with whole points. */
export function halfOfViews({ pointOfView, slotStart }: Views): number {
  const views = pointOfView.length
  let half = 0
  while (half < views && slotStart[half]! < slotStart[views]! / 2) half++
  while (half < views && pointOfView[half] === pointOfView[half - 1]) half++
  return half
}
