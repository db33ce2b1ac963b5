/** What most served answers with, stage by stage. */
import { relativeGap } from './control.ts'
import type { Priced, Prices } from './prices.ts'
import type { Stage, Status } from './result.ts'
import type { Counted } from './served-count.ts'

export interface MostServed {
  status: Status
  found: Counted | null
  served: { objective: number; bound: number; gap: number }
  stages: Stage[]
  prices: Prices | null
  priced: Priced | null
}

/** Where there is no plan. */
export const nothing = (status: Status, bound: number): MostServed => ({
  status,
  found: null,
  served: { objective: Number.NaN, bound, gap: Number.NaN },
  stages: [{ name: 'most-served', status, objective: Number.NaN, bound, gap: Number.NaN }],
  prices: null,
  priced: null,
})

/** By so much, of what is served and one more, a bound may lie below a plan: sums differ by their order in the last digits. */
const rounding = 1e-7

/** Children served against the bound; throws where a plan contradicts it: then the proof is wrong, and must not be told. */
export function servedStage(objective: number, bound: number) {
  if (bound < objective - rounding * (1 + objective))
    throw new Error(`the proof is wrong: bound ${bound}, but a plan serves ${objective}`)
  const proved = Math.max(bound, objective)
  return { objective, bound: proved, gap: relativeGap(objective, proved) }
}

/** What the result says of a stage. */
export function stageOf(
  name: Stage['name'],
  of: { objective: number; bound: number; gap: number },
  stopped: boolean,
): Stage {
  const status: Status = of.gap <= 1e-6 ? 'optimal' : stopped ? 'stopped' : 'within-gap'
  return { name, status, objective: of.objective, bound: of.bound, gap: of.gap }
}
