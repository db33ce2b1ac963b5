import type { Read } from '../../db/index.ts'

/** Residents by sex and age at year ends, oldest year first. */
export const listPopulationAges = (db: Read) =>
  db
    .selectFrom('populationAge')
    .select(['year', 'sex', 'age', 'people', 'mark', 'sourceId'])
    .orderBy('year')
    .orderBy('sex')
    .orderBy('age')
    .execute()

/** The life table by sex and age. */
export const listLifeTable = (db: Read) =>
  db
    .selectFrom('lifeTable')
    .select(['sex', 'age', 'personYears', 'mark', 'sourceId'])
    .orderBy('sex')
    .orderBy('age')
    .execute()

/** Births by age of the mother. */
export const listFertilityRates = (db: Read) =>
  db
    .selectFrom('fertilityRate')
    .select(['age', 'birthsPerWoman', 'mark', 'sourceId'])
    .orderBy('age')
    .execute()
