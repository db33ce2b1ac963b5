import { firstColumn, lastColumn, markColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { FUNDING_KINDS, GOVERNMENT_LEVELS } from './funding-share.ts'

/** Share of public money that each level of government bears. */
export const fundingShareFile: PackFile = {
  file: 'funding_shares.csv',
  table: 'funding_share',
  about: 'Share of public money that each level of government bears',
  key: ['kind', 'level', 'first'],
  noOverlap: ['kind', 'level'],
  columns: [
    {
      name: 'kind',
      zh: '资金类别',
      about: 'capital, support or training',
      kind: 'choice',
      of: FUNDING_KINDS,
    },
    { name: 'level', zh: '级次', about: 'level of government', kind: 'choice', of: GOVERNMENT_LEVELS },
    { name: 'share', zh: '占比', about: 'share between 0 and 1', kind: 'number', min: 0, max: 1 },
    firstColumn,
    lastColumn,
    markColumn,
    sourceColumn,
  ],
}
