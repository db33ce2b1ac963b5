import { codeColumn, markColumn, referenceColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { DELIVERY_MODES, OPERATING_MODELS } from '../registry/index.ts'

/** What could be opened at a site; at most one of its options is. */
export const siteOptionFile: PackFile = {
  file: 'site_options.csv',
  table: 'site_option',
  about: 'What could be opened at a site; at most one of its options is',
  key: ['code'],
  columns: [
    referenceColumn('site', '选址', 'sites', 'site'),
    codeColumn('code of the option'),
    { name: 'mode', zh: '服务形式', about: 'delivery mode', kind: 'choice', of: DELIVERY_MODES },
    {
      name: 'operating_model',
      zh: '运营模式',
      about: 'operating model',
      kind: 'choice',
      of: OPERATING_MODELS,
    },
    { name: 'inclusive', zh: '普惠', about: 'whether it would be recognised as inclusive', kind: 'boolean' },
    {
      name: 'monthly_yuan',
      zh: '月收费',
      about: 'yuan a month that families pay',
      kind: 'yuan',
      min: 0,
      max: 50000,
    },
    {
      name: 'capital_yuan',
      zh: '建设投入',
      about: 'public yuan once, before opening',
      kind: 'yuan',
      min: 0,
      max: 500000000,
    },
    {
      name: 'yearly_support_yuan',
      zh: '年度补助',
      about: 'public yuan a year while open',
      kind: 'yuan',
      min: 0,
      max: 100000000,
    },
    { name: 'carers', zh: '保育人员', about: 'carers it needs', kind: 'integer', min: 1, max: 1000 },
    {
      name: 'lead_years',
      zh: '建设周期',
      about: 'whole years between the start of work and opening',
      kind: 'integer',
      min: 0,
      max: 5,
    },
    markColumn,
    sourceColumn,
  ],
}
