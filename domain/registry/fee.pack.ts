import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { CLASS_TYPES } from './care-class.ts'

/** Published monthly fees. */
export const feeFile: PackFile = {
  file: 'fees.csv',
  table: 'fee',
  about: 'Published monthly fees',
  key: ['institution', 'class_type', 'first'],
  noOverlap: ['institution', 'class_type'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    { name: 'class_type', zh: '班型', about: 'class type', kind: 'choice', of: CLASS_TYPES },
    { name: 'monthly_yuan', zh: '月收费', about: 'yuan a month', kind: 'yuan', min: 0, max: 50000 },
    firstColumn,
    lastColumn,
  ],
}
