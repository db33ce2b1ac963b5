import { codeColumn, noteColumns } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { CERTAINTIES, SOURCE_KINDS } from './source.ts'

/** Documents, statistics, data sets and methods that figures come from. */
export const sourceFile: PackFile = {
  file: 'sources.csv',
  table: 'source',
  about: 'Documents, statistics, data sets and methods that figures come from',
  key: ['code'],
  columns: [
    codeColumn('short name of the source'),
    {
      name: 'kind',
      zh: '类别',
      about: 'policy, statistics, dataset, method or demo',
      kind: 'choice',
      of: SOURCE_KINDS,
    },
    { name: 'title', zh: '标题', about: 'title as published', kind: 'text', maxLength: 300 },
    {
      name: 'title_en',
      zh: '英文标题',
      about: 'title in English',
      kind: 'text',
      maxLength: 300,
      optional: true,
    },
    { name: 'number', zh: '文号', about: 'document number', kind: 'text', maxLength: 80, optional: true },
    { name: 'issuer', zh: '发布机关', about: 'who issued it', kind: 'text', maxLength: 120, optional: true },
    { name: 'issued_on', zh: '发布日期', about: 'day of issue', kind: 'day', optional: true },
    {
      name: 'licence',
      zh: '许可',
      about: 'licence of the data',
      kind: 'text',
      maxLength: 80,
      optional: true,
    },
    { name: 'url', zh: '网址', about: 'where it is published', kind: 'text', maxLength: 300, optional: true },
    {
      name: 'certainty',
      zh: '可信度',
      about: 'how sure we are that it says so',
      kind: 'choice',
      of: CERTAINTIES,
      optional: true,
    },
    ...noteColumns('what to know before relying on it'),
  ],
}
