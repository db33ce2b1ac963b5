/** The relaxation at given prices of columns, as the start of a search for the plan that serves most. */
import type { Highs } from 'highs'
import type { Control } from './control.ts'
import { relax } from './least-cost.ts'
import type { Problem } from './problem.ts'
import { roundParts } from './search.ts'
import type { Plan } from './tally.ts'

export interface ServedRelaxation {
  /** aggregate row: price of a unit of its limit. */
  row: Float64Array
  rounded: Plan
}

/** Rows' prices and the optimum rounded, training free; 'ended' where the clock left neither. */
export function relaxServed(
  problem: Problem,
  highs: Highs,
  control: Control,
  price: Float64Array,
): ServedRelaxation | 'infeasible' | 'ended' {
  const relaxed = relax(problem, highs, control, price, 0)
  if (typeof relaxed === 'string') return relaxed
  const { prices, value, trained } = relaxed
  return { row: prices.row, rounded: roundParts(problem, value, trained).plan }
}
