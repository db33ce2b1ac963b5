import { useFormat } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'

/** Writes an objective or a bound in its unit: money, or child-years. */
export function useObjectiveText(): (value: number | null, unit: PlanResult['objectiveUnit']) => string {
  const format = useFormat()
  return (value, unit) =>
    unit === 'fen' ? format.fen(value) : format.count(value === null ? null : Math.round(value))
}
