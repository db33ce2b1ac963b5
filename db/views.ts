import { createHash } from 'node:crypto'
import type pg from 'pg'
import { atomically } from './city.ts'
import type { SqlFile } from './sql-files.ts'
import { statementsOf } from './statements.ts'

/** Removes the city's views and forgets which text they were made from. */
export async function dropViews(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select string_agg(format('%I.%I', schemaname, viewname), ', ') as names from pg_views where schemaname = current_schema()`,
  )
  if (!rows[0].names) return
  await client.query('delete from view_set')
  // in one statement, so that views on views need no order
  await client.query(`drop view ${rows[0].names}`)
}

const isCurrent = async (client: pg.Client, sha256: string): Promise<boolean> => {
  const { rowCount } = await client.query('select from view_set where sha256 = $1', [sha256])
  return rowCount === 1
}

/** Makes the views anew when their text has changed; of two servers at once the second finds them made. */
export async function remakeViews(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  const sha256 = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  if (await isCurrent(client, sha256)) return
  await atomically(client, async () => {
    await client.query('lock table view_set in exclusive mode')
    if (await isCurrent(client, sha256)) return
    await dropViews(client)
    await client.query('delete from view_set')
    await client.query('insert into view_set (version, sha256) values (1, $1)', [sha256])
    for (const file of files) for (const statement of statementsOf(file.text)) await client.query(statement)
  })
}
