import { referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { CLASS_TYPES } from '../registry/index.ts'

/** Classes and places of an option. */
export const siteOptionClassFile: PackFile = {
  file: 'site_option_classes.csv',
  table: 'site_option_class',
  about: 'Classes and places of an option',
  key: ['site_option', 'class_type'],
  columns: [
    referenceColumn('site_option', '方案', 'site_options', 'option'),
    { name: 'class_type', zh: '班型', about: 'class type', kind: 'choice', of: CLASS_TYPES },
    { name: 'classes', zh: '班数', about: 'classes', kind: 'integer', min: 1, max: 100 },
    { name: 'places', zh: '托位', about: 'places in all these classes', kind: 'integer', min: 1, max: 2000 },
  ],
}
