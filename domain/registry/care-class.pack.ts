import { codeColumn, firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { CLASS_TYPES } from './care-class.ts'

/** Classes with their filed places. */
export const careClassFile: PackFile = {
  file: 'classes.csv',
  table: 'care_class',
  about: 'Classes with their filed places',
  key: ['code'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    referenceColumn('room', '房间', 'rooms', 'room it uses'),
    codeColumn('code of the class'),
    { name: 'class_type', zh: '班型', about: 'class type', kind: 'choice', of: CLASS_TYPES },
    { name: 'filed_places', zh: '备案托位', about: 'filed places', kind: 'integer', min: 1, max: 100 },
    firstColumn,
    lastColumn,
  ],
}
