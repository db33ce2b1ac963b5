import type { Read } from '../../db/index.ts'

/** All settings with their days, by key, oldest first. */
export const listSettings = (db: Read) =>
  db
    .selectFrom('setting')
    .select(['key', 'value', 'unit', 'valid', 'mark', 'sourceId', 'note', 'noteEn'])
    .orderBy('key')
    .orderBy('valid')
    .execute()
