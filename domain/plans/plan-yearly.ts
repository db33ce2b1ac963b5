/** Rows of the plan by year: public cost, carers, predicted use. */
import type { Occupancy } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { splitWhole } from '../indicators/split-whole.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { FUNDING_KINDS, GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { recordsMark } from './plan-baseline.ts'
import type { PlanOpening } from './plan-openings.ts'
import type { CarerRow, CostRow, PlanUse } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'

/** Public money by year, kind and level to the end of the evaluation, rows of 0 left out after the plan years. */
export function costRows(
  problem: PlanProblem,
  openings: readonly PlanOpening[],
  trained: ArrayLike<number>,
): CostRow[] {
  const { model, years, scenario } = problem
  const horizon = model.discountFactor.length
  const levels = GOVERNMENT_LEVELS.length
  const fen = FUNDING_KINDS.map(() => new Float64Array(horizon * levels))
  const [capital, support, training] = fen as [Float64Array, Float64Array, Float64Array]
  for (const opening of openings)
    for (let at = 0; at < levels; at++) {
      capital[opening.start * levels + at]! += opening.capital[at]!
      for (let t = opening.year; t < horizon; t++) support[t * levels + at]! += opening.support[at]!
    }
  const lever = model.carers?.training
  for (let t = 0; lever && t < years.length; t++)
    training.set(splitWhole(Math.round(trained[t]! * lever.costFen), lever.costShare), t * levels)
  const mark = weakest([
    'estimated',
    ...problem.records.fundingShares.map(each => each.mark),
    ...openings.map(each => each.option.mark),
  ])
  return Array.from({ length: horizon }, (_, t) =>
    FUNDING_KINDS.flatMap((kind, k) =>
      GOVERNMENT_LEVELS.map((level, at) => ({
        year: scenario.firstYear + t,
        planYear: t < years.length,
        kind,
        level,
        fen: fen[k]![t * levels + at]!,
        discountFactor: model.discountFactor[t]!,
        mark,
      })),
    ),
  )
    .flat()
    .filter(row => row.planYear || row.fen > 0)
}

/** Carers needed, there and trained, year by year. */
export function carerRows(
  problem: PlanProblem,
  openings: readonly PlanOpening[],
  trained: ArrayLike<number>,
): CarerRow[] {
  const { carers, model, years, records, facilities } = problem
  const mark = weakest(['estimated', recordsMark(records, facilities)])
  return years.map((year, t) => {
    const newNeed = openings.reduce((sum, each) => sum + (each.year <= t ? each.option.carers : 0), 0)
    const trainedReady = readyBy(model, trained, t)
    return {
      year,
      existingNeed: carers.posts[t]!,
      newNeed,
      certifiedWithoutTraining: carers.stock[t]!,
      trainedThisYear: trained[t] ?? 0,
      trainedReady,
      certified: carers.stock[t]! + trainedReady,
      required: carers.model ? carers.existingNeed[t]! + newNeed : null,
      mark,
    }
  })
}

/** Carers whom the programme has trained and who have passed by a year. */
export function readyBy({ carers }: PlanProblem['model'], trained: ArrayLike<number>, year: number): number {
  const lag = carers?.training?.lagYears ?? 0
  let ready = 0
  for (let before = 0; before + lag <= year; before++) ready += trained[before] ?? 0
  return ready
}

/** Predicted use of each plan year: the city, then its districts. */
export function predictedUse(
  problem: PlanProblem,
  openings: readonly PlanOpening[],
  occupancy: readonly Occupancy[],
): PlanUse[] {
  const { records, years, people, facilities } = problem
  const { districts } = records.territory
  const mark = weakest([
    recordsMark(records, facilities),
    people.mark,
    ...openings.map(each => each.option.mark),
  ])
  return years.flatMap((year, t) => {
    if (!occupancy[t]) return []
    const byDistrict = districts.map((_, d) => useOf(problem, openings, occupancy[t]!, t, d))
    const city = byDistrict.reduce(add, NOTHING)
    return [
      { year, district: null, districtName: null, ...shares(city), mark },
      ...byDistrict.map((use, d) => ({
        year,
        district: districts[d]!.code,
        districtName: districts[d]!.name,
        ...shares(use),
        mark,
      })),
    ]
  })
}

type Use = { filedPlaces: number; usablePlaces: number; occupied: number; wanting: number; served: number }
const NOTHING: Use = { filedPlaces: 0, usablePlaces: 0, occupied: 0, wanting: 0, served: 0 }

const add = (a: Use, b: Use): Use => ({
  filedPlaces: a.filedPlaces + b.filedPlaces,
  usablePlaces: a.usablePlaces + b.usablePlaces,
  occupied: a.occupied + b.occupied,
  wanting: a.wanting + b.wanting,
  served: a.served + b.served,
})

const shares = (use: Use) => ({
  ...use,
  occupancyShare: use.usablePlaces > 0 ? use.occupied / use.usablePlaces : null,
  servedShare: use.wanting > 0 ? use.served / use.wanting : null,
})

function useOf(
  problem: PlanProblem,
  openings: readonly PlanOpening[],
  occupancy: Occupancy,
  t: number,
  d: number,
): Use {
  const { facilities, model, people } = problem
  const use = { ...NOTHING }
  const childrenIn = (facility: number) => {
    let children = 0
    for (let type = 0; type < CLASS_TYPES.length; type++)
      children += occupancy.byFacility[facility * CLASS_TYPES.length + type]!
    return children
  }
  facilities.forEach((facility, f) => {
    if (facility.district !== d || facility.fromYear > t) return
    use.filedPlaces += facility.filed
    use.usablePlaces += facility.usable.reduce((a, b) => a + b, 0)
    use.occupied += childrenIn(f)
  })
  for (const { site, option, year } of openings) {
    if (site.district !== d || year > t) continue
    use.filedPlaces += option.places
    use.usablePlaces += option.places
    use.occupied += childrenIn(facilities.length + site.index)
  }
  const { points, district } = model.demand
  for (let point = 0; point < points; point++) {
    if (district[point] !== d) continue
    for (let band = 0; band < 4; band++) use.wanting += people.wanting[(t * points + point) * 4 + band]!
  }
  use.served = occupancy.districtServed[d]!
  return use
}
