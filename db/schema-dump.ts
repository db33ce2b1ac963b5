import type { Catalog, Column, Relation } from './catalog.ts'

const SHORT: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'timestamptz',
  'character varying': 'varchar',
}

function columnLine({ name, type, notNull, default: value, identity }: Column): string {
  const parts = [name, SHORT[type] ?? type]
  if (notNull) parts.push('not null')
  if (value !== null) parts.push(`default ${value}`)
  if (identity) parts.push(`generated ${identity} as identity`)
  return `  ${parts.join(' ')}`
}

function tableText(table: Relation): string {
  const lines = [
    ...table.columns.map(columnLine),
    ...table.constraints.map(({ name, definition }) => `  constraint ${name} ${definition}`),
  ]
  const after = [...table.indexes, ...table.triggers, ...table.policies.map(text => `create policy ${text}`)]
  if (table.rowSecurity) after.unshift(`alter table ${table.name} enable row level security`)
  return [`create table ${table.name} (\n${lines.join(',\n')}\n);`, ...after.map(text => `${text};`)].join(
    '\n',
  )
}

/** A view by its columns: its text stands in `views/`, and every version of PostgreSQL prints it differently. */
const viewText = (view: Relation): string =>
  `-- view ${view.name}\n${view.columns.map(({ name, type }) => `--   ${name} ${SHORT[type] ?? type}`).join('\n')}`

/** The schema as one text that any PostgreSQL from 15 on yields alike, to be read and compared; not to be executed. */
export function schemaText({ relations, functions }: Catalog, city: string): string {
  const tables = relations.filter(({ kind }) => kind === 'r' || kind === 'p')
  const views = relations.filter(({ kind }) => kind === 'v' || kind === 'm')
  const parts = [
    '-- The schema of a city after all migrations. Made by `npm run db:generate`; a test compares it.',
    ...tables.map(tableText),
    ...views.map(viewText),
    ...functions.map(text => `${text.trim()};`),
  ]
  return `${parts.join('\n\n').replaceAll(`${city}.`, '')}\n`
}
