import { markColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { INDICATORS } from './target.ts'

/** Targets of the city, or of a district, by year end. */
export const targetFile: PackFile = {
  file: 'targets.csv',
  table: 'target',
  about: 'Targets of the city, or of a district, by year end',
  key: ['indicator', 'district', 'year'],
  checkRow: row =>
    row.indicator === 'places_per_1000' || Number(row.value) <= 1
      ? []
      : [{ column: 'value', allowed: 'a share between 0 and 1', severity: 'error' }],
  columns: [
    { name: 'indicator', zh: '指标', about: 'indicator', kind: 'choice', of: INDICATORS },
    {
      name: 'district',
      zh: '区',
      about: 'district; empty for the whole city',
      kind: 'reference',
      to: 'districts',
      optional: true,
    },
    { name: 'year', zh: '年份', about: 'at the end of this year', kind: 'integer', min: 1990, max: 2100 },
    {
      name: 'value',
      zh: '目标值',
      about: 'target in the unit of the indicator; shares between 0 and 1',
      kind: 'number',
      min: 0,
      max: 1000,
    },
    {
      name: 'plan',
      zh: '规划',
      about: 'plan that the target belongs to; each plan has a path of its own',
      kind: 'reference',
      to: 'sources',
      optional: true,
    },
    markColumn,
    sourceColumn,
  ],
}
