import type { Read } from '../../db/index.ts'

/** Targets of the city (`districtId` null) and of districts, by indicator and year. */
export const listTargets = (db: Read) =>
  db
    .selectFrom('target')
    .select(['indicator', 'districtId', 'year', 'value', 'mark', 'sourceId', 'planId'])
    .orderBy('indicator')
    .orderBy('districtId')
    .orderBy('year')
    .execute()
