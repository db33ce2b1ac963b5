import { sql } from 'kysely'
import type { Write } from '../../db/index.ts'

type Constraint = { readonly table: string; readonly name: string; readonly definition: string }

/**
 * Foreign keys and exclusions of the tables, in the order in which they may be made again.
 * Unique and primary keys stay: ids and codes are looked up while loading.
 */
async function rowByRowConstraints(tx: Write, tables: readonly string[]): Promise<readonly Constraint[]> {
  const { rows } = await sql<Constraint>`
    select t.relname as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where t.relnamespace = current_schema()::regnamespace and c.contype in ('f', 'x')
      and t.relname in (${sql.join(tables)}) and c.conparentid = 0
    order by c.contype desc, t.relname, c.conname`.execute(tx)
  return rows
}

/**
 * Runs the work without the constraints that PostgreSQL checks row by row, then makes them again under their names,
 * which checks all rows at once: the same guarantee, several times faster for whole tables. It holds in the transaction
 * only; a row that breaks a constraint makes the whole work fail.
 */
export async function checkingAtTheEnd<T>(
  tx: Write,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const constraints = await rowByRowConstraints(tx, tables)
  for (const { table, name } of constraints)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
  const result = await work()
  for (const { table, name, definition } of constraints)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      tx,
    )
  return result
}
