import { type Filled, fillPlaces } from '../flow/fill-places.ts'
import { bandCount, classTypeCount, type ProgrammeModel } from './model.ts'
import type { Problem } from './problem.ts'
import type { Occupancy } from './result.ts'
import type { Plan } from './tally.ts'

/** Places and fees of every facility in a year, existing institutions, then sites: of sites none yet. */
export function existingIn({ existing, sites, years }: ProgrammeModel, year: number) {
  const facilities = existing.count + sites.count
  const places = new Float64Array(facilities * classTypeCount)
  const monthlyFeeFen = new Float64Array(facilities)
  for (let institution = 0; institution < existing.count; institution++) {
    monthlyFeeFen[institution] = existing.monthlyFeeFen[institution]!
    for (let type = 0; type < classTypeCount; type++)
      places[institution * classTypeCount + type] =
        existing.usablePlaces[(institution * years + year) * classTypeCount + type]!
  }
  return { facilities, places, monthlyFeeFen }
}

/** The same under a plan. */
function facilitiesIn({ model, columns }: Problem, plan: Plan, year: number) {
  const { existing, sites, options } = model
  const facilities = existingIn(model, year)
  const { places, monthlyFeeFen } = facilities
  for (let site = 0; site < sites.count; site++) {
    const column = plan.chosen[site]!
    if (column < 0 || columns.year[column]! > year) continue
    const option = columns.option[column]!
    const facility = existing.count + site
    monthlyFeeFen[facility] = options.monthlyFeeFen[option]!
    for (let type = 0; type < classTypeCount; type++)
      places[facility * classTypeCount + type] = options.places[option * classTypeCount + type]!
  }
  return facilities
}

/** The most children served in a year under a plan, evenly where several ways serve as many. */
export function fillYear(problem: Problem, plan: Plan, year: number, evenSteps = 1): Filled {
  const { demand, travel } = problem.model
  const size = demand.points * bandCount
  const wanting = demand.wanting.subarray(year * size, (year + 1) * size)
  return fillPlaces({
    ...facilitiesIn(problem, plan, year),
    demand: { ...demand, wanting },
    travel,
    evenSteps,
  })
}

/** Predicted use in a year, with the districts' served shares. */
export function occupancyOf(problem: Problem, filled: Filled, year: number): Occupancy {
  const { demand, districts } = problem.model
  const districtServed = new Float64Array(districts)
  const wanting = new Float64Array(districts)
  for (let point = 0; point < demand.points; point++)
    for (let band = 0; band < bandCount; band++) {
      const at = point * bandCount + band
      districtServed[demand.district[point]!]! += filled.byPoint[at]!
      wanting[demand.district[point]!]! += demand.wanting[year * demand.points * bandCount + at]!
    }
  return {
    byFacility: filled.byFacility,
    byPoint: filled.byPoint,
    districtServed,
    districtServedShare: districtServed.map((served, district) =>
      wanting[district]! > 0 ? served / wanting[district]! : 1,
    ),
  }
}
