import { MARKS } from './mark.ts'
import type { Column } from './pack-file.ts'

/** Columns that many pack files share, said once. */
export const codeColumn = (about: string): Column => ({
  name: 'code',
  zh: '编码',
  about,
  kind: 'text',
  maxLength: 40,
  pattern: /^[A-Za-z0-9_.-]+$/,
  patternSays: 'letters, digits, _ . or -',
})

export const nameColumn: Column = { name: 'name', zh: '名称', about: 'name', kind: 'text', maxLength: 120 }

export const referenceColumn = (name: string, zh: string, to: string, about: string): Column => ({
  name,
  zh,
  about,
  kind: 'reference',
  to,
})

export const firstColumn: Column = { name: 'first', zh: '起始日', about: 'first day', kind: 'day' }
export const lastColumn: Column = {
  name: 'last',
  zh: '截止日',
  about: 'last day, that day included; empty while it goes on',
  kind: 'day',
  optional: true,
}

export const longitudeColumn: Column = {
  name: 'longitude',
  zh: '经度',
  about: 'degrees east, WGS-84',
  kind: 'number',
  min: -180,
  max: 180,
}
export const latitudeColumn: Column = {
  name: 'latitude',
  zh: '纬度',
  about: 'degrees north, WGS-84',
  kind: 'number',
  min: -90,
  max: 90,
}

export const markColumn: Column = {
  name: 'mark',
  zh: '标记',
  about: 'official, estimated or demo',
  kind: 'choice',
  of: MARKS,
}
export const positionMarkColumn: Column = {
  name: 'position_mark',
  zh: '位置标记',
  about: 'whether the point is published, placed by rule or invented',
  kind: 'choice',
  of: MARKS,
}
export const sourceColumn: Column = referenceColumn(
  'source',
  '来源',
  'sources',
  'where the figures come from',
)

/** A note in the city's language and in English. */
export const noteColumns = (about: string): Column[] => [
  { name: 'note', zh: '备注', about: `${about}, in Chinese`, kind: 'text', maxLength: 500, optional: true },
  {
    name: 'note_en',
    zh: '英文备注',
    about: `${about}, in English`,
    kind: 'text',
    maxLength: 500,
    optional: true,
  },
]
