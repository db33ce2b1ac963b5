import { z } from 'zod'
import { ACCESS_GROUP_KINDS, ACCESS_TO } from '../domain/indicators/access-figures.ts'
import { Day, MarkSchema } from './parts.ts'

/** A group of children and how evenly access lies over them. */
const AccessGroup = z.object({
  kind: z.enum(ACCESS_GROUP_KINDS),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  children: z.number(),
  places: z.number().nullable(),
  access: z.number().nullable(),
  gini: z.number().nullable(),
  theil: z.number().nullable(),
  palma: z.number().nullable(),
  belowShare: z.number().nullable(),
  outOfReachShare: z.number().nullable(),
  unknownShare: z.number(),
  withheld: z.enum(['no_records_yet', 'place_unknown']).nullable(),
  mark: MarkSchema,
})
/** Access on a day, without its communities. */
export const AccessReply = z.object({
  on: Day,
  to: z.enum(ACCESS_TO),
  recordsFrom: Day.nullable(),
  method: z.object({
    reachMetres: z.number(),
    detourFactor: z.number(),
    weightAtReach: z.number(),
    affordableMonthlyYuan: z.number(),
    threshold: z.object({ per100: z.number(), mark: MarkSchema }).nullable(),
  }),
  groups: z.array(AccessGroup),
  theilBetween: z.number().nullable(),
  theilWithin: z.number().nullable(),
  lorenz: z.array(z.object({ children: z.number(), places: z.number() })),
})
