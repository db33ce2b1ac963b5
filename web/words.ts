/** Words that depend on a value: the name and the formula of any measure. */
import type { Measure, MeasureUnit, NamedMeasure } from './api.ts'
import type { Format } from './format.ts'
import type { Messages } from './messages/zh.ts'

const WALK = /^(residents|under_threes)_within_(\d+)$/

export function walkOf(measure: string): { who: 'residents' | 'under_threes'; metres: number } | null {
  const match = WALK.exec(measure)
  return match ? { who: match[1] as 'residents' | 'under_threes', metres: Number(match[2]) } : null
}

export function measureName(measure: Measure, text: Messages, format: Format): string {
  const walk = walkOf(measure)
  if (walk) return text.terms.walk[walk.who](format.metres(walk.metres))
  return text.terms.measures[measure as NamedMeasure] ?? measure
}

export const formulaOf = (measure: Measure, text: Messages): string =>
  walkOf(measure) ? text.terms.walkFormula : (text.terms.formulas[measure as NamedMeasure] ?? measure)

/** The unit of a measure, where its description has not arrived yet. */
export function unitOf(measure: string): MeasureUnit {
  if (measure === 'places_per_1000') return 'per_1000'
  if (measure.startsWith('duty_')) return 'new_areas'
  return walkOf(measure) || /_(share|coverage|rate|use|compliance)$/.test(measure) ? 'share' : 'places'
}
