import { MARKS } from '../../kernel/mark.ts'
import {
  codeColumn,
  latitudeColumn,
  longitudeColumn,
  nameColumn,
  positionMarkColumn,
  referenceColumn,
  sourceColumn,
} from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { COMMUNITY_KINDS } from './territory.ts'

/** Communities and villages with their people at the census: the demand points. */
export const communityFile: PackFile = {
  file: 'communities.csv',
  table: 'community',
  about: 'Communities and villages with their people at the census: the demand points',
  key: ['code'],
  checkRow: row =>
    Number(row.age0) + Number(row.age1) + Number(row.age2) <= Number(row.residents)
      ? []
      : [{ column: 'residents', allowed: 'at least the children under 3', severity: 'warning' }],
  columns: [
    codeColumn('code, twelve digits in China'),
    nameColumn,
    { name: 'kind', zh: '类别', about: 'community or village', kind: 'choice', of: COMMUNITY_KINDS },
    referenceColumn('subdistrict', '街道', 'subdistricts', 'sub-district it lies in'),
    longitudeColumn,
    latitudeColumn,
    positionMarkColumn,
    {
      name: 'residents',
      zh: '常住人口',
      about: 'residents at the census',
      kind: 'integer',
      min: 0,
      max: 1000000,
    },
    { name: 'age0', zh: '0岁', about: 'children under 1', kind: 'integer', min: 0, max: 100000 },
    { name: 'age1', zh: '1岁', about: 'children of 1 year', kind: 'integer', min: 0, max: 100000 },
    { name: 'age2', zh: '2岁', about: 'children of 2 years', kind: 'integer', min: 0, max: 100000 },
    {
      name: 'population_mark',
      zh: '人口标记',
      about: 'whether the people are counted, estimated or invented',
      kind: 'choice',
      of: MARKS,
    },
    sourceColumn,
  ],
}
