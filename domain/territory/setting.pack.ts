import { firstColumn, lastColumn, markColumn, noteColumns } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Dated settings that nobody else defines: reach, take-up, what families would pay. */
export const settingFile: PackFile = {
  file: 'settings.csv',
  table: 'setting',
  about: 'Dated settings that nobody else defines: reach, take-up, what families would pay',
  key: ['key', 'first'],
  noOverlap: ['key'],
  columns: [
    { name: 'key', zh: '设置', about: 'name of the setting', kind: 'text', maxLength: 60 },
    { name: 'value', zh: '值', about: 'value as JSON', kind: 'json' },
    { name: 'unit', zh: '单位', about: 'unit', kind: 'text', maxLength: 40, optional: true },
    firstColumn,
    lastColumn,
    markColumn,
    {
      name: 'source',
      zh: '来源',
      about: 'where it comes from',
      kind: 'reference',
      to: 'sources',
      optional: true,
    },
    ...noteColumns('how it was chosen'),
  ],
}
