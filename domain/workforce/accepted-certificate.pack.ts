import { firstColumn, lastColumn, markColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { STAFF_ROLES } from './carer.ts'

/** Which certificates are accepted for which role, where and when. */
export const acceptedCertificateFile: PackFile = {
  file: 'accepted_certificates.csv',
  table: 'accepted_certificate',
  about: 'Which certificates are accepted for which role, where and when',
  key: ['role', 'kind', 'district', 'first'],
  noOverlap: ['role', 'kind', 'district'],
  columns: [
    { name: 'role', zh: '岗位', about: 'role', kind: 'choice', of: STAFF_ROLES },
    {
      name: 'kind',
      zh: '证书',
      about: 'kind of certificate, as in certificates.csv',
      kind: 'text',
      maxLength: 60,
    },
    {
      name: 'district',
      zh: '区',
      about: 'district; empty for the whole city',
      kind: 'reference',
      to: 'districts',
      optional: true,
    },
    firstColumn,
    lastColumn,
    markColumn,
    sourceColumn,
  ],
}
