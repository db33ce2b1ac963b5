import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { CLASS_TYPES } from '../registry/index.ts'

/** Children waiting by institution and class type, as counts. */
export const waitingListFile: PackFile = {
  file: 'waiting_lists.csv',
  table: 'waiting_list',
  about: 'Children waiting by institution and class type, as counts',
  key: ['institution', 'class_type', 'first'],
  noOverlap: ['institution', 'class_type'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    { name: 'class_type', zh: '班型', about: 'class type', kind: 'choice', of: CLASS_TYPES },
    firstColumn,
    lastColumn,
    { name: 'children', zh: '等候人数', about: 'children waiting', kind: 'integer', min: 0, max: 1000 },
  ],
}
