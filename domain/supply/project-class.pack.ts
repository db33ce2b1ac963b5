import { referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { CLASS_TYPES } from '../registry/index.ts'

/** Classes and places of a project. */
export const projectClassFile: PackFile = {
  file: 'project_classes.csv',
  table: 'project_class',
  about: 'Classes and places of a project',
  key: ['project', 'class_type'],
  columns: [
    referenceColumn('project', '项目', 'projects', 'project'),
    { name: 'class_type', zh: '班型', about: 'class type', kind: 'choice', of: CLASS_TYPES },
    { name: 'classes', zh: '班数', about: 'classes', kind: 'integer', min: 1, max: 100 },
    { name: 'places', zh: '托位', about: 'places in all these classes', kind: 'integer', min: 1, max: 2000 },
  ],
}
