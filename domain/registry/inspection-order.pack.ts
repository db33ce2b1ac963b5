import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Times in which an inspection forbids care in a class, or in the whole institution. */
export const inspectionOrderFile: PackFile = {
  file: 'inspection_orders.csv',
  table: 'inspection_order',
  about: 'Times in which an inspection forbids care in a class, or in the whole institution',
  key: ['institution', 'care_class', 'first'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    {
      name: 'care_class',
      zh: '班级',
      about: 'class; empty for the whole institution',
      kind: 'reference',
      to: 'classes',
      optional: true,
    },
    firstColumn,
    lastColumn,
    { name: 'reason', zh: '原因', about: 'reason', kind: 'text', maxLength: 200 },
  ],
}
