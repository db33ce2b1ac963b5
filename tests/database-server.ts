/**
 * Once for each run of the tests: a PostgreSQL, and in it a migrated template that every test file gets a clone of.
 * It is an embedded server in a passing folder, or the one that `DATABASE_URL` names (its user must create databases).
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../db/connect.ts'
import { DEFAULT_CITY } from '../db/defaults.ts'
import { joinEmbedded } from '../db/embedded/index.ts'
import { isAlive } from '../db/embedded/operating-system.ts'

export type TestServer = {
  /** where databases are made and dropped */
  readonly admin: pg.ClientConfig
  /** begins the name of every database of this run */
  readonly prefix: string
  readonly city: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** Nothing of a test's database outlives the run: it need not survive a crash. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

export async function withAdmin<T>(
  admin: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Drops the database and ends what is still connected to it. Only sessions of our own are ended: `with (force)` would
 * also end an autovacuum worker, which is refused to a user who is no superuser, whereas a plain drop makes it yield.
 */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
    [name],
  )
  await admin.query(`drop database if exists ${name}`)
}

/** The same server, another database. */
export function onDatabase(admin: pg.ClientConfig, database: string): pg.ClientConfig {
  if (!admin.connectionString) return { ...admin, database }
  const url = new URL(admin.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

/** Removes the folders of runs that were killed; their servers notice within a minute and stop. */
function clearKilledRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^tuoyu-test-(\d+)-/.exec(name)?.[1])
    if (pid && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

async function startServer(): Promise<{ admin: pg.ClientConfig; stop(): Promise<void> }> {
  const databaseUrl = process.env.DATABASE_URL
  if (databaseUrl) return { admin: { connectionString: databaseUrl }, stop: async () => undefined }
  clearKilledRuns()
  const dataFolder = mkdtempSync(join(tmpdir(), `tuoyu-test-${process.pid}-`))
  const embedded = await joinEmbedded({ dataFolder, role: 'command', settings: FAST })
  return {
    admin: embedded.connection('postgres', 'postgres'),
    async stop() {
      await embedded.leave()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { admin, stop } = await startServer()
  const prefix = `tuoyu_test_${createHash('sha256').update(randomBytes(16)).digest('hex').slice(0, 8)}`
  const template = `${prefix}_template`
  await withAdmin(admin, client =>
    client.query(`create database ${template} template template0 encoding 'UTF8'`),
  )
  await prepareDatabase(onDatabase(admin, template), DEFAULT_CITY)
  project.provide('testServer', { admin, prefix, city: DEFAULT_CITY })
  return async () => {
    await withAdmin(admin, async client => {
      const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
        prefix,
      ])
      for (const { datname } of rows) await dropDatabase(client, datname)
    })
    await stop()
  }
}
