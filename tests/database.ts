import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connectTo, type Database } from '../db/connect.ts'
import { civilDate } from '../kernel/civil-date.ts'
import { dropDatabase, onDatabase, type TestServer, withAdmin } from './database-server.ts'

export type TestDatabase = {
  readonly db: Database
  /** for what opens the database by itself, such as a started server */
  readonly connection: pg.ClientConfig
  readonly databaseUrl: string
  /** the schema that holds the city */
  readonly city: string
}

/** City packs that a test may begin with; each is loaded once in a run, by the first file that asks. */
const PACKS = { tianjin: '../data/tianjin', small: './packs/small' }
/** The day on which the packs are loaded, whatever day it is. */
const LOADED_ON = civilDate('2026-07-01')

/** Lets one test file at a time do the work, in all processes of the run. */
export function inTurn<T>(what: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const { admin } = inject('testServer')
  return withAdmin(admin, async client => {
    await client.query('select pg_advisory_lock(hashtext($1))', [what])
    return work(client)
  })
}

async function packTemplate({ admin, prefix, city }: TestServer, pack: keyof typeof PACKS): Promise<string> {
  const template = `${prefix}_${pack}`
  await inTurn(template, async client => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    const unfinished = `${template}_unfinished`
    await client.query(`create database ${unfinished} template ${prefix}_template strategy wal_log`)
    // most test files need no pack, and should not wait for the whole domain to be read
    const { loadPack } = await import('../domain/packs/index.ts')
    const { LOCAL_PLANNER } = await import('../domain/identity/index.ts')
    const db = connectTo(onDatabase(admin, unfinished), city)
    await loadPack(db, LOCAL_PLANNER, join(import.meta.dirname, PACKS[pack]), {}, LOADED_ON)
    await db.destroy()
    await client.query(`alter database ${unfinished} rename to ${template}`)
  })
  return template
}

/**
 * A database of this test file's own, migrated and empty, or filled with a city pack: a clone of the run's template.
 * Call it once at the top of the file; it is dropped when the file is done.
 */
export async function aDatabase(options: { pack?: keyof typeof PACKS } = {}): Promise<TestDatabase> {
  const server = inject('testServer')
  const { admin, prefix, city } = server
  const template = options.pack ? await packTemplate(server, options.pack) : `${prefix}_template`
  const name = `${prefix}_${randomBytes(4).toString('hex')}`
  await withAdmin(admin, client =>
    client.query(`create database ${name} template ${template} strategy wal_log`),
  )
  const connection = onDatabase(admin, name)
  const db = connectTo(connection, city)
  afterAll(async () => {
    await db.destroy()
    await withAdmin(admin, client => dropDatabase(client, name))
  })
  return { db, connection, databaseUrl: urlOf(connection), city }
}

/** The connection as a `DATABASE_URL`; the folder of a Unix socket stands in the query. */
function urlOf(connection: pg.ClientConfig): string {
  if (connection.connectionString) return connection.connectionString
  const { user, host, port, database } = connection
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}
