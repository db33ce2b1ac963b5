/** What is said of access on a day: figures by group, the curve, every community. Counted in `access-on-day.ts`. */
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'
import type { CommunityKind } from '../territory/territory.ts'

/**
 * The places that access is told of: all usable ones, or of these only the affordable, whose published fee is within the
 * families' limit.
 */
export const ACCESS_TO = ['usable', 'affordable'] as const
export type AccessTo = (typeof ACCESS_TO)[number]

/** `urban`: communities (社区); `rural`: villages (村). */
export const ACCESS_GROUP_KINDS = ['city', 'urban', 'rural', 'district'] as const
export type AccessGroupKind = (typeof ACCESS_GROUP_KINDS)[number]

export type AccessGroup = {
  readonly kind: AccessGroupKind
  /** Code and names of the district; of the city for the other kinds. */
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** Children who want care. */
  readonly children: number
  /** All below are null where withheld. Places that reach the children. */
  readonly places: number | null
  /** Places per 100 children; null without children. */
  readonly access: number | null
  /** 0 all alike, towards 1 one has all. */
  readonly gini: number | null
  /** 0 all alike. */
  readonly theil: number | null
  /** What the tenth of children with most has over what the four tenths with least have; 0.25 all alike. */
  readonly palma: number | null
  /** Share of children with less than the threshold; null where the city has set none. */
  readonly belowShare: number | null
  /** Share of children whom no place reaches. */
  readonly outOfReachShare: number | null
  /** Share of residents for whom neither their community's point nor their sub-district's is published. */
  readonly unknownShare: number
  readonly withheld: 'no_records_yet' | 'place_unknown' | null
  readonly mark: Mark
}

export type AccessFairness = {
  /** The city, urban, rural, then districts by code; town and country only where there are both. */
  readonly groups: readonly AccessGroup[]
  /** The city's Theil index as between the districts and within them; null with it. */
  readonly theilBetween: number | null
  readonly theilWithin: number | null
}

/** The share of the places that reaches so large a share of the children, those with least access first. */
export type LorenzPoint = { readonly children: number; readonly places: number }

/** How evenly places lie within reach on a day, with the access of every community behind it. */
export type AccessOnDay = AccessFairness & {
  readonly on: CivilDate
  readonly to: AccessTo
  /** Set where the day lies before the records, of which nothing can then be said. */
  readonly recordsFrom: CivilDate | null
  readonly method: AccessMethod
  /** The city's Lorenz curve; empty where withheld or nothing is shared. */
  readonly lorenz: readonly LorenzPoint[]
  /** Communities and villages by code; empty before the records. */
  readonly points: readonly AccessPoint[]
}

/** How access is counted: enhanced two-step floating catchment, Gaussian from 1 to `weightAtReach` at the reach. */
export type AccessMethod = {
  readonly reachMetres: number
  readonly detourFactor: number
  readonly weightAtReach: number
  /** The most yuan a month that is affordable. */
  readonly affordableMonthlyYuan: number
  readonly threshold: AccessThreshold | null
}

/** Places per 100 children below which access is too little. */
export type AccessThreshold = { readonly per100: number; readonly mark: Mark }

export type AccessPoint = {
  readonly code: string
  readonly name: string
  readonly kind: CommunityKind
  /** Codes of the areas it lies in. */
  readonly district: string
  readonly subdistrict: string
  /** Children who want care. */
  readonly children: number
  /** Places that reach them. */
  readonly places: number
  /** Places per 100 children; null without children. */
  readonly access: number | null
  /** Whether neither its own point nor its sub-district's is published. */
  readonly placeUnknown: boolean
  readonly mark: Mark
}
