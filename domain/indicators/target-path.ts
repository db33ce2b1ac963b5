import { type CivilDate, yearOf } from '../../kernel/civil-date.ts'
import type { TargetPath, TargetPoint } from './standing.ts'

type SetTarget = Omit<TargetPoint, 'kind'>

/**
 * Targets year by year: those that are set, and straight lines between those of one plan; null where none is set.
 * The path begins at the first target, or at a baseline measured at a year end before it. Where the years of plans
 * overlap, each keeps its line: a year may stand twice, and the point that holds in it comes last.
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
  const plans = [...new Set(knots.map(knot => knot.plan))]
  const path = plans
    .flatMap(plan => lineOf(knots.filter(knot => knot.plan === plan)))
    .sort((a, b) => a.year - b.year || strength(a) - strength(b))
  const year = yearOf(on)
  return { ofYear: path.findLast(point => point.year <= year)?.value ?? null, path }
}

/** What a document says of a year goes before a line drawn through it; of two lines that of the plan begun later. */
const strength = ({ kind }: TargetPoint): number => (kind === 'between' ? 0 : 1)

/** The targets of one plan with the years between them. */
const lineOf = (knots: readonly TargetPoint[]): TargetPoint[] =>
  knots.flatMap((knot, index) => [knot, ...between(knot, knots[index + 1])])

/** The years strictly between two targets, on the line that joins them. */
function between(from: TargetPoint, to: TargetPoint | undefined): TargetPoint[] {
  if (!to) return []
  return Array.from({ length: to.year - from.year - 1 }, (_, step) => ({
    year: from.year + step + 1,
    value: from.value + ((to.value - from.value) * (step + 1)) / (to.year - from.year),
    kind: 'between',
    mark: 'estimated',
    source: null,
    plan: from.plan,
  }))
}
