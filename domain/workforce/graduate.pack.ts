import { markColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Who graduates from which school in which major, and how many of them become carers of the city. */
export const graduateFile: PackFile = {
  file: 'graduates.csv',
  table: 'graduate',
  about: 'Graduates by school, major and year, and how many of them become certified carers of the city',
  key: ['school', 'major', 'year'],
  optional: true,
  columns: [
    { name: 'school', zh: '院校', about: 'university or vocational school', kind: 'text', maxLength: 120 },
    { name: 'major', zh: '专业', about: 'major', kind: 'text', maxLength: 120 },
    { name: 'year', zh: '毕业年份', about: 'year of graduation', kind: 'integer', min: 1990, max: 2100 },
    { name: 'graduates', zh: '毕业生数', about: 'graduates', kind: 'integer', min: 0, max: 1000000 },
    {
      name: 'lag_years',
      zh: '到岗年数',
      about: 'whole years from graduation until they count as carers',
      kind: 'integer',
      min: 0,
      max: 10,
    },
    {
      name: 'entering_share',
      zh: '入行比例',
      about: 'share of them, between 0 and 1, who become certified carers in the city',
      kind: 'number',
      min: 0,
      max: 1,
    },
    markColumn,
    sourceColumn,
  ],
}
