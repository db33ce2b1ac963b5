import type pg from 'pg'
import { refuseIf } from '../kernel/refusal.ts'
import { addressOf } from './failure.ts'
import { unavailable } from './refusals.ts'

/** Refuses a name that would need quotes, or that leaves no room below 50 bytes for what is derived from it. */
export function checkCityName(name: string): void {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name) || name === 'public' || name.startsWith('pg_'))
    throw unavailable('database.city_name_invalid', { name })
}

/** Runs the steps in one transaction; nothing remains of it when one fails. */
export async function atomically<T>(client: pg.Client, steps: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await steps()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function ensureExtension(client: pg.Client): Promise<void> {
  const extension = 'btree_gist'
  try {
    await client.query(`create extension if not exists ${extension} with schema public`)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (!/^(0A000|58P01|22023|42501)$/.test(code ?? '')) throw error
    throw unavailable('database.extension_missing', {
      address: addressOf(client),
      extension,
      reason: message,
    })
  }
}

/** Refuses a city without a schema, and names those that have one. */
export async function refuseAbsentCity(client: pg.Client, city: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select schemaname as name from pg_tables where tablename = 'migration' order by schemaname`,
  )
  const known = rows.map(({ name }) => name)
  refuseIf(!known.includes(city), 'database.no_city', { city, known: known.join(', ') }, 'absent')
}

/**
 * Makes the schema that holds the city, and its list of migrations, unless they exist.
 * The two settings let Citus keep the whole schema on one machine and take its triggers; plain PostgreSQL ignores them.
 */
export async function prepareCity(client: pg.Client, city: string): Promise<void> {
  await client.query('set citus.enable_schema_based_sharding = on')
  await client.query('set citus.enable_unsafe_triggers = on')
  const { rows } = await client.query(`select to_regclass('${city}.migration') is not null as ready`)
  if (rows[0].ready) return
  await atomically(client, async () => {
    // "if not exists" does not protect two at once: one would see the other's half-made schema
    await client.query(`select pg_advisory_xact_lock(hashtext('tuoyu.city'))`)
    await ensureExtension(client)
    await client.query(`create schema if not exists ${city}`)
    await client.query(`create table if not exists ${city}.migration (
      version bigint not null,
      name text not null,
      sha256 text not null,
      created_at timestamptz not null default now(),
      constraint migration_pk primary key (version)
    )`)
    await client.query(`create table if not exists ${city}.view_set (
      version bigint not null,
      sha256 text not null,
      created_at timestamptz not null default now(),
      constraint view_set_pk primary key (version)
    )`)
  })
}
