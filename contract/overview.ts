import { z } from 'zod'
import { ACCESS_TO } from '../domain/indicators/access-figures.ts'
import { LEFT_OUT_REASONS, RECORD_KINDS } from '../domain/indicators/record-list.ts'
import { AREA_LEVELS } from '../domain/indicators/standing.ts'
import { DELIVERY_MODES, OPERATING_MODELS } from '../domain/registry/institution.ts'
import { SITE_KINDS } from '../domain/supply/site.ts'
import { AccessReply } from './access.ts'
import { Day, MarkSchema } from './parts.ts'
import { routes } from './route.ts'
import { Area, Figure, MeasureId, Setting, SourceReply, StandingReply } from './standing.ts'

const text = z.string()
const count = z.number()

const TrendReply = z.object({
  days: z.array(Day),
  areas: z.array(z.object({ area: Area, values: z.record(text, z.array(z.number().nullable())) })),
})

const CountedRecord = z.object({
  kind: z.enum(RECORD_KINDS),
  code: text,
  name: text.nullable(),
  institution: text.nullable(),
  district: text,
  subdistrict: text,
  amount: z.number(),
  mark: MarkSchema,
  source: text,
})
const RecordListReply = z.object({
  measure: MeasureId,
  on: Day,
  area: z.object({ level: z.enum(AREA_LEVELS), code: text, name: text }),
  figure: Figure,
  areas: z.record(text, z.object({ name: text, nameEn: text.nullable() })),
  counted: z.array(CountedRecord),
  leftOut: z.array(z.object({ record: CountedRecord, reason: z.enum(LEFT_OUT_REASONS) })),
  lostBefore: z.array(z.enum(LEFT_OUT_REASONS)).nullable(),
  denominator: z.array(CountedRecord),
})

/** A place on the map with the places it has on the day. */
const InstitutionPoint = z.object({
  code: text,
  name: text,
  mode: z.enum(DELIVERY_MODES),
  operatingModel: z.enum(OPERATING_MODELS),
  district: text,
  subdistrict: text,
  longitude: z.number(),
  latitude: z.number(),
  positionMark: MarkSchema,
  inclusive: z.boolean(),
  filedPlaces: count,
  usablePlaces: count,
  enrolled: count,
  lowestFeeYuan: z.number().nullable(),
  highestFeeYuan: z.number().nullable(),
  mark: MarkSchema,
})
const SitePoint = z.object({
  code: text,
  name: text,
  kind: z.enum(SITE_KINDS),
  district: text,
  subdistrict: text,
  longitude: z.number(),
  latitude: z.number(),
  positionMark: MarkSchema,
  availableFrom: Day,
  dutyPlaces: count.nullable(),
  dutyYear: z.number().nullable(),
  options: count,
  mostPlaces: count,
  mark: MarkSchema,
})

export const CityReply = z.object({
  code: text,
  name: text,
  nameEn: text,
  today: Day,
  /** The last day the pack's records speak of. */
  recordsUntil: Day,
  /** The day the overview opens on: the earlier of today and `recordsUntil`. */
  defaultOn: Day,
  /** The first day that can be asked for: that of the first filing. */
  firstDay: Day,
  /** Since when records are kept; figures that count records have no value before it. */
  recordsFrom: Day,
  pack: z.object({ name: text, version: text, loadedAt: text, warningCount: count }),
  counts: z.object({
    districts: count,
    subdistricts: count,
    communities: count,
    villages: count,
    sites: count,
  }),
})

const FeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({
        code: text,
        name: text,
        nameEn: text.nullable(),
        parent: text.nullable(),
        mark: MarkSchema,
      }),
      geometry: z.unknown(),
    }),
  ),
})

const PackWarning = z.object({
  file: text,
  row: z.number().nullable(),
  column: text.nullable(),
  value: text.nullable(),
  /** What is allowed instead, in English and in Chinese. */
  allowed: text,
  allowedZh: text,
})

const OnDay = z.object({ on: Day.optional() })
const AccessQuery = OnDay.extend({ to: z.enum(ACCESS_TO).default('usable') })
const AreaQuery = z.object({ area: text.optional() })
const RecordsQuery = z.object({ measure: MeasureId, on: Day.optional(), area: text.optional() })

const CSV = 'text/csv; charset=utf-8'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where the city stands: figures, their records, the map. `on` defaults to the city's `defaultOn`. */
export const overviewRoutes = routes({
  city: { method: 'GET', path: '/city', summary: 'The city, its pack and its days', reply: CityReply },
  standing: {
    method: 'GET',
    path: '/standing',
    summary: 'Every measure on a day: the city with its districts, or the sub-districts (of one district)',
    query: z.object({
      on: Day.optional(),
      level: z.enum(['district', 'subdistrict']).default('district'),
      within: text.optional(),
    }),
    reply: StandingReply,
  },
  standingFile: {
    method: 'GET',
    path: '/standing.{format}',
    summary: 'All areas and measures on a day as a table',
    params: z.object({ format: z.enum(['csv', 'xlsx']) }),
    query: OnDay,
    reply: { file: [CSV, XLSX] },
  },
  trend: {
    method: 'GET',
    path: '/trend',
    summary: 'Measures at each year end up to a day, for the city or one area',
    query: OnDay.extend(AreaQuery.shape),
    reply: TrendReply,
  },
  records: {
    method: 'GET',
    path: '/records',
    summary: 'The records that a figure counts, and those it leaves out with the reason',
    query: RecordsQuery,
    reply: RecordListReply,
  },
  recordsFile: {
    method: 'GET',
    path: '/records.{format}',
    summary: 'The records behind a figure as a table',
    params: z.object({ format: z.enum(['csv', 'xlsx']) }),
    query: RecordsQuery,
    reply: { file: [CSV, XLSX] },
  },
  access: {
    method: 'GET',
    path: '/access',
    summary:
      'How evenly all usable places, or the affordable of them, lie within reach on a day: the city, town and country, each district',
    query: AccessQuery,
    reply: AccessReply,
  },
  accessFile: {
    method: 'GET',
    path: '/access/{table}.{format}',
    summary: 'Access of every community on a day, or its fairness by group, as a table',
    params: z.object({ table: z.enum(['communities', 'groups']), format: z.enum(['csv', 'xlsx']) }),
    query: AccessQuery,
    reply: { file: [CSV, XLSX] },
  },
  institutions: {
    method: 'GET',
    path: '/institutions',
    summary: 'Institutions filed and open on a day, with their places',
    query: OnDay,
    reply: z.array(InstitutionPoint),
  },
  sites: { method: 'GET', path: '/sites', summary: 'Candidate sites', reply: z.array(SitePoint) },
  areas: {
    method: 'GET',
    path: '/areas',
    summary: 'The city, its districts and its sub-districts with their names',
    reply: z.array(Area),
  },
  boundaries: {
    method: 'GET',
    path: '/boundaries/{level}',
    summary: 'Boundaries of districts, or schematic cells of sub-districts, as GeoJSON',
    params: z.object({ level: z.enum(['district', 'subdistrict']) }),
    reply: FeatureCollection,
  },
  sources: {
    method: 'GET',
    path: '/sources',
    summary: 'Documents and data sets',
    reply: z.array(SourceReply),
  },
  settings: {
    method: 'GET',
    path: '/settings',
    summary: 'Settings and rules in force on a day',
    query: OnDay,
    reply: z.array(Setting),
  },
  packWarnings: {
    method: 'GET',
    path: '/pack-warnings',
    summary: 'What was doubtful when the pack was loaded',
    reply: z.array(PackWarning),
  },
})
