import type { Read } from '../../db/index.ts'

/** Graduates by school, major and year. */
export const listGraduates = (db: Read) =>
  db
    .selectFrom('graduate')
    .select(['school', 'major', 'year', 'graduates', 'lagYears', 'enteringShare', 'mark', 'sourceId'])
    .orderBy('year')
    .orderBy('school')
    .orderBy('major')
    .execute()
