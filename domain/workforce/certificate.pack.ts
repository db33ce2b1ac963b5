import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Certificates that staff hold, with their validity. */
export const certificateFile: PackFile = {
  file: 'certificates.csv',
  table: 'certificate',
  about: 'Certificates that staff hold, with their validity',
  key: ['carer', 'kind', 'first'],
  columns: [
    referenceColumn('carer', '人员', 'carers', 'person'),
    { name: 'kind', zh: '证书', about: 'kind of certificate', kind: 'text', maxLength: 60 },
    firstColumn,
    lastColumn,
  ],
}
