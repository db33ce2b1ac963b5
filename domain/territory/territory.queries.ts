import type { Read } from '../../db/index.ts'

/** Districts by code. */
export const listDistricts = (db: Read) =>
  db.selectFrom('district').select(['id', 'code', 'name', 'nameEn']).orderBy('code').execute()

/** Sub-districts, towns, townships and zones by code. */
export const listSubdistricts = (db: Read) =>
  db
    .selectFrom('subdistrict')
    .select(['id', 'districtId', 'code', 'name', 'kind', 'positionMark'])
    .orderBy('code')
    .execute()

/** Communities and villages by code, with their points and their people at the census. */
export const listCommunities = (db: Read) =>
  db
    .selectFrom('community')
    .select(['id', 'subdistrictId', 'code', 'name', 'kind', 'longitude', 'latitude', 'positionMark'])
    .select(['residents', 'age0', 'age1', 'age2', 'populationMark', 'sourceId'])
    .orderBy('code')
    .execute()

/** People of each district at the year ends that have been observed, oldest first. */
export const listObservedYears = (db: Read) =>
  db
    .selectFrom('districtYear')
    .select(['districtId', 'year', 'residents', 'age0', 'age1', 'age2', 'mark', 'sourceId'])
    .where('birthsCase', '=', 'observed')
    .orderBy('districtId')
    .orderBy('year')
    .execute()

/** People of each district at year ends, observed and projected in every births case, oldest first. */
export const listDistrictYears = (db: Read) =>
  db
    .selectFrom('districtYear')
    .select(['districtId', 'year', 'birthsCase', 'residents', 'age0', 'age1', 'age2', 'mark', 'sourceId'])
    .orderBy('districtId')
    .orderBy('year')
    .orderBy('birthsCase')
    .execute()
