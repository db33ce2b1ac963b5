/**
 * Most served, given to HiGHS whole: one flow variable per year, outlet in reach, band and family type. Only for small
 * places: a city of 5,600 points has millions of them. There it is exact, and it is the yardstick of the benchmark.
 */
import type { Highs } from 'highs'
import { typeShares } from '../flow/family-types.ts'
import { type LinearAnswer, solveLinear } from '../linear/highs.ts'
import { addColumn, addEntry, addRow, type LinearModel } from '../linear/linear-model.ts'
import type { Control } from './control.ts'
import { linearForm, readPlan } from './linear-form.ts'
import { bandCount, bandsOfClass, classTypeCount } from './model.ts'
import type { Outlets } from './outlets.ts'
import type { Problem } from './problem.ts'
import type { Plan } from './tally.ts'

export interface WholeWish {
  worth: Float64Array
  /** maximise the least served share of any district in the last year, serving at least this many. */
  fairest?: { servedAtLeast: number }
  iterations: number
  gap: number
}

/** Simplex iterations at effort 1: they only stop a search that does not end by itself. */
const iterationsAtMost = 200_000
/** Tighter than what stages are told apart by (1e-6), so that one settled here counts as optimal. */
const wholeGap = 1e-8

/** How far HiGHS is to go with the whole model. */
export const wholeLimits = ({ effort }: Control) => ({ iterations: iterationsAtMost * effort, gap: wholeGap })

/** Flow variables the whole model would have. */
export function wholeSize({ model }: Problem, outlets: Outlets) {
  return outlets.outlet.length * model.years * 2 * outlets.types
}

/** Solves the whole model; `bound` is an upper bound on what is maximised. */
export function solveWhole(
  problem: Problem,
  outlets: Outlets,
  highs: Highs,
  control: Control,
  wish: WholeWish,
) {
  const { model, columns } = problem
  const { demand, years, districts, options } = model
  const { types, count, start, outlet, cell } = outlets
  const share = typeShares(demand)
  let capacityRow = 0
  let familyRow = 0
  let servedRow = -1
  let districtRow = -1
  const families = years * demand.points * bandCount * types
  const form = linearForm(problem, {
    price: new Float64Array(columns.count),
    trainingFactor: 0,
    more: {
      rows: (linear: LinearModel) => {
        capacityRow = linear.rowLower.length
        for (const places of outlets.standing) addRow(linear, -Infinity, places)
        familyRow = linear.rowLower.length
        for (let at = 0; at < families; at++)
          addRow(linear, -Infinity, demand.wanting[Math.floor(at / types)]! * share[at % types]!)
        if (!wish.fairest) return
        servedRow = addRow(linear, wish.fairest.servedAtLeast, Infinity)
        districtRow = linear.rowLower.length
        for (let district = 0; district < districts; district++) addRow(linear, 0, Infinity)
      },
      column: (linear, column) => {
        const option = columns.option[column]!
        for (let type = 0; type < classTypeCount; type++) {
          const at = outlets.ofOption[option * classTypeCount + type]!
          if (at < 0) continue
          for (let year = columns.year[column]!; year < years; year++)
            addEntry(
              linear,
              capacityRow + year * count + at,
              -options.places[option * classTypeCount + type]!,
            )
        }
      },
    },
  })
  const { linear } = form
  const wanting = new Float64Array(districts)
  for (let point = 0; point < demand.points; point++)
    for (let band = 0; band < bandCount; band++)
      wanting[demand.district[point]!]! +=
        demand.wanting[((years - 1) * demand.points + point) * bandCount + band]!

  const tiers = outlets.tiers
  for (let year = 0; year < years; year++)
    for (let point = 0; point < demand.points; point++)
      for (let entry = start[point]!; entry < start[point + 1]!; entry++) {
        const within = cell[entry]! % types
        for (let band = 0; band < bandCount; band++) {
          if (!bandsOfClass[Math.floor(cell[entry]! / types) * bandCount + band]) continue
          for (let type = 0; type < types; type++) {
            if (Math.floor(type / tiers) < Math.floor(within / tiers) || type % tiers < within % tiers)
              continue
            const family = ((year * demand.points + point) * bandCount + band) * types + type
            const worth = wish.worth[year * districts + demand.district[point]!]!
            addEntry(linear, capacityRow + year * count + outlet[entry]!, 1)
            addEntry(linear, familyRow + family, 1)
            if (wish.fairest) {
              addEntry(linear, servedRow, worth)
              if (year === years - 1) addEntry(linear, districtRow + demand.district[point]!, 1)
            }
            addColumn(linear, wish.fairest ? 0 : -worth, 0, Infinity)
          }
        }
      }
  if (wish.fairest) {
    for (let district = 0; district < districts; district++)
      if (wanting[district]! > 0) addEntry(linear, districtRow + district, -wanting[district]!)
    addColumn(linear, -1, 0, 1)
  }
  const answer = solveLinear(highs, linear, true, {
    gap: wish.gap,
    iterations: wish.iterations,
    seed: control.seed,
    ...(control.left() === Infinity ? {} : { seconds: control.left() }),
    stop: control.ended,
  })
  return { ...read(answer), plan: answer.objective < Infinity ? readPlan(problem, form, answer.value) : null }
}

const read = (
  answer: LinearAnswer,
): { status: LinearAnswer['status']; bound: number; plan: Plan | null } => ({
  status: answer.status,
  bound: -answer.bound,
  plan: null,
})
