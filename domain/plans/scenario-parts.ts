/** The parts of a scenario that have fields of their own. `null` always means "as the city pack says on the base date". */
import { z } from 'zod'
import { isCivilDate } from '../../kernel/civil-date.ts'
import { AGE_BANDS } from '../indicators/wanting-children.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import type { Indicator } from '../territory/target.ts'
import { NetworkTravel, ServiceTravel } from '../travel/travel-choice.ts'
import { LONGEST_PATH } from './plan-text.ts'

const DAY = 'a day that exists, written YYYY-MM-DD'
export const day = z.string({ error: DAY }).refine(isCivilDate, { error: DAY })
export const year = z.int({ error: 'a year from 1990 to 2100' }).min(1990).max(2100)
const yearKey = z.string().regex(/^(19|20)\d\d$/, { error: 'a calendar year' })
export const share = z.number().min(0).max(1)
export const yuan = z.number().min(0).max(1e12).multipleOf(0.01)
export const code = z.string().min(1).max(40)
const byYear = <T extends z.ZodType>(value: T) => z.record(yearKey, value)

/** Targets by year end, per indicator; a year left out has no target, an indicator left out keeps the pack's. */
export const targets = z
  .strictObject({
    places_per_1000: byYear(z.number().min(0).max(1000).nullable()),
    inclusive_share: byYear(share.nullable()),
    certified_carer_share: byYear(share.nullable()),
    community_coverage: byYear(share.nullable()),
  } satisfies Record<Indicator, z.ZodType>)
  .partial()

export const budgets = z.strictObject({
  totalYuan: byYear(yuan).nullable().default(null),
  byLevelYuan: z.partialRecord(z.enum(GOVERNMENT_LEVELS), byYear(yuan)).nullable().default(null),
  carryOver: z.boolean().default(true),
})

/**
 * Least places of districts: per 1,000 residents, or as a share of the city's target per 1,000 in that year. A district that is
 * given none, neither its own nor the one of every district, keeps the target that the pack has for it.
 */
export const districtFloors = z.strictObject({
  unit: z.enum(['places_per_1000', 'share_of_city_target']),
  everywhere: z.number().min(0).max(1000).nullable().default(null),
  byDistrict: z.record(code, z.number().min(0).max(1000)).default({}),
  /** a district's own table of least places, in whole places by year, in place of all else; none in years it does not name. */
  placesByDistrict: z.record(code, byYear(z.int().min(0).max(10_000_000))).default({}),
  firstYear: year.nullable().default(null),
})

const persons = z.int().min(0).max(1e9)

/** What befalls carers in a year, part by part; of certificates without end 40 years are as good. */
const carerFlows = z.strictObject({
  leavingShare: share.nullable().default(null),
  renewedShare: share.nullable().default(null),
  certificateYears: z.int().min(1).max(40).nullable().default(null),
  trainedPerYear: persons.nullable().default(null),
  passShare: z.number().positive().max(1).nullable().default(null),
  lagYears: z.int().min(0).max(40).nullable().default(null),
})

/**
 * Certified carers; `required: false` leaves the rows out. What the forecast of those there are rests on may be replaced part by
 * part: `graduatesPerYear` who enter replaces the pack's graduates by school too. `stock` replaces its result.
 */
export const carers = z.strictObject({
  required: z.boolean().default(true),
  stock: byYear(persons).nullable().default(null),
  certifiedOutsidePosts: persons.nullable().default(null),
  graduatesPerYear: persons.nullable().default(null),
  flows: carerFlows.prefault({}),
})

export const training = z.strictObject({
  offered: z.boolean().default(true),
  yuanPerCarer: yuan.nullable().default(null),
  lagYears: z.int().min(0).max(5).nullable().default(null),
  yearlyLimit: z.int().min(0).nullable().default(null),
  totalLimit: z.int().min(0).nullable().default(null),
})

/** Share of children who want care, by age band, and how it falls with distance and with price. */
export const takeUp = z.strictObject({
  byBand: z
    .partialRecord(z.enum(AGE_BANDS.map(band => band.id)), share)
    .nullable()
    .default(null),
  rings: z
    .array(z.strictObject({ metres: z.number().positive().max(100_000), share }))
    .min(1)
    .max(8)
    .nullable()
    .default(null),
  tiers: z
    .array(z.strictObject({ monthlyYuan: yuan.nullable(), share }))
    .min(1)
    .max(6)
    .nullable()
    .default(null),
})

/** Residents and children of the plan years: the pack's figures of the births case, or a projection by cohorts. */
export const children = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('pack') }),
  z.strictObject({
    by: z.literal('cohorts'),
    /** births per woman over her life; `null` takes the pack's of the births case. */
    totalFertility: z.number().min(0).max(10).nullable().default(null),
    /** persons a year; `null` takes the pack's of the births case. */
    netMigrants: z.int().min(-10_000_000).max(10_000_000).nullable().default(null),
    /** boys born for each girl; `null` takes the pack's, 1 without. */
    boysPerGirl: z.number().positive().max(3).nullable().default(null),
    /** whether new residential areas draw people from the rest of the city. */
    newHousing: z.boolean().default(true),
  }),
])

export const travel = z.discriminatedUnion('by', [
  /** Straight line × detour; `null` takes the pack's detour. */
  z.strictObject({ by: z.literal('distance'), detour: z.number().min(1).max(5).nullable().default(null) }),
  /** A CSV of `from,to,metres` by codes; only where a file of this machine may be read. */
  z.strictObject({ by: z.literal('matrix'), file: z.string().min(1).max(LONGEST_PATH) }),
  NetworkTravel,
  ServiceTravel,
])

export const lock = z.strictObject({
  site: code,
  option: code.nullable().default(null),
  year: year.nullable().default(null),
})
