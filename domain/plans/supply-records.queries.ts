import type { Read } from '../../db/index.ts'

/** Candidate sites by code. */
export const listSites = (db: Read) =>
  db
    .selectFrom('site')
    .leftJoin('institution', 'institution.id', 'site.institutionId')
    .select(['site.id', 'site.code', 'site.name', 'site.kind', 'site.communityId', 'site.longitude'])
    .select(['site.latitude', 'site.positionMark', 'site.availableFrom', 'site.dutyPlaces', 'site.dutyYear'])
    .select(['site.mark', 'institution.code as institution'])
    .orderBy('site.code')
    .execute()

/** Options of all sites by code. */
export const listSiteOptions = (db: Read) =>
  db
    .selectFrom('siteOption')
    .select(['id', 'siteId', 'code', 'mode', 'operatingModel', 'inclusive', 'monthlyFen', 'capitalFen'])
    .select(['yearlySupportFen', 'carers', 'leadYears', 'mark'])
    .orderBy('code')
    .execute()

/** Classes and places of options. */
export const listSiteOptionClasses = (db: Read) =>
  db
    .selectFrom('siteOptionClass')
    .select(['siteOptionId', 'classType', 'classes', 'places'])
    .orderBy('id')
    .execute()

/** Times in which the kindergarten of a site is inclusive. */
export const listSiteRecognitions = (db: Read) =>
  db.selectFrom('siteRecognition').select(['siteId', 'valid']).orderBy('siteId').orderBy('valid').execute()

/** Projects with their days, by code. */
export const listDatedProjects = (db: Read) =>
  db
    .selectFrom('project')
    .select(['id', 'code', 'name', 'communityId', 'longitude', 'latitude', 'mode', 'inclusive', 'monthlyFen'])
    .select(['adoptedOn', 'begunOn', 'dueOn', 'filedOn', 'cancelledOn', 'mark'])
    .orderBy('code')
    .execute()

/** Classes and places of projects. */
export const listProjectClasses = (db: Read) =>
  db
    .selectFrom('projectClass')
    .select(['projectId', 'classType', 'classes', 'places'])
    .orderBy('id')
    .execute()

/** People of districts at year ends, as observed and as each births case projects them. */
export const listDistrictYears = (db: Read) =>
  db
    .selectFrom('districtYear')
    .select(['districtId', 'year', 'birthsCase', 'residents', 'age0', 'age1', 'age2', 'mark'])
    .orderBy('districtId')
    .orderBy('year')
    .execute()

/** Who bears which share of public money, with the days. */
export const listFundingShares = (db: Read) =>
  db
    .selectFrom('fundingShare')
    .select(['kind', 'level', 'share', 'valid', 'mark', 'sourceId'])
    .orderBy('kind')
    .orderBy('level')
    .execute()
