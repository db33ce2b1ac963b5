import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Health certificates of staff (one year each). */
export const healthCertificateFile: PackFile = {
  file: 'health_certificates.csv',
  table: 'health_certificate',
  about: 'Health certificates of staff (one year each)',
  key: ['carer', 'first'],
  columns: [referenceColumn('carer', '人员', 'carers', 'person'), firstColumn, lastColumn],
}
