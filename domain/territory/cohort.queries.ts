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

/** Life tables by year, sex and age, oldest year first. */
export const listLifeTable = (db: Read) =>
  db
    .selectFrom('lifeTable')
    .select(['year', 'sex', 'age', 'personYears', 'mark', 'sourceId'])
    .orderBy('year')
    .orderBy('sex')
    .orderBy('age')
    .execute()

/** Births by year and age of the mother, oldest year first. */
export const listFertilityRates = (db: Read) =>
  db
    .selectFrom('fertilityRate')
    .select(['year', 'age', 'birthsPerWoman', 'mark', 'sourceId'])
    .orderBy('year')
    .orderBy('age')
    .execute()
