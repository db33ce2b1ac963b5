/**
 * The relaxation at given prices of columns, first without coverage: where its optimum covers enough anyway, as it mostly
 * does, it is the optimum of the whole, and costs half the time.
 */
import type { Highs } from 'highs'
import type { Control } from './control.ts'
import { relax } from './least-cost.ts'
import type { Problem } from './problem.ts'
import { roundRelaxation } from './search.ts'
import { coversBy, type Plan } from './tally.ts'

export interface ServedRelaxation {
  /** aggregate row: price of a unit of its limit. */
  row: Float64Array
  rounded: Plan
}

/** Rows' prices and the optimum rounded; 'ended' where the clock left no optimum. */
export function relaxServed(
  problem: Problem,
  highs: Highs,
  control: Control,
  price: Float64Array,
): ServedRelaxation | 'infeasible' | 'ended' {
  const { rows, coverage } = problem
  const bare: Problem = { ...problem, coverage: [], rows: rows.filter(({ family }) => family !== 'coverage') }
  const first = relax(bare, highs, control, price, 0)
  if (typeof first === 'string') return first
  const covers = coverage.length === 0 || coversEnough(problem, weights(problem, first))
  const relaxed = covers ? first : relax(problem, highs, control, price, 0)
  if (typeof relaxed === 'string') return relaxed
  // coverage rows stand last
  const row = new Float64Array(rows.length)
  row.set(relaxed.prices.row)
  return { row, rounded: roundRelaxation(problem, relaxed.form, relaxed.value).plan }
}

const weights = (
  { columns }: Problem,
  { form, value }: Exclude<ReturnType<typeof relax>, 'infeasible' | 'ended'>,
) =>
  Float64Array.from({ length: columns.count }, (_, at) =>
    form.column[at]! < 0 ? 0 : value[form.column[at]!]!,
  )

/** Whether columns open by a weight cover what is asked: a group by as much as its covering sites are open, at most whole. */
function coversEnough(problem: Problem, weight: Float64Array) {
  const { coverage, columns, rows } = problem
  return coverage.every(block => {
    const open = (site: number) => {
      let sum = 0
      for (let column = columns.siteStart[site]!; column < columns.siteStart[site + 1]!; column++)
        if (coversBy(problem, column, block.year)) sum += weight[column]!
      return sum
    }
    let covered = 0
    for (let group = 0; group < block.weight.length; group++) {
      let sum = 0
      for (let at = block.start[group]!; at < block.start[group + 1]! && sum < 1; at++)
        sum += open(block.site[at]!)
      covered += block.weight[group]! * Math.min(1, sum)
    }
    return covered >= rows[block.row]!.limit - 1e-9
  })
}
