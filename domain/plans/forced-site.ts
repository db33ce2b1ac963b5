/** What one more site costs: a plan found without it against one that must open it. */
import { z } from 'zod'
import type { PlanSummary } from './plan-result.ts'

/**
 * Bounds on how much worse the best plan becomes, in fen ('least-cost') or children-years fewer ('most-served').
 * `impossible`: proved that no plan has the site. `unknown`: the search ended before it found one.
 */
export const ForcedCost = z.object({
  outcome: z.enum(['bounded', 'impossible', 'unknown']),
  /** proved; 0 or more. */
  atLeast: z.number().nullable(),
  /** proved; null where no plan with the site was found. */
  atMost: z.number().nullable(),
  /** how much worse the plan found with the site is than the plan found without; below 0 where the search did better. */
  found: z.number().nullable(),
  unit: z.enum(['fen', 'child_years']),
})
export type ForcedCost = z.infer<typeof ForcedCost>

type Measured = Pick<PlanSummary, 'status' | 'objective' | 'bound' | 'objectiveUnit'>

/** The bounds that two computations of the same records prove, with and without the site. */
export function forcedCost(without: Measured, forced: Measured): ForcedCost {
  const unit = without.objectiveUnit
  const sign = unit === 'fen' ? 1 : -1
  const less = (a: number | null, b: number | null) => (a === null || b === null ? null : sign * (a - b))
  const impossible = forced.status === 'infeasible'
  const atLeast = impossible ? null : less(forced.bound, without.objective)
  return {
    outcome: impossible ? 'impossible' : forced.objective === null ? 'unknown' : 'bounded',
    atLeast: atLeast === null ? null : Math.max(0, atLeast),
    atMost: less(forced.objective, without.bound),
    found: less(forced.objective, without.objective),
    unit,
  }
}
