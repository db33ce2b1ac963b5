import type { Catalog, Column, Relation } from './catalog.ts'

/** What a column's value is on our side; `db/parsers.ts` makes it so. */
const TYPES: Readonly<Record<string, string>> = {
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  numeric: 'number',
  'double precision': 'number',
  real: 'number',
  text: 'string',
  uuid: 'string',
  boolean: 'boolean',
  date: 'CivilDate',
  daterange: 'DateRange',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
}

/** `care_class` as `careClass`, as the CamelCasePlugin does. */
const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(`_${name}`)

/** The values that a check like `kind in ('a', 'b')` admits, as a union. */
function choices(relation: Relation, column: Column): string | undefined {
  for (const { kind, definition } of relation.constraints) {
    const match = /^CHECK \(\(?(\w+) = ANY \(ARRAY\[(.*)\]\)\)?\)$/.exec(definition)
    if (kind === 'c' && match?.[1] === column.name)
      return match[2]!.replaceAll('::text', '').replaceAll(', ', ' | ')
  }
  return undefined
}

/** The table whose key the column holds: its own, or the one it refers to. */
function keyOf(relation: Relation, column: Column): string | undefined {
  const about = relation.constraints.filter(
    ({ columns }) => columns.length === 1 && columns[0] === column.name,
  )
  const reference = about.find(({ kind }) => kind === 'f')
  if (reference) return reference.referencedTable ?? undefined
  return column.name === 'id' && about.some(({ kind }) => kind === 'p') ? relation.name : undefined
}

function valueType(relation: Relation, column: Column): string {
  const element = column.type.replace(/\[\]$/, '')
  const base = TYPES[element.replace(/\(.*\)/, '')]
  if (!base)
    throw new Error(
      `${relation.name}.${column.name} is ${column.type}, expected one of ${Object.keys(TYPES)}`,
    )
  if (element !== column.type) return `${base}[]`
  const key = column.type === 'bigint' ? keyOf(relation, column) : undefined
  return key ? `Id<'${key}'>` : (choices(relation, column) ?? base)
}

function columnType(relation: Relation, column: Column): string {
  const orNull = column.notNull ? '' : ' | null'
  const optional = column.default === null ? '' : ' | undefined'
  if (/^jsonb?$/.test(column.type)) return `ColumnType<unknown, string${orNull}${optional}, string${orNull}>`
  const type = valueType(relation, column) + orNull
  if (column.identity === 'always' || column.generated) return `GeneratedAlways<${type}>`
  return column.identity || column.default !== null ? `Generated<${type}>` : type
}

function interfaceText(relation: Relation): string {
  const lines = relation.columns.map(column => `  ${camel(column.name)}: ${columnType(relation, column)}`)
  return `export interface ${pascal(relation.name)}Table {\n${lines.join('\n')}\n}`
}

function importText(body: string): string {
  const origins = {
    kysely: ['ColumnType', 'Generated', 'GeneratedAlways'],
    '../../kernel/civil-date.ts': ['CivilDate'],
    '../../kernel/date-range.ts': ['DateRange'],
    '../../kernel/id.ts': ['Id'],
  }
  const lines = Object.entries(origins).map(([from, names]) => {
    const used = names.filter(name => new RegExp(`\\b${name}\\b`).test(body))
    return used.length > 0 ? `import type { ${used.join(', ')} } from '${from}'\n` : ''
  })
  return lines.join('')
}

/** The TypeScript types of the schema's tables and views, as Kysely takes them. */
export function tableTypesText({ relations }: Catalog): string {
  const names = relations.map(({ name }) => `  ${camel(name)}: ${pascal(name)}Table`)
  const body = [...relations.map(interfaceText), `export interface Tables {\n${names.join('\n')}\n}`].join(
    '\n\n',
  )
  return `// Made from the migrated schema by \`npm run db:generate\`; a test compares it.\n${importText(body)}\n${body}\n`
}
