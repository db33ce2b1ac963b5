import type pg from 'pg'
import { Refusal } from '../kernel/refusal.ts'
import { type DatabaseCode, unavailable } from './refusals.ts'

type ConnectionFailure = {
  readonly code?: string
  readonly message?: string
  readonly errors?: readonly unknown[]
}

/** What PostgreSQL (SQLSTATE) and the network (errno) call the same troubles as we do. */
const CODES: Readonly<Record<string, DatabaseCode>> = {
  '28000': 'database.login_refused',
  '28P01': 'database.login_refused',
  '3D000': 'database.absent',
  '53100': 'database.disk_full',
  ENOSPC: 'database.disk_full',
  '53300': 'database.connections_exhausted',
  '25006': 'database.read_only',
  '42501': 'database.privilege_missing',
  '57P01': 'database.lost',
  '57P02': 'database.lost',
  '57P03': 'database.unreachable',
  ECONNREFUSED: 'database.unreachable',
  ECONNRESET: 'database.unreachable',
  ENOTFOUND: 'database.unreachable',
  EAI_AGAIN: 'database.unreachable',
  ETIMEDOUT: 'database.unreachable',
  EHOSTUNREACH: 'database.unreachable',
  ENETUNREACH: 'database.unreachable',
  ENOENT: 'database.unreachable',
  EACCES: 'database.unreachable',
}

/** `host:port/database` of a connection, without its password. */
export const addressOf = (client: Pick<pg.Client, 'host' | 'port'>): string => `${client.host}:${client.port}`

/** The trouble as a refusal with its sentence where we know it; any other error as it is. */
export function asRefusal(error: unknown, client: pg.Client): unknown {
  if (error instanceof Refusal) return error
  const failure = error as ConnectionFailure
  // a name with several addresses fails with one error for each
  const first = (failure.errors?.[0] as ConnectionFailure | undefined) ?? failure
  const address = addressOf(client)
  const facts = {
    address,
    folder: address,
    user: client.user,
    database: client.database,
    reason: first.message || first.code || String(error),
  }
  const code = CODES[first.code ?? '']
  if (code) return unavailable(code, facts)
  if (/timeout expired/.test(facts.reason)) return unavailable('database.unreachable', facts)
  if (/Connection terminated|self-signed|SSL|SASL/.test(facts.reason))
    return unavailable('database.unreachable', facts)
  return error
}

/**
 * The name of the constraint that a statement broke, for the table of refusals.
 * Where a city is spread over machines the name ends in a shard number, which is taken off.
 */
export function violatedConstraint(error: unknown): string | undefined {
  const { constraint } = error as { constraint?: string }
  return constraint?.replace(/_\d{6,}$/, '')
}
