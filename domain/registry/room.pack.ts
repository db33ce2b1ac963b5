import { codeColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Rooms of institutions. */
export const roomFile: PackFile = {
  file: 'rooms.csv',
  table: 'room',
  about: 'Rooms of institutions',
  key: ['code'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    codeColumn('code of the room'),
    {
      name: 'area_m2',
      zh: '面积',
      about: 'square metres where known',
      kind: 'number',
      min: 1,
      max: 5000,
      optional: true,
    },
  ],
}
