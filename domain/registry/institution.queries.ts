import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'

/** Every institution that ever was, by id. */
export const listInstitutions = (db: Read) =>
  db
    .selectFrom('institution')
    .select(['id', 'code', 'name', 'mode', 'operatingModel', 'communityId', 'longitude', 'latitude'])
    .select(['positionMark', 'mark', 'sourceId'])
    .orderBy('id')
    .execute()

/** Filings with their days, by institution, oldest first. */
export const listFilings = (db: Read) =>
  db
    .selectFrom('filing')
    .select(['institutionId', 'valid'])
    .orderBy('institutionId')
    .orderBy('valid')
    .execute()

/** Times in which institutions are recognised as inclusive, by institution, oldest first. */
export const listRecognitions = (db: Read) =>
  db
    .selectFrom('recognition')
    .select(['institutionId', 'valid'])
    .orderBy('institutionId')
    .orderBy('valid')
    .execute()

/** Communities that institutions name as served besides their own, with the days. */
export const listServiceAreas = (db: Read) =>
  db.selectFrom('serviceArea').select(['institutionId', 'communityId', 'valid']).orderBy('id').execute()

/** The first day on which any institution was filed; undefined while none is. */
export async function findFirstFilingDay(db: Read): Promise<CivilDate | undefined> {
  const { rows } = await sql<{
    first: CivilDate | null
  }>`select min(lower(valid)) as first from filing`.execute(db)
  return rows[0]?.first ?? undefined
}
