import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { STAFF_ROLES } from './carer.ts'

/** Who holds which post in which institution, and when. */
export const postFile: PackFile = {
  file: 'posts.csv',
  table: 'post',
  about: 'Who holds which post in which institution, and when',
  key: ['carer', 'first'],
  noOverlap: ['carer'],
  columns: [
    referenceColumn('carer', '人员', 'carers', 'person'),
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    { name: 'role', zh: '岗位', about: 'role', kind: 'choice', of: STAFF_ROLES },
    firstColumn,
    lastColumn,
  ],
}
