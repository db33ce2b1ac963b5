import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Times in which an institution is recognised as inclusive (普惠). */
export const recognitionFile: PackFile = {
  file: 'recognitions.csv',
  table: 'recognition',
  about: 'Times in which an institution is recognised as inclusive (普惠)',
  key: ['institution', 'first'],
  noOverlap: ['institution'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    firstColumn,
    lastColumn,
    {
      name: 'document',
      zh: '文件',
      about: 'document of the recognition',
      kind: 'text',
      maxLength: 120,
      optional: true,
    },
  ],
}
