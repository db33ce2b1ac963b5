/**
 * The rows of a computed plan, in the city's words: codes, calendar years, levels of government.
 * Money is whole fen in constant prices of the base year unless a unit says yuan. Each row carries the mark of its
 * weakest figure; a prediction is never better than `estimated`.
 */
import { z } from 'zod'
import { MARKS } from '../../kernel/mark.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { DELIVERY_MODES, OPERATING_MODELS } from '../registry/institution.ts'
import { SITE_KINDS } from '../supply/site.ts'
import { FUNDING_KINDS, GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { INDICATORS } from '../territory/target.ts'
import { PROJECTED_BIRTHS_CASES } from '../territory/territory.ts'

const mark = z.enum(MARKS)
const year = z.int()
const fen = z.int()
const count = z.number().min(0)
const share = z.number()
const level = z.enum(GOVERNMENT_LEVELS)
const byLevelFen = z.record(level, fen)

/** One indicator at one year end; `year` of the first entries is the base date's, before the programme. */
export const PlanIndicator = z.object({
  year,
  baseline: z.boolean(),
  /** the day that the figure is of: the base date, or the last day of the year. */
  day: z.string(),
  indicator: z.enum(INDICATORS),
  value: z.number().nullable(),
  numerator: count,
  denominator: count,
  target: z.number().nullable(),
  /** null where there is no target that year. */
  met: z.boolean().nullable(),
  mark,
  targetMark: mark.nullable(),
})
export type PlanIndicator = z.infer<typeof PlanIndicator>

/** The least-cost plan made anew for one births case, from the plan at hand. */
export const RemadePlan = z.object({
  status: z.enum(['optimal', 'within-gap', 'stopped', 'infeasible']),
  objectiveFen: z.number().nullable(),
  boundFen: z.number().nullable(),
  gap: z.number().nullable(),
  /** its cost less that of the plan at hand: below 0, what knowing the births beforehand would save. */
  differenceFen: z.number().nullable(),
  sitesOpened: z.int(),
  /** of these, sites that the plan at hand opens too. */
  sitesAlso: z.int(),
})
export type RemadePlan = z.infer<typeof RemadePlan>

/** The plan held against one births case: its last year, and the plan that this case alone would have. */
export const BirthsRow = z.object({
  births: z.enum(PROJECTED_BIRTHS_CASES),
  /** rules of the case that the plan misses, over all years; and places missing of the last year's target. */
  targetsMissed: z.int(),
  placesMissing: count,
  wanting: count,
  served: count,
  occupancyShare: share.nullable(),
  /** null under 'most-served'. */
  remade: RemadePlan.nullable(),
  /** sites that open in the remade plans of all three cases; null where one was not found. */
  sitesInAllCases: z.int().nullable(),
  mark,
})
export type BirthsRow = z.infer<typeof BirthsRow>

/** Predicted use in a year: of the whole city (`district` null) or of one district. */
export const PlanUse = z.object({
  year,
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  filedPlaces: count,
  usablePlaces: count,
  /** children in care expected in the district's institutions, wherever they live. */
  occupied: count,
  /** occupied / usable places; null where there is no place. */
  occupancyShare: share.nullable(),
  /** children living here who want care, and those of them who find a place. */
  wanting: count,
  served: count,
  servedShare: share.nullable(),
  mark,
})
export type PlanUse = z.infer<typeof PlanUse>

const place = {
  site: z.string(),
  name: z.string(),
  kind: z.enum(SITE_KINDS),
  district: z.string(),
  districtName: z.string(),
  community: z.string(),
  communityName: z.string(),
  longitude: z.number(),
  latitude: z.number(),
  positionMark: mark,
}

/** What opens, where and when. */
export const ProgrammeRow = z.object({
  ...place,
  option: z.string(),
  mode: z.enum(DELIVERY_MODES),
  operatingModel: z.enum(OPERATING_MODELS),
  year,
  startYear: year,
  classes: z.array(z.object({ classType: z.enum(CLASS_TYPES), classes: z.int(), places: z.int() })),
  places: z.int(),
  monthlyFen: fen,
  /** in the year it opens; a kindergarten's recognition is dated, `inclusiveYears` has all plan years. */
  inclusive: z.boolean(),
  inclusiveYears: z.array(year),
  carers: z.int(),
  capitalFen: fen,
  yearlySupportFen: fen,
  /** within the plan years. */
  supportFen: fen,
  costByLevelFen: byLevelFen,
  /** capital and support to the end of the evaluation, discounted: its part of the least-cost objective. */
  discountedFen: z.number(),
  /** children in care expected in the last plan year, and the share of the places that they fill. */
  predictedOccupied: count,
  predictedShare: share.nullable(),
  /** expected to fill less than `PlanInputs.lowUseShare` of its places. */
  lowUse: z.boolean(),
  lockedIn: z.boolean(),
  duty: z.boolean(),
  mark,
})
export type ProgrammeRow = z.infer<typeof ProgrammeRow>

export const LEFT_OUT_REASONS = [
  'not-chosen',
  'locked-out',
  'not-available-in-time',
  'too-few-children',
  'no-option',
  'duty-fulfilled',
] as const

/** An amount of money that would have to be lower, by no more than it is: null where that alone does not bring the site in. */
const lowered = z.object({
  /** what it is now. */
  nowFen: fen,
  /** proved: with less, every plan with the site is worse than the plan found. 0: nothing is proved; null: not even for nothing. */
  atLeastFen: z.number().nullable(),
  /** estimate, at the relaxation's prices; null: not even for nothing. */
  aboutFen: z.number().nullable(),
  /** proved: with more, every best plan has the site; null where no plan with it is at hand, or that is more than there is. */
  enoughFen: z.number().nullable(),
})

/** What would have to change for a site left out to be in: any one of these, all else as it is. */
export const LeftOutJoining = z.object({
  /** the option nearest to being worth it, and its opening year. */
  option: z.string(),
  places: z.int(),
  year,
  /** null where no budget binds and cost does not count. */
  capital: lowered.nullable(),
  yearlySupport: lowered.nullable(),
  /** a higher target of places, or more money; yuan or places. */
  rules: z.array(
    z.object({
      family: z.enum(['places', 'budget']),
      year,
      level: level.nullable(),
      unit: z.enum(['place', 'yuan']),
      /** proved: with less, every plan with the site is worse than the plan found; null where nothing is proved. */
      atLeast: z.number().nullable(),
      /** estimate at the prices of the other rules; null: at these no amount brings the site in. */
      about: z.number().nullable(),
    }),
  ),
})
export type LeftOutJoining = z.infer<typeof LeftOutJoining>

/** A site that opens nothing, with the price of having it nevertheless. */
export const LeftOutSite = z.object({
  ...place,
  reason: z.enum(LEFT_OUT_REASONS),
  options: z.int(),
  largestPlaces: z.int(),
  availableFrom: z.string(),
  /**
   * Proved: any plan with this site is at least this much worse than the plan found (0: nothing is proved).
   * In `PlanResult.objectiveUnit`; null where it may not open at all, or where no plan was found.
   */
  forcingAtLeast: z.number().nullable(),
  /** What its best option misses at the relaxation's prices, same unit: the nearer to 0, the sooner it would open. */
  priceGap: z.number().nullable(),
  /** absent where it may not open at all, or where no plan was found; in plans of an earlier version too. */
  joining: LeftOutJoining.optional(),
  mark,
})
export type LeftOutSite = z.infer<typeof LeftOutSite>

/** Public money of one kind borne by one level in one year; years after the plan are support to the horizon's end. */
export const CostRow = z.object({
  year,
  planYear: z.boolean(),
  kind: z.enum(FUNDING_KINDS),
  level,
  fen,
  discountFactor: z.number(),
  mark,
})
export type CostRow = z.infer<typeof CostRow>

/** Certified carers of a year: what open institutions need against those there are. */
export const CarerRow = z.object({
  year,
  existingNeed: count,
  newNeed: count,
  certifiedWithoutTraining: count,
  /** of those whom the programme trains in the year, who pass. */
  trainedThisYear: count,
  /** trained so far whose lag is over. */
  trainedReady: count,
  certified: count,
  required: count.nullable(),
  mark,
})
export type CarerRow = z.infer<typeof CarerRow>

export const LIMIT_FAMILIES = [
  'places',
  'inclusive',
  'coverage',
  'district',
  'carers',
  'training',
  'budget',
] as const
export const LIMIT_UNITS = ['place', 'inclusive_place', 'community', 'carer', 'yuan'] as const

/** One rule of the plan in one year: what is asked, what the plan has, and what easing it by one unit is worth. */
export const LimitRow = z.object({
  family: z.enum(LIMIT_FAMILIES),
  year,
  level: level.nullable(),
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  sense: z.enum(['at-least', 'at-most']),
  limit: z.number(),
  /** null where no plan was found. */
  value: z.number().nullable(),
  unit: z.enum(LIMIT_UNITS),
  binds: z.boolean(),
  /** yuan per unit ('least-cost') or children-years per unit ('most-served'), see `marginalUnit`; null where unknown. */
  marginalValue: z.number().nullable(),
  marginalUnit: z.enum(['yuan', 'child_years']),
  mark,
})
export type LimitRow = z.infer<typeof LimitRow>
