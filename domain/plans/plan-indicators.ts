/** The plan's indicators year by year: the sums of the bridge against their targets. */
import type { Mark } from '../../kernel/mark.ts'
import { INDICATORS } from '../territory/target.ts'
import type { BridgeRow } from './bridge-rows.ts'
import { ratioValue } from './plan-baseline.ts'
import { ratioOf } from './plan-bridge.ts'
import type { PlanIndicator } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'

/** Targets are met in whole places and carers; this only forgives the last bit of a division. */
const DUST = 1e-9

/** The base date first, then each plan year, in the order of the indicators. */
export function planIndicators(problem: PlanProblem, bridge: readonly BridgeRow[]): PlanIndicator[] {
  const { years, targets } = problem
  return [
    ...indicatorsOn(
      bridge.filter(row => row.baseline),
      () => ({ value: null, mark: null }),
    ),
    ...years.flatMap((year, t) =>
      indicatorsOn(
        bridge.filter(row => !row.baseline && row.year === year),
        indicator => targets[indicator][t]!,
      ),
    ),
  ]
}

type TargetOf = (indicator: PlanIndicator['indicator']) => { value: number | null; mark: Mark | null }

function indicatorsOn(rows: readonly BridgeRow[], targetOf: TargetOf): PlanIndicator[] {
  const { year, baseline, day } = rows[0]!
  return INDICATORS.map(indicator => {
    const { mark, ...ratio } = ratioOf(rows, indicator)
    const { value: target, mark: targetMark } = targetOf(indicator)
    const value = ratioValue(indicator, ratio)
    const met = target === null ? null : value !== null && value >= target - DUST
    return { year, baseline, day, indicator, value, ...ratio, target, met, mark, targetMark }
  })
}
