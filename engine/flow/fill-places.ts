/**
 * Who fills the places: the most children that given places can take (definitions.md, "within reach", "affordable").
 *
 * Families of a point and band are of type (q, p): willing to go as far as ring q and to pay as much as tier p. A
 * facility at ring r with a fee of tier f takes types with q ≥ r and p ≥ f. This is exact for nested willingness in two
 * directions; a limit per pair (x ≤ w · children) would let ten far facilities together take more families than are
 * willing to go far.
 */
import { bandCount } from '../programme/model.ts'
import { exactAmount } from './maximum-flow.ts'
import { type FillInput, joinFamilies, listFamilies, listWays, outletsWithPlaces } from './point-families.ts'
import { openSeats, type Seats, seatChildren } from './seats.ts'

export interface Filled {
  /** children served in all: the maximum, exact to 1/65,536 child per family type. */
  served: number
  /** facility × class type: children served there. */
  byFacility: Float64Array
  /** point × band: children served. */
  byPoint: Float64Array
}

/** Fills the places with the most children. O(ways to outlets with places) memory. */
export function fillPlaces(input: FillInput): Filled {
  const { places, demand } = input
  const outlets = outletsWithPlaces(input)
  const ways = listWays(input, outlets)
  const { children, pointBand, ...families } = listFamilies(demand, ways)
  const seats = openSeats(joinFamilies(demand, ways, families, outlets.at.length))
  outlets.at.forEach((at, each) => {
    seats.free[each] = exactAmount(places[at]!)
  })
  const served = seatEvenly(seats, children, input.evenSteps ?? 1)
  const byFacility = new Float64Array(places.length)
  outlets.at.forEach((at, each) => {
    byFacility[at] = exactAmount(places[at]!) - seats.free[each]!
  })
  const byPoint = new Float64Array(demand.points * bandCount)
  pointBand.forEach((at, family) => {
    byPoint[at]! += exactAmount(children[family]!) - seats.waiting[family]!
  })
  return { served, byFacility, byPoint }
}

/**
 * Lets the children of every family ask for places step by step. The sets of children that can all be served form a
 * polymatroid, so seating more un-seats nobody and the total stays the maximum, in whatever order.
 */
function seatEvenly(seats: Seats, children: number[], steps: number) {
  const asked = new Float64Array(children.length)
  let served = 0
  for (let step = 1; step <= steps; step++) {
    for (let family = 0; family < children.length; family++) {
      const ask = exactAmount((exactAmount(children[family]!) * step) / steps)
      seats.waiting[family]! += ask - asked[family]!
      asked[family] = ask
    }
    served += seatChildren(seats)
  }
  return served
}
