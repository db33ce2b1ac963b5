import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Communities that an institution serves besides its own. */
export const serviceAreaFile: PackFile = {
  file: 'service_areas.csv',
  table: 'service_area',
  about: 'Communities that an institution serves besides its own',
  key: ['institution', 'community', 'first'],
  noOverlap: ['institution', 'community'],
  columns: [
    referenceColumn('institution', '机构', 'institutions', 'institution'),
    referenceColumn('community', '社区', 'communities', 'community it serves'),
    firstColumn,
    lastColumn,
  ],
}
