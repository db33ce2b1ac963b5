/** How families answer prices of places: what they keep at best, what they would pay, and where they would go. */
import { typeShares } from '../flow/family-types.ts'
import type { FamilyPrices } from './family-prices.ts'
import { bandCount, bandsOfClass, classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import type { ServedPrices, Worth } from './served-prices.ts'

/** What families keep at best: children of each type × (worth − cheapest price in reach). */
export function familiesBound({ model }: Problem, outlets: Outlets, worth: Worth, place: Float64Array) {
  const { demand, years, districts } = model
  const { types, tiers, count, start, outlet, cell, visit } = outlets
  const share = typeShares(demand)
  const cheapest = new Float64Array(classTypeCount * types)
  let bound = 0
  for (let year = 0; year < years; year++)
    for (const point of visit) {
      if (start[point] === start[point + 1]) continue
      cheapest.fill(Infinity)
      for (let entry = start[point]!; entry < start[point + 1]!; entry++) {
        const price = place[year * count + outlet[entry]!]!
        if (price < cheapest[cell[entry]!]!) cheapest[cell[entry]!] = price
      }
      for (let at = 0; at < cheapest.length; at++) {
        const type = at % types
        if (type >= tiers) cheapest[at] = Math.min(cheapest[at]!, cheapest[at - tiers]!)
        if (type % tiers !== 0) cheapest[at] = Math.min(cheapest[at]!, cheapest[at - 1]!)
      }
      const most = worth[year * districts + demand.district[point]!]!
      for (let band = 0; band < bandCount; band++) {
        const wanting = demand.wanting[(year * demand.points + point) * bandCount + band]!
        if (wanting === 0) continue
        for (let type = 0; type < types; type++) {
          let price = Infinity
          for (let each = 0; each < classTypeCount; each++)
            if (bandsOfClass[each * bandCount + band]) price = Math.min(price, cheapest[each * types + type]!)
          if (price < most) bound += wanting * share[type]! * (most - price)
        }
      }
    }
  return bound
}

/** Family prices that prices of places imply: what the cheapest place in reach leaves of the worth. */
export function familyPricesFrom(
  { model }: Problem,
  outlets: Outlets,
  worth: Worth,
  prices: ServedPrices,
): FamilyPrices {
  const { demand, years, districts } = model
  const { types, tiers, count, start, outlet, cell } = outlets
  const family = new Float64Array(years * demand.points * bandCount * types)
  const cheapest = new Float64Array(classTypeCount * types)
  for (let year = 0; year < years; year++)
    for (let point = 0; point < demand.points; point++) {
      cheapest.fill(Infinity)
      for (let entry = start[point]!; entry < start[point + 1]!; entry++)
        cheapest[cell[entry]!] = Math.min(
          cheapest[cell[entry]!]!,
          prices.place[year * count + outlet[entry]!]!,
        )
      for (let at = 0; at < cheapest.length; at++) {
        if (at % types >= tiers) cheapest[at] = Math.min(cheapest[at]!, cheapest[at - tiers]!)
        if (at % tiers !== 0) cheapest[at] = Math.min(cheapest[at]!, cheapest[at - 1]!)
      }
      const most = worth[year * districts + demand.district[point]!]!
      for (let band = 0; band < bandCount; band++)
        for (let type = 0; type < types; type++) {
          let price = Infinity
          for (let each = 0; each < classTypeCount; each++)
            if (bandsOfClass[each * bandCount + band]) price = Math.min(price, cheapest[each * types + type]!)
          family[((year * demand.points + point) * bandCount + band) * types + type] = Math.max(
            0,
            most - price,
          )
        }
    }
  return { family, row: prices.row.slice() }
}

/**
 * Children expected at each outlet in so many years when families choose by exponential weights; `sharpness` = 1 / temperature.
 * `load`, year × outlet, is written in these years alone.
 */
export function smoothLoads(
  { model }: Problem,
  outlets: Outlets,
  worth: Worth,
  place: Float64Array,
  sharpness: number,
  load: Float64Array,
  inYears: number[],
) {
  const { demand, districts } = model
  const { types, tiers, count, start, outlet, cell, visit } = outlets
  const cells = classTypeCount * types
  const share = typeShares(demand)
  const weight = new Float64Array(count)
  const sum = new Float64Array(cells)
  const pull = new Float64Array(cells)
  for (const year of inYears) {
    load.fill(0, year * count, (year + 1) * count)
    for (let at = 0; at < count; at++) weight[at] = Math.exp(-sharpness * place[year * count + at]!)
    for (const point of visit) {
      const first = start[point]!
      const last = start[point + 1]!
      if (first === last) continue
      sum.fill(0)
      pull.fill(0)
      for (let entry = first; entry < last; entry++) sum[cell[entry]!]! += weight[outlet[entry]!]!
      // Nested sums: a type may use its ring and tier and everything nearer and cheaper.
      for (let at = 0; at < cells; at++) if (at % types >= tiers) sum[at]! += sum[at - tiers]!
      for (let at = 0; at < cells; at++) if (at % tiers !== 0) sum[at]! += sum[at - 1]!
      const stay = Math.exp(-sharpness * worth[year * districts + demand.district[point]!]!)
      for (let band = 0; band < bandCount; band++) {
        const wanting = demand.wanting[(year * demand.points + point) * bandCount + band]!
        if (wanting === 0) continue
        for (let type = 0; type < types; type++) {
          let total = stay
          for (let each = 0; each < classTypeCount; each++)
            if (bandsOfClass[each * bandCount + band]) total += sum[each * types + type]!
          const flow = (wanting * share[type]!) / total
          for (let each = 0; each < classTypeCount; each++)
            if (bandsOfClass[each * bandCount + band]) pull[each * types + type]! += flow
        }
      }
      for (let at = cells - 1; at >= 0; at--) if ((at + 1) % tiers !== 0) pull[at]! += pull[at + 1]!
      for (let at = cells - 1; at >= 0; at--) if (at % types < types - tiers) pull[at]! += pull[at + tiers]!
      for (let entry = first; entry < last; entry++)
        load[year * count + outlet[entry]!]! += weight[outlet[entry]!]! * pull[cell[entry]!]!
    }
  }
}
