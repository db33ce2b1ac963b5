import { codeColumn, latitudeColumn, longitudeColumn, nameColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Districts; boundaries stand in districts.geojson. */
export const districtFile: PackFile = {
  file: 'districts.csv',
  table: 'district',
  about: 'Districts; boundaries stand in districts.geojson',
  key: ['code'],
  columns: [
    codeColumn('code of the district, six digits in China'),
    nameColumn,
    { name: 'name_en', zh: '英文名称', about: 'name in English', kind: 'text', maxLength: 120 },
    longitudeColumn,
    latitudeColumn,
  ],
}
