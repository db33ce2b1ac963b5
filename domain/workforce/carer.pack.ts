import { codeColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Staff as codes, without names. */
export const carerFile: PackFile = {
  file: 'carers.csv',
  table: 'carer',
  about: 'Staff as codes, without names',
  key: ['code'],
  columns: [codeColumn('code of the person')],
}
