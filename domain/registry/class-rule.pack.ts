import { firstColumn, lastColumn, markColumn, sourceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'
import { CLASS_TYPES } from './care-class.ts'

/** Ages, greatest size, carers and room area by class type. */
export const classRuleFile: PackFile = {
  file: 'class_rules.csv',
  table: 'class_rule',
  about: 'Ages, greatest size, carers and room area by class type',
  key: ['class_type', 'first'],
  noOverlap: ['class_type'],
  checkRow: row =>
    Number(row.first_age_months) < Number(row.end_age_months)
      ? []
      : [{ column: 'first_age_months', allowed: 'less than end_age_months', severity: 'error' }],
  columns: [
    { name: 'class_type', zh: '班型', about: 'class type', kind: 'choice', of: CLASS_TYPES },
    {
      name: 'first_age_months',
      zh: '起始月龄',
      about: 'first month of age',
      kind: 'integer',
      min: 0,
      max: 36,
    },
    {
      name: 'end_age_months',
      zh: '截止月龄',
      about: 'month of age at which a child has outgrown it',
      kind: 'integer',
      min: 1,
      max: 48,
    },
    {
      name: 'max_children',
      zh: '班额上限',
      about: 'most children in a class',
      kind: 'integer',
      min: 1,
      max: 60,
    },
    {
      name: 'children_per_carer',
      zh: '师幼比',
      about: 'most children to one carer',
      kind: 'integer',
      min: 1,
      max: 20,
    },
    {
      name: 'room_m2_per_child',
      zh: '人均面积',
      about: 'square metres of room a child needs',
      kind: 'number',
      min: 0.5,
      max: 50,
    },
    firstColumn,
    lastColumn,
    markColumn,
    sourceColumn,
  ],
}
