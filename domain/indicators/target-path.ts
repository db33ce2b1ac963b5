import { type CivilDate, yearOf } from '../../kernel/civil-date.ts'
import type { TargetPath, TargetPoint } from './standing.ts'

type SetTarget = Omit<TargetPoint, 'kind'>

/**
 * Targets year by year: those that are set, and straight lines between those of one plan; null where none is set.
 * The path begins at the first target, or at a baseline measured at a year end before it.
 */
export function targetPath(
  set: readonly SetTarget[],
  baseline: Omit<SetTarget, 'source' | 'plan'> | null,
  on: CivilDate,
): TargetPath | null {
  const knots: TargetPoint[] = set
    .map(target => ({ ...target, kind: 'set' as const }))
    .sort((a, b) => a.year - b.year)
  const first = knots[0]
  if (!first) return null
  if (baseline && baseline.year < first.year)
    knots.unshift({ ...baseline, kind: 'baseline', source: null, plan: first.plan })
  const path = knots.flatMap((knot, index) => [knot, ...between(knot, knots[index + 1])])
  const year = yearOf(on)
  return { ofYear: path.findLast(point => point.year <= year)?.value ?? null, path }
}

/** The years strictly between two targets of one plan, on the line that joins them. */
function between(from: TargetPoint, to: TargetPoint | undefined): TargetPoint[] {
  if (!to || from.plan !== to.plan) return []
  return Array.from({ length: to.year - from.year - 1 }, (_, step) => ({
    year: from.year + step + 1,
    value: from.value + ((to.value - from.value) * (step + 1)) / (to.year - from.year),
    kind: 'between',
    mark: 'estimated',
    source: null,
    plan: from.plan,
  }))
}
