import { type CivilDate, yearOf } from '../../kernel/civil-date.ts'
import type { TargetPath, TargetPoint } from './standing.ts'

/**
 * Targets year by year: those that documents set, and straight lines between them.
 * The path begins at the baseline, the value measured at a year end before the first target, where there is one.
 */
export function targetPath(
  set: readonly Omit<TargetPoint, 'kind'>[],
  baseline: Omit<TargetPoint, 'kind' | 'source'> | null,
  on: CivilDate,
): TargetPath | null {
  const knots: TargetPoint[] = set
    .map(point => ({ ...point, kind: 'set' as const }))
    .sort((a, b) => a.year - b.year)
  const first = knots[0]
  if (!first) return null
  if (baseline && baseline.year < first.year) knots.unshift({ ...baseline, kind: 'baseline', source: null })
  const path = knots.flatMap((knot, index) => [knot, ...between(knot, knots[index + 1])])
  const last = path.at(-1)!
  const year = yearOf(on)
  const ofYear = year > last.year ? last.value : (path.find(point => point.year === year)?.value ?? null)
  return { ofYear, path }
}

/** The years strictly between two points, on the line that joins them. */
function between(from: TargetPoint, to: TargetPoint | undefined): TargetPoint[] {
  if (!to) return []
  return Array.from({ length: to.year - from.year - 1 }, (_, step) => ({
    year: from.year + step + 1,
    value: from.value + ((to.value - from.value) * (step + 1)) / (to.year - from.year),
    kind: 'between',
    mark: 'estimated',
    source: null,
  }))
}
