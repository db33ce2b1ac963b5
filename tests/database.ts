import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connectTo, type Database } from '../db/connect.ts'
import { onDatabase, withAdmin } from './database-server.ts'

export type TestDatabase = {
  readonly db: Database
  /** for what opens the database by itself, such as a started server */
  readonly connection: pg.ClientConfig
  readonly databaseUrl: string
  /** the schema that holds the city */
  readonly city: string
}

/**
 * A database of this test file's own, migrated, empty: a clone of the run's template.
 * Call it once at the top of the file; it is dropped when the file is done.
 */
export async function aDatabase(): Promise<TestDatabase> {
  const { admin, prefix, city } = inject('testServer')
  const name = `${prefix}_${randomBytes(4).toString('hex')}`
  await withAdmin(admin, client =>
    client.query(`create database ${name} template ${prefix}_template strategy wal_log`),
  )
  const connection = onDatabase(admin, name)
  const db = connectTo(connection, city)
  afterAll(async () => {
    await db.destroy()
    await withAdmin(admin, client => client.query(`drop database if exists ${name} with (force)`))
  })
  return { db, connection, databaseUrl: urlOf(connection), city }
}

/** The connection as a `DATABASE_URL`; the folder of a Unix socket stands in the query. */
function urlOf(connection: pg.ClientConfig): string {
  if (connection.connectionString) return connection.connectionString
  const { user, host, port, database } = connection
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}
