import type { Figure, MeasureUnit, TargetPoint } from '../../api.ts'

/** The target that is looked ahead to: the next one of an official document from this year on, else the path's last. */
export function aimedTarget(figure: Figure, on: string): TargetPoint | null {
  const path = figure.target?.path ?? []
  const year = Number(on.slice(0, 4))
  const official = path.find(point => point.year >= year && point.kind === 'set' && point.mark === 'official')
  return official ?? path.at(-1) ?? null
}

/**
 * How many more of the numerator the target asks for, the denominator as it stands; 0 where it is reached.
 */
export function shortOf(figure: Figure, target: number, unit: MeasureUnit): number | null {
  const { value, numerator, denominator } = figure
  if (value === null || numerator === null || denominator === null || denominator === 0) return null
  const base = unit === 'per_1000' ? denominator / 1000 : denominator
  // A hair less than the next whole number is that number: shares are binary fractions.
  return Math.max(0, Math.ceil(target * base - numerator - 1e-6))
}
