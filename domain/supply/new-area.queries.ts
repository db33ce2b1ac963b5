import type { Read } from '../../db/index.ts'

/** New residential areas by code: how many people they are planned for, and by the end of which year their places are due. */
export const listNewAreas = (db: Read) =>
  db
    .selectFrom('site')
    .select(['id', 'code', 'name', 'communityId', 'plannedResidents', 'dutyYear', 'mark', 'sourceId'])
    .where('kind', '=', 'residential_area')
    .orderBy('code')
    .execute()
