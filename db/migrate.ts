/**
 * Brings a city's schema to what this program knows: numbered files of `migrations/`, forward only, once each,
 * in one transaction each; then the views of `views/`, remade whenever their text changes.
 * The row of a version is written first: of two servers that start at once the second waits at that row
 * for the first one's transaction, finds the version done, and goes on.
 */
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { atomically } from './city.ts'
import { unavailable } from './refusals.ts'
import { readSqlFiles, type SqlFile } from './sql-files.ts'
import { statementsOf } from './statements.ts'
import { dropViews, remakeViews } from './views.ts'

type Migration = SqlFile & { readonly version: number }

function readMigrations(folder: string): Migration[] {
  return readSqlFiles(folder).map((file, index) => {
    const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file.name)?.[1])
    if (version !== index + 1)
      throw new Error(
        `migration ${file.name}: expected the number ${String(index + 1).padStart(4, '0')} and a name of lower-case words`,
      )
    return { ...file, version }
  })
}

async function applyOnce(client: pg.Client, migration: Migration): Promise<boolean> {
  const { name, sha256, text, version } = migration
  return atomically(client, async () => {
    const { rowCount } = await client.query(
      'insert into migration (version, name, sha256) values ($1, $2, $3) on conflict (version) do nothing',
      [version, name, sha256],
    )
    if (!rowCount) return false
    // a view on a column keeps the column from being changed
    await dropViews(client)
    for (const statement of statementsOf(text)) await client.query(statement)
    return true
  })
}

async function pendingOf(client: pg.Client, city: string, known: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query('select version::int, name, sha256 from migration order by version')
  for (const applied of rows) {
    const file = known[applied.version - 1]
    if (!file) throw unavailable('database.newer', { city, found: applied.version, known: known.length })
    if (file.sha256 !== applied.sha256)
      throw unavailable('database.migration_changed', { name: file.name, city })
  }
  return known.slice(rows.length)
}

/** Applies to the city on the connection's search path what has not been applied yet. */
export async function migrate(
  client: pg.Client,
  city: string,
  onProgress?: (sentence: string) => void,
  folders = {
    migrations: fileURLToPath(new URL('migrations/', import.meta.url)),
    views: fileURLToPath(new URL('views/', import.meta.url)),
  },
): Promise<void> {
  const pending = await pendingOf(client, city, readMigrations(folders.migrations))
  for (const migration of pending) {
    if (await applyOnce(client, migration)) onProgress?.(`Applied ${migration.name} to ${city}`)
  }
  await remakeViews(client, readSqlFiles(folders.views))
}
