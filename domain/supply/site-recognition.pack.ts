import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Times in which the kindergarten of a site is inclusive. */
export const siteRecognitionFile: PackFile = {
  file: 'site_recognitions.csv',
  table: 'site_recognition',
  about: 'Times in which the kindergarten of a site is inclusive',
  key: ['site', 'first'],
  noOverlap: ['site'],
  columns: [referenceColumn('site', '选址', 'sites', 'site'), firstColumn, lastColumn],
}
