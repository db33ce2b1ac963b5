import type { Read } from '../../db/index.ts'

/** Documents, statistics, data sets and methods, by code. */
export const listSources = (db: Read) =>
  db
    .selectFrom('source')
    .select(['id', 'code', 'kind', 'title', 'titleEn', 'number', 'issuer', 'issuedOn', 'licence', 'url'])
    .select(['certainty', 'note', 'noteEn'])
    .orderBy('code')
    .execute()
