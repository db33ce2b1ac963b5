import {
  codeColumn,
  latitudeColumn,
  longitudeColumn,
  nameColumn,
  positionMarkColumn,
  referenceColumn,
} from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { SUBDISTRICT_KINDS } from './territory.ts'

/** Sub-districts, towns, townships and zones; cells stand in subdistricts.geojson. */
export const subdistrictFile: PackFile = {
  file: 'subdistricts.csv',
  table: 'subdistrict',
  about: 'Sub-districts, towns, townships and zones; cells stand in subdistricts.geojson',
  key: ['code'],
  columns: [
    codeColumn('code, nine digits in China'),
    nameColumn,
    {
      name: 'kind',
      zh: '类别',
      about: 'subdistrict, town, township or zone',
      kind: 'choice',
      of: SUBDISTRICT_KINDS,
    },
    referenceColumn('district', '区', 'districts', 'district it lies in'),
    longitudeColumn,
    latitudeColumn,
    positionMarkColumn,
  ],
}
