/**
 * Access and its fairness before and after: on the base date, and at the end of the last plan year without the programme
 * and with it, so that what fewer births do is not taken for what the programme does; to all usable places and to the
 * affordable of them. Counted as on the overview
 * (`docs/methods/indicators.md`); whoever holds the points can count every figure of the groups again.
 */
import { z } from 'zod'
import { MARKS } from '../../kernel/mark.ts'
import { ACCESS_GROUP_KINDS, ACCESS_TO } from '../indicators/access-figures.ts'

const mark = z.enum(MARKS)
const count = z.number().min(0)
const shown = z.number().nullable()

export const ACCESS_MOMENTS = ['base', 'without', 'with'] as const
export type AccessMoment = (typeof ACCESS_MOMENTS)[number]

/** One group of children at one moment, to usable or to affordable places; `with` is missing where no plan was found. */
export const PlanAccess = z.object({
  moment: z.enum(ACCESS_MOMENTS),
  /** the base date, or the last day of the last plan year. */
  day: z.string(),
  to: z.enum(ACCESS_TO),
  group: z.enum(ACCESS_GROUP_KINDS),
  /** null unless the group is a district. */
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  /** children who want care. */
  children: count,
  /** this and what follows is null where withheld: places that reach them. */
  places: count.nullable(),
  /** places per 100 children. */
  access: shown,
  gini: shown,
  theil: shown,
  /** of the city alone: its Theil index as between and within districts. */
  theilBetween: shown,
  theilWithin: shown,
  palma: shown,
  belowShare: shown,
  outOfReachShare: shown,
  /** share of residents whose place is not known. */
  unknownShare: z.number(),
  withheld: z.enum(['no_records_yet', 'place_unknown']).nullable(),
  mark,
})
export type PlanAccess = z.infer<typeof PlanAccess>

/** A community or village: its children who want care and the usable and affordable places that reach them, at each moment. */
export const PlanAccessPoint = z.object({
  community: z.string(),
  communityName: z.string(),
  group: z.enum(['urban', 'rural']),
  district: z.string(),
  childrenBase: count,
  childrenLast: count,
  placesBase: count,
  placesWithout: count,
  /** null where no plan was found. */
  placesWith: count.nullable(),
  affordableBase: count,
  affordableWithout: count,
  affordableWith: count.nullable(),
  placeUnknown: z.boolean(),
  mark,
})
export type PlanAccessPoint = z.infer<typeof PlanAccessPoint>
