/** Which outlets would take which families. */
import type { Outlets } from './outlets.ts'

/** Start of each one's entries, and the entries. */
export interface Entries {
  start: Int32Array
  list: Int32Array
}

/** point × band × type: 1 where children want care in any year. */
export function livingFamilies(wanting: Float64Array, perYear: number) {
  const living = new Uint8Array(perYear)
  for (let at = 0; at < wanting.length; at++) if (wanting[at]! > 0) living[at % perYear] = 1
  return living
}

/**
 * Outlet + 1, then the families (point × band × type) that it takes, point by point and least flexible first; family + 1,
 * then the outlets that take it. `used`: 1 for the outlets that are looked at.
 */
export function whoMeets(
  { count, start, outlet, cell }: Outlets,
  takes: Int32Array[],
  perPoint: number,
  living: Uint8Array,
  used: Uint8Array,
) {
  const forEach = (visit: (there: number, family: number) => void) => {
    for (let point = 0; point + 1 < start.length; point++)
      for (let entry = start[point]!; entry < start[point + 1]!; entry++) {
        if (!used[outlet[entry]!]) continue
        for (const of of takes[cell[entry]!]!)
          if (living[point * perPoint + of]) visit(outlet[entry]!, point * perPoint + of)
      }
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
