/**
 * How far the least served share of any district could rise if money, carers and all other rows were no matter: every
 * site open at once, with as many places of each class as any of its options has, at the lowest of their fees. Each
 * district is filled as if it were alone. No plan serves a larger share of the district for which that is least.
 */
import { fillPlaces } from '../flow/fill-places.ts'
import { flowStep } from '../flow/maximum-flow.ts'
import type { Control } from './control.ts'
import { bandCount, classTypeCount, type Demand } from './model.ts'
import { existingIn, occupancyOf } from './occupancy.ts'
import type { Problem } from './problem.ts'

/**
 * Upper bound on the least served share of any district in the last year, of any plan; 0 to 1. Every district looked at
 * bounds it by itself, so clock or caller may end the row of them: the bound is valid then, but may be wider.
 */
export function leastShareCap(problem: Problem, control: Control): number {
  const { model } = problem
  const { demand, travel } = model
  const year = model.years - 1
  const facilities = allOpen(problem, year)
  const size = demand.points * bandCount
  const everywhere = demand.wanting.subarray(year * size, (year + 1) * size)
  const sharesOf = (wanting: Float64Array) =>
    occupancyOf(problem, fillPlaces({ ...facilities, demand: { ...demand, wanting }, travel }), year)
      .districtServedShare
  const capOf = (district: number) => {
    const own = everywhere.map((each, at) =>
      demand.district[Math.floor(at / bandCount)] === district ? each : 0,
    )
    return sharesOf(own)[district]! + roundingOf(own, demand)
  }
  // What a district has beside all others it has at least alone: districts that reach the cap so need no filling of
  // their own.
  const together = sharesOf(everywhere)
  const worstFirst = Array.from(together.keys()).sort((a, b) => together[a]! - together[b]! || a - b)
  let cap = 1
  for (const district of worstFirst) {
    if (together[district]! >= cap || control.ended()) break
    cap = Math.min(cap, capOf(district))
  }
  return cap
}

/** What rounding may add to a share: each kind of family of each point is filled in whole steps of a flow. */
function roundingOf(wanting: Float64Array, { ringLimit, tierLimitFen }: Demand) {
  const families = wanting.filter(each => each > 0).length * ringLimit.length * tierLimitFen.length
  const all = wanting.reduce((sum, each) => sum + each, 0)
  return all > 0 ? (families * flowStep) / all : 0
}

/** Places and fees with every site open that some column opens. */
function allOpen(problem: Problem, year: number) {
  const { columns, model } = problem
  const facilities = existingIn(model, year)
  const { places, monthlyFeeFen } = facilities
  for (let site = 0; site < model.sites.count; site++) {
    const facility = model.existing.count + site
    monthlyFeeFen[facility] = Infinity
    for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++) {
      if (columns.barred[column]) continue
      const option = columns.option[column]!
      monthlyFeeFen[facility] = Math.min(monthlyFeeFen[facility]!, model.options.monthlyFeeFen[option]!)
      for (let type = 0; type < classTypeCount; type++) {
        const at = facility * classTypeCount + type
        places[at] = Math.max(places[at]!, model.options.places[option * classTypeCount + type]!)
      }
    }
  }
  return facilities
}
