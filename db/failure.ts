import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
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
  EPIPE: 'database.lost',
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

/** `host:port` of a connection. */
export const addressOf = (client: Pick<pg.Client, 'host' | 'port'>): string => `${client.host}:${client.port}`

/** Troubles that may meet any statement; the others of `CODES` are defects once the database is open. */
const OUTAGES: ReadonlySet<DatabaseCode> = new Set([
  'database.disk_full',
  'database.connections_exhausted',
  'database.lost',
  'database.unreachable',
])

type Target = Pick<pg.Client, 'host' | 'port' | 'user' | 'database'>

/** A server that writes its last page dies, and its users only see their connection end. */
const NOTHING_LEFT_BYTES = 16 * 1024 * 1024

function diskIsFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < NOTHING_LEFT_BYTES
  } catch {
    return false
  }
}

function codeOf({ code, message = '' }: ConnectionFailure): DatabaseCode | undefined {
  const known = CODES[code ?? '']
  if (known) return known
  if (/timeout expired|self-signed|SSL|SASL/.test(message)) return 'database.unreachable'
  return /Connection terminated|not queryable/.test(message) ? 'database.lost' : undefined
}

/** The trouble as a refusal with its sentence where we know it; any other error as it is. */
export function asRefusal(error: unknown, target: Target, whileOpen = false): unknown {
  if (error instanceof Refusal) return error
  const failure = error as ConnectionFailure
  // a name with several addresses fails with one error for each
  const first = (failure.errors?.[0] as ConnectionFailure | undefined) ?? failure
  const found = codeOf(first)
  // a statement was under way: the server was there and went
  const code = whileOpen && first.code === 'ECONNRESET' ? 'database.lost' : found
  if (!code || (whileOpen && !OUTAGES.has(code))) return error
  const { host, user, database } = target
  const address = addressOf(target)
  // the embedded server's socket lies beside its cluster
  const folder = host.startsWith('/') ? dirname(host) : undefined
  const full = /lost|unreachable/.test(code) && folder !== undefined && diskIsFull(folder)
  const reason = first.message || first.code || String(error)
  return unavailable(full ? 'database.disk_full' : code, { address, folder, user, database, reason })
}

/**
 * The name of the constraint that a statement broke, for the table of refusals.
 * Where a city is spread over machines the name ends in a shard number, which is taken off.
 */
export function violatedConstraint(error: unknown): string | undefined {
  const { constraint } = error as { constraint?: string }
  return constraint?.replace(/_\d{6,}$/, '')
}
