import { sql } from 'kysely'
import type { Read, Write } from '../../db/index.ts'
import type { Column, PackFile } from '../../kernel/pack-file.ts'
import { PACK_FILES } from './pack-files.ts'

/** How a value of each kind travels: as JSON, then read by PostgreSQL as this type. */
const SQL_TYPES: Readonly<Record<Column['kind'], string>> = {
  text: 'text',
  integer: 'bigint',
  number: 'numeric',
  yuan: 'bigint',
  day: 'date',
  boolean: 'boolean',
  json: 'jsonb',
  choice: 'text',
  reference: 'bigint',
}

export type StoredColumn = {
  /** Name in the record that is sent. */
  readonly sent: string
  readonly type: string
  /** Column of the table, where it is one; `first` and `last` only make up `valid`. */
  readonly table?: string
}

/** The column of the table that a column of the file fills (see `kernel/pack-file.ts`). */
function storedColumn({ name, kind }: Column): StoredColumn {
  const type = SQL_TYPES[kind]
  if (name === 'first' || name === 'last') return { sent: name, type }
  const table = kind === 'reference' ? `${name}_id` : kind === 'yuan' ? name.replace(/_yuan$/, '_fen') : name
  return { sent: table, type, table }
}

/** Boundaries come from GeoJSON, not from the file's columns. */
const GEOMETRY: readonly StoredColumn[] = [
  { sent: 'geometry', type: 'jsonb', table: 'geometry' },
  { sent: 'geometry_mark', type: 'text', table: 'geometry_mark' },
]

export const hasGeometry = (file: PackFile): boolean =>
  file.table === 'district' || file.table === 'subdistrict'

export const storedColumns = (file: PackFile): readonly StoredColumn[] => [
  ...file.columns.filter(column => !column.unstored).map(storedColumn),
  ...(hasGeometry(file) ? GEOMETRY : []),
]

const isReferredTo = (file: PackFile): boolean =>
  PACK_FILES.some(({ columns }) => columns.some(c => c.kind === 'reference' && `${c.to}.csv` === file.file))

/**
 * Inserts many rows by one statement with one parameter, which holds them all as JSON.
 * Returns id and code of each where other files refer to them, otherwise nothing.
 */
export async function insertRows(
  tx: Write,
  file: PackFile,
  records: readonly object[],
): Promise<readonly { id: number; code: string }[]> {
  const columns = storedColumns(file)
  const dated = columns.some(({ sent }) => sent === 'first')
  const filled = columns.filter(column => column.table)
  const names = [...filled.map(c => sql.ref(c.table!)), ...(dated ? [sql.ref('valid')] : [])]
  const values = [
    ...filled.map(c => sql.ref(`r.${c.sent}`)),
    ...(dated ? [sql`daterange(r.first, r.last, '[]')`] : []),
  ]
  const types = columns.map(c => sql`${sql.ref(c.sent)} ${sql.raw(c.type)}`)
  const { rows } = await sql<{ id: number; code: string }>`
    insert into ${sql.table(file.table)} (${sql.join(names)})
    select ${sql.join(values)}
    from json_to_recordset(${JSON.stringify(records)}::json) as r (${sql.join(types)})
    ${isReferredTo(file) ? sql`returning id, code` : sql``}`.execute(tx)
  return rows
}

export const PACK_TABLES = ['city', ...PACK_FILES.map(({ table }) => table)]

/**
 * Lets one load after the other through, and readers before or after it: `inSnapshot` begins at the same lock. It must be
 * the load's first, since the load goes on to lock every table for itself, in an order that readers do not keep.
 */
export const lockForLoad = (tx: Write) => sql`lock table city in access exclusive mode`.execute(tx)

/** The city whose pack is loaded; undefined in an empty database. */
export const findLoadedPack = (db: Read) =>
  db.selectFrom('city').select(['code', 'name', 'nameEn', 'packName', 'packVersion']).executeTakeFirst()

/**
 * Empties every table that a pack fills, in the reverse order of their references. Identities go on counting: an id that
 * an older plan or audit entry names never comes to mean another record. Not `truncate`: that would refuse as soon as
 * any other table may refer to one of these, and a transaction that began earlier would see them empty.
 */
export async function clearPack(tx: Write): Promise<void> {
  for (const table of PACK_TABLES.toReversed()) await sql`delete from ${sql.table(table)}`.execute(tx)
}

/** Lets the planner of queries know the new sizes at once, not when the server next looks. */
export const analyzePack = (tx: Write) =>
  sql`analyze ${sql.join(PACK_TABLES.map(table => sql.table(table)))}`.execute(tx)
