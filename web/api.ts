/** The contract's replies under the names that the pages use. */
import type { overviewRoutes } from '../contract/overview.ts'
import type { ReplyOf } from '../contract/route.ts'

export type City = ReplyOf<typeof overviewRoutes.city>
export type Standing = ReplyOf<typeof overviewRoutes.standing>
export type AreaStanding = Standing['areas'][number]
export type Area = AreaStanding['area']
export type Figure = AreaStanding['figures'][string]
export type TargetPoint = NonNullable<Figure['target']>['path'][number]
export type MeasureAbout = Standing['measures'][number]
export type Measure = MeasureAbout['id']
export type MeasureUnit = MeasureAbout['unit']
export type Setting = Standing['settings'][number]
export type Source = Standing['sources'][string]
export type Trend = ReplyOf<typeof overviewRoutes.trend>
export type RecordList = ReplyOf<typeof overviewRoutes.records>
export type CountedRecord = RecordList['counted'][number]
export type RecordKind = CountedRecord['kind']
export type LeftOutReason = RecordList['leftOut'][number]['reason']
export type AccessDay = ReplyOf<typeof overviewRoutes.access>
export type AccessGroup = AccessDay['groups'][number]
export type AccessTo = AccessDay['to']
export type InstitutionPoint = ReplyOf<typeof overviewRoutes.institutions>[number]
export type DeliveryMode = InstitutionPoint['mode']
export type OperatingModel = InstitutionPoint['operatingModel']
export type SitePoint = ReplyOf<typeof overviewRoutes.sites>[number]
export type SiteKind = SitePoint['kind']
export type Boundaries = ReplyOf<typeof overviewRoutes.boundaries>
export type PackWarning = ReplyOf<typeof overviewRoutes.packWarnings>[number]

/** Measures of people within a walking distance; the rest have names of their own in the message files. */
export type WalkMeasure = Extract<Measure, `${string}_within_${number}`>
export type NamedMeasure = Exclude<Measure, WalkMeasure>

/** The four that the city's plan sets targets for. */
export const TARGET_MEASURES = [
  'places_per_1000',
  'inclusive_share',
  'certified_carer_share',
  'community_coverage',
] as const satisfies readonly NamedMeasure[]
export type TargetMeasure = (typeof TARGET_MEASURES)[number]
