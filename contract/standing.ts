import { z } from 'zod'
import { isMeasure, MEASURE_FAMILIES, MEASURE_UNITS, type Measure } from '../domain/indicators/measures.ts'
import { AREA_LEVELS } from '../domain/indicators/standing.ts'
import { CERTAINTIES, SOURCE_KINDS } from '../domain/territory/source.ts'
import { Day, MarkSchema } from './parts.ts'

/** The id of a measure. */
export const MeasureId = z
  .string()
  .refine(isMeasure, { error: 'a measure, such as places_per_1000 or usable' })
  .transform(text => text as Measure)
  .meta({ type: 'string' })
const text = z.string()
const count = z.number()

/** An area of the city. */
export const Area = z.object({
  level: z.enum(AREA_LEVELS),
  code: text,
  name: text,
  nameEn: text.nullable(),
  parent: text.nullable(),
})
const TargetPath = z.object({
  ofYear: z.number().nullable(),
  path: z.array(
    z.object({
      year: z.number(),
      value: z.number(),
      kind: z.enum(['baseline', 'set', 'between']),
      mark: MarkSchema,
      source: text.nullable(),
      plan: text.nullable(),
    }),
  ),
})
const PartFigure = z.object({
  value: z.number(),
  numerator: z.number(),
  denominator: z.number(),
  mark: MarkSchema,
})
/** A figure, or why there is none. */
export const Figure = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  mark: MarkSchema,
  withheld: z
    .discriminatedUnion('reason', [
      z.object({ reason: z.literal('no_records_yet'), recordsFrom: Day }),
      z.object({
        reason: z.literal('points_estimated'),
        estimatedShare: z.number(),
        onPublishedPoints: PartFigure.nullable(),
      }),
      z.object({ reason: z.literal('place_unknown'), unknownShare: z.number() }),
    ])
    .nullable(),
  target: TargetPath.nullable(),
})
export const SourceReply = z.object({
  code: text,
  kind: z.enum(SOURCE_KINDS),
  title: text,
  titleEn: text.nullable(),
  number: text.nullable(),
  issuer: text.nullable(),
  issuedOn: Day.nullable(),
  licence: text.nullable(),
  url: text.nullable(),
  certainty: z.enum(CERTAINTIES).nullable(),
  note: text.nullable(),
  noteEn: text.nullable(),
})
export const Setting = z.object({
  key: text,
  value: z.unknown(),
  unit: text.nullable(),
  mark: MarkSchema,
  source: text.nullable(),
  note: text.nullable(),
  noteEn: text.nullable(),
})

export const StandingReply = z.object({
  on: Day,
  populationYear: z.number(),
  measures: z.array(
    z.object({
      id: MeasureId,
      family: z.enum(MEASURE_FAMILIES),
      unit: z.enum(MEASURE_UNITS),
      formula: text,
      shownIn: z.object({ subdistricts: count, of: count }).nullable(),
      documents: z.array(text),
    }),
  ),
  areas: z.array(z.object({ area: Area, figures: z.record(text, Figure) })),
  settings: z.array(Setting),
  sources: z.record(text, SourceReply),
})
