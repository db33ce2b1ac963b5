import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Filings (备案): while one holds, the institution is filed and open. */
export const filingFile: PackFile = {
  file: 'filings.csv',
  table: 'filing',
  about: 'Filings (备案): while one holds, the institution is filed and open',
  key: ['number'],
  noOverlap: ['institution'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    { name: 'number', zh: '备案号', about: 'filing number', kind: 'text', maxLength: 60 },
    firstColumn,
    lastColumn,
  ],
}
