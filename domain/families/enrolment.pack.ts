import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Children in care by class, as counts. */
export const enrolmentFile: PackFile = {
  file: 'enrolments.csv',
  table: 'enrolment',
  about: 'Children in care by class, as counts',
  key: ['care_class', 'first'],
  noOverlap: ['care_class'],
  columns: [
    referenceColumn('care_class', '班级', 'classes', 'class'),
    firstColumn,
    lastColumn,
    { name: 'children', zh: '在托人数', about: 'children enrolled', kind: 'integer', min: 0, max: 100 },
  ],
}
