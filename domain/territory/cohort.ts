/** People as a cohort-component projection sees them: by sex and single year of age, the last age without upper end. */
export const SEXES = ['female', 'male'] as const
export type Sex = (typeof SEXES)[number]

/** Births of a life table whose person-years stand in `life_tables.csv`. */
export const LIFE_TABLE_BIRTHS = 100_000
