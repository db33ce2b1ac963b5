import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'
import type { Certainty, SourceKind } from '../territory/source.ts'
import type { Measure, MeasureFamily, MeasureUnit } from './measures.ts'

/**
 * Where the city stands on a day: every measure for the city, each district and each sub-district.
 * Always: districts add up to the city and sub-districts to their district, in numerators and denominators alike.
 */
export type Standing = {
  readonly on: CivilDate
  /** Year end whose residents and children the figures use: the latest observed one not after `on`. */
  readonly populationYear: number
  /** What is measured, in the order in which it is shown. */
  readonly measures: readonly MeasureAbout[]
  /** The city, then districts, then sub-districts, each by code. */
  readonly areas: readonly AreaStanding[]
  /** The city's own choices that shape these figures, as they hold on `on`. */
  readonly settings: readonly SettingUsed[]
  /** Documents by code, for all codes that stand in `documents` and `source`. */
  readonly sources: Readonly<Record<string, SourceDocument>>
}

/** What one measure means, the same for all areas. */
export type MeasureAbout = {
  readonly id: Measure
  readonly family: MeasureFamily
  readonly unit: MeasureUnit
  /** Id of the formula's text, which stands in `docs/methods/indicators.md` and in the message files. */
  readonly formula: string
  /**
   * Of the sub-districts where the measure has a denominator, how many have their figure shown; null for measures that
   * are never withheld for where people live.
   */
  readonly shownIn: { readonly subdistricts: number; readonly of: number } | null
  /** Codes of the documents that define the measure or feed it. */
  readonly documents: readonly string[]
}

export const AREA_LEVELS = ['city', 'district', 'subdistrict'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

export type Area = {
  readonly level: AreaLevel
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  /** Code of the area it lies in; null for the city. */
  readonly parent: string | null
}

export type AreaStanding = {
  readonly area: Area
  readonly figures: Readonly<Record<Measure, Figure>>
}

export type Figure = {
  /** Null where the denominator is 0, where the figure is withheld and before the records begin. */
  readonly value: number | null
  /** Null where withheld. Of a stage or a count: the value itself. */
  readonly numerator: number | null
  /** Null for stages and counts, and before the records begin. */
  readonly denominator: number | null
  /** As good as the weakest record, population or rule that went in. */
  readonly mark: Mark
  readonly withheld: Withheld | null
  /** Only where the city or the district has a target of its own. */
  readonly target: TargetPath | null
}

/**
 * Why a figure is not shown: the day lies before the city's records begin, or more than the allowed share of the
 * area's residents sits on points placed by rule (walking coverage), or has neither its own point nor that of its
 * sub-district published (access).
 */
export type Withheld =
  | { readonly reason: 'no_records_yet'; readonly recordsFrom: CivilDate }
  | {
      readonly reason: 'points_estimated'
      readonly estimatedShare: number
      /** The same measure over the people on published points alone; it says nothing of the others. Null where nobody is. */
      readonly onPublishedPoints: PartFigure | null
    }
  | { readonly reason: 'place_unknown'; readonly unknownShare: number }

/** A share of a part of an area's people, `estimated` at best. */
export type PartFigure = {
  readonly value: number
  readonly numerator: number
  readonly denominator: number
  readonly mark: Mark
}

export type TargetPath = {
  /** For the end of the year that `on` lies in; null before the path begins. After a plan's end its last target stays. */
  readonly ofYear: number | null
  /**
   * Year by year, ascending: linear between the years for which a plan sets a target, never from one plan to the next.
   * A year that two plans speak of stands twice, the point that holds in it last.
   */
  readonly path: readonly TargetPoint[]
}

export type TargetPoint = {
  readonly year: number
  readonly value: number
  /** `baseline`: measured; `set`: stands in the document; `between`: on the straight line between two others. */
  readonly kind: 'baseline' | 'set' | 'between'
  readonly mark: Mark
  /** Code of the document; null for measured and interpolated points. */
  readonly source: string | null
  /** Code of the plan that it belongs to, which is a document; null where no plan is named. */
  readonly plan: string | null
}

export type SettingUsed = {
  readonly key: string
  readonly value: unknown
  readonly unit: string | null
  readonly mark: Mark
  readonly source: string | null
  readonly note: string | null
  readonly noteEn: string | null
}

export type SourceDocument = {
  readonly code: string
  readonly kind: SourceKind
  readonly title: string
  readonly titleEn: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: CivilDate | null
  readonly licence: string | null
  readonly url: string | null
  readonly certainty: Certainty | null
  readonly note: string | null
  readonly noteEn: string | null
}

/** All measures but those found by a maximum flow, at several days; values stand in the order of `days`. */
export type Trend = {
  readonly days: readonly CivilDate[]
  readonly areas: readonly AreaTrend[]
}

export type AreaTrend = {
  readonly area: Area
  /** By measure. */
  readonly values: Readonly<Record<string, readonly (number | null)[]>>
}
