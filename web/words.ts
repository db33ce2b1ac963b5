/** Words that depend on a value: the name and the formula of any measure. */
import type { Figure, Measure, MeasureUnit, NamedMeasure } from './api.ts'
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

/** A figure's value, or why there is none. */
export function figureText(
  figure: Figure | undefined,
  unit: MeasureUnit,
  text: Messages,
  format: Format,
): string {
  if (figure?.withheld?.reason === 'no_records_yet') return text.overview.noRecordsYet
  if (figure?.withheld) return text.overview.withheldShort
  return format.measure(figure?.value ?? null, unit)
}

/** Why a figure is not shown, in a sentence, with what is known of a part of the people; empty where it is shown. */
export function withheldText(figure: Figure, text: Messages, format: Format): string {
  const { withheld } = figure
  if (!withheld) return ''
  if (withheld.reason === 'no_records_yet')
    return text.overview.noRecordsBefore(format.day(withheld.recordsFrom))
  if (withheld.reason === 'place_unknown')
    return text.overview.withheldUnknown(format.share(withheld.unknownShare))
  const part = withheld.onPublishedPoints
  const why = text.overview.withheld(format.share(withheld.estimatedShare))
  if (!part) return why
  return `${why}${text.overview.knownOnly(format.share(part.value), format.share(1 - withheld.estimatedShare))}`
}

/** The unit of a measure, where its description has not arrived yet. */
export function unitOf(measure: string): MeasureUnit {
  if (measure === 'places_per_1000') return 'per_1000'
  if (measure === 'access' || measure === 'affordable_access') return 'per_100'
  if (measure.startsWith('duty_')) return 'new_areas'
  return walkOf(measure) || /_(share|coverage|rate|use|compliance)$/.test(measure) ? 'share' : 'places'
}
