/**
 * What each indicator of each year is made of, and the records behind it: whoever holds these rows and those of the
 * programme can add every numerator and denominator up again.
 */
import { z } from 'zod'
import { MARKS } from '../../kernel/mark.ts'
import { DELIVERY_MODES } from '../registry/institution.ts'
import { INDICATORS } from '../territory/target.ts'

const mark = z.enum(MARKS)
const year = z.int()
const count = z.number().min(0)

/** Institutions filed on the base date; projects begun on it; projects adopted but not begun. */
export const STANDING_KINDS = ['institution', 'project_building', 'project_planned'] as const
export type StandingKind = (typeof STANDING_KINDS)[number]

/** An institution or a project under way, as the plan counts it from a year on. */
export const StandingRow = z.object({
  kind: z.enum(STANDING_KINDS),
  code: z.string(),
  name: z.string(),
  district: z.string(),
  districtName: z.string(),
  community: z.string(),
  communityName: z.string(),
  mode: z.enum(DELIVERY_MODES),
  /** counted at the end of this year and of every later one; for institutions the year of the baseline. */
  countsFrom: year,
  places: count,
  inclusive: z.boolean(),
  /** carers that its places need at the ratios, whole carers for each class. */
  carersNeeded: count,
  /** carers on the base date; null for a project, which has none yet. */
  carersInPost: count.nullable(),
  carersCertified: count.nullable(),
  mark,
})
export type StandingRow = z.infer<typeof StandingRow>

/** A community (社区) that is covered within the plan: since when, and by what first. */
export const CoveredRow = z.object({
  community: z.string(),
  communityName: z.string(),
  district: z.string(),
  districtName: z.string(),
  countsFrom: year,
  by: z.enum([...STANDING_KINDS, 'programme']),
  /** code of the institution, project or site. */
  code: z.string(),
  mark,
})
export type CoveredRow = z.infer<typeof CoveredRow>

export const BRIDGE_ITEMS = [
  'institutions',
  'project_building',
  'project_planned',
  'programme',
  'residents_on_base_date',
  'residents_change',
  'communities',
  'carers_in_post',
  'carers_to_ratio',
  'carers_certified',
  'certified_outside_posts',
  'certified_graduates',
  'certified_in_service',
  'certified_lapsed',
  'certified_left',
  'certified_by_scenario',
  'certified_trained',
  'certified_without_post',
] as const
export type BridgeItem = (typeof BRIDGE_ITEMS)[number]

/** One summand of an indicator's numerator or denominator on a day; what is taken off is negative. */
export const BridgeRow = z.object({
  year,
  baseline: z.boolean(),
  day: z.string(),
  indicator: z.enum(INDICATORS),
  part: z.enum(['numerator', 'denominator']),
  item: z.enum(BRIDGE_ITEMS),
  amount: z.number(),
  mark,
})
export type BridgeRow = z.infer<typeof BridgeRow>
