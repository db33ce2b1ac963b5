import { markColumn, referenceColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { BIRTHS_CASES } from './territory.ts'

/** People of each district at each year end, observed and projected. */
export const districtYearFile: PackFile = {
  file: 'district_years.csv',
  table: 'district_year',
  about: 'People of each district at each year end, observed and projected',
  key: ['district', 'year', 'births_case'],
  checkRow: row =>
    Number(row.age0) + Number(row.age1) + Number(row.age2) <= Number(row.residents)
      ? []
      : [{ column: 'residents', allowed: 'at least the children under 3', severity: 'warning' }],
  columns: [
    referenceColumn('district', '区', 'districts', 'district'),
    { name: 'year', zh: '年份', about: 'at the end of this year', kind: 'integer', min: 1990, max: 2100 },
    {
      name: 'births_case',
      zh: '出生情景',
      about: 'observed, or a projection',
      kind: 'choice',
      of: BIRTHS_CASES,
    },
    { name: 'residents', zh: '常住人口', about: 'residents', kind: 'integer', min: 0, max: 100000000 },
    { name: 'age0', zh: '0岁', about: 'children under 1', kind: 'integer', min: 0, max: 10000000 },
    { name: 'age1', zh: '1岁', about: 'children of 1 year', kind: 'integer', min: 0, max: 10000000 },
    { name: 'age2', zh: '2岁', about: 'children of 2 years', kind: 'integer', min: 0, max: 10000000 },
    markColumn,
    sourceColumn,
  ],
}
