/** The names of everything that is measured. A measure's id is alike in types, URLs, exports and message files. */

import type { AccessTo } from './access-figures.ts'

/** The place funnel: the stage a place has reached on a date. `occupied` stands beside the chain, not at its end. */
export const FUNNEL_STAGES = [
  'planned',
  'building',
  'filed',
  'usable',
  'within_reach',
  'affordable',
  'occupied',
] as const
export type FunnelStage = (typeof FUNNEL_STAGES)[number]

/** Ratios: the four that the city's plan sets targets for, then those shown beside them. */
export const RATIOS = [
  'places_per_1000',
  'inclusive_share',
  'certified_carer_share',
  'community_coverage',
  'village_coverage',
  'home_based_coverage',
  'enrolment_rate',
  'place_use',
  'access',
  'affordable_access',
  'new_area_compliance',
] as const
export type Ratio = (typeof RATIOS)[number]

/** How far the places of new residential areas that are due have got; together they are all that are due. */
export const DUTY_STATES = [
  'duty_without_project',
  'duty_planned',
  'duty_built',
  'duty_handed_over',
  'duty_open',
] as const
export type DutyState = (typeof DUTY_STATES)[number]

/** Counts that ratios and stages rest on. `predicted` is the places that would fill, given how far and how dearly families go. */
export const COUNTS = ['residents', 'under_threes', 'wanting', 'predicted', 'waiting'] as const
export type Count = (typeof COUNTS)[number]

/** Share of people who live within so many metres, in a straight line, of an open place; the radii are a setting. */
export type WalkMeasure = `residents_within_${number}` | `under_threes_within_${number}`

export type Measure = FunnelStage | Ratio | DutyState | Count | WalkMeasure

/** Found by a maximum flow. */
export const FLOW_MEASURES: readonly Measure[] = ['within_reach', 'affordable', 'predicted']

/** Access to all usable places and to the affordable of them. */
export const ACCESS_MEASURES: Readonly<Record<AccessTo, Ratio>> = {
  usable: 'access',
  affordable: 'affordable_access',
}
export const isAccess = (measure: Measure): boolean =>
  Object.values(ACCESS_MEASURES).some(each => each === measure)

/** Those that know fees. */
export const knowsFees = (measure: Measure): boolean =>
  FLOW_MEASURES.includes(measure) || measure === 'affordable_access'

export const MEASURE_FAMILIES = ['funnel', 'ratio', 'new_area', 'count', 'walk'] as const
export type MeasureFamily = (typeof MEASURE_FAMILIES)[number]

/** `per_1000`: places per 1,000 residents; `per_100`: places per 100 children; `share`: 0–1; the others are whole numbers, `wanting` alone a fraction. */
export const MEASURE_UNITS = [
  'per_1000',
  'per_100',
  'share',
  'places',
  'children',
  'residents',
  'new_areas',
] as const
export type MeasureUnit = (typeof MEASURE_UNITS)[number]

const WALK_MEASURE = /^(residents|under_threes)_within_([1-9]\d{0,4})$/

/** Whose share and which radius a walking measure means; undefined for other measures. */
export function parseWalkMeasure(
  text: string,
): { who: 'residents' | 'under_threes'; metres: number } | undefined {
  const match = WALK_MEASURE.exec(text)
  return match ? { who: match[1] as 'residents' | 'under_threes', metres: Number(match[2]) } : undefined
}

/** Whether the text names a measure. */
export const isMeasure = (text: string): text is Measure =>
  ([...FUNNEL_STAGES, ...RATIOS, ...DUTY_STATES, ...COUNTS] as readonly string[]).includes(text) ||
  parseWalkMeasure(text) !== undefined
