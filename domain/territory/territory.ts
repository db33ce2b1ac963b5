/** Kinds of small area, as the National Bureau of Statistics codes them. */
export const SUBDISTRICT_KINDS = ['subdistrict', 'town', 'township', 'zone'] as const
export type SubdistrictKind = (typeof SUBDISTRICT_KINDS)[number]

/** Urban community (社区) or village (村): the demand points of the city. */
export const COMMUNITY_KINDS = ['community', 'village'] as const
export type CommunityKind = (typeof COMMUNITY_KINDS)[number]

/** `observed` years have happened; the others are projections from the births of the last years. */
export const BIRTHS_CASES = ['observed', 'low', 'middle', 'high'] as const
export type BirthsCase = (typeof BIRTHS_CASES)[number]
export const PROJECTED_BIRTHS_CASES = ['low', 'middle', 'high'] as const
export type ProjectedBirthsCase = (typeof PROJECTED_BIRTHS_CASES)[number]
