import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { Refusal } from '../kernel/refusal.ts'
import { asRefusal } from './failure.ts'
import { typeParsers } from './parsers.ts'

/** Turns a full disk, a lost or refused connection into its refusal, whichever statement it meets. */
async function tellingOutages<T>(target: pg.Client, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw asRefusal(error, target, true)
  }
}

/** The client as Kysely uses it: one statement, one promise. After an outage it is not lent again. */
function watched(client: pg.PoolClient & pg.Client): PostgresPoolClient {
  let broken = false
  const query = (sql: string, parameters: unknown[]) =>
    tellingOutages(client, client.query(sql, parameters)).catch(error => {
      // the server's farewell comes before the end of the connection: the pool would not notice yet
      broken ||= error instanceof Refusal
      throw error
    })
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken) }
}

/** A pool of connections whose values are ours (`parsers.ts`) and whose outages are refusals. */
export function openPool(connection: pg.ClientConfig): PostgresPool {
  const pool = new pg.Pool({ application_name: `tuoyu ${process.pid}`, ...connection, types: typeParsers })
  const target = new pg.Client(connection)
  // a connection that breaks is replaced at the next query; the statement under way hears of it by itself
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await tellingOutages(target, pool.connect())
      // Kysely knows a connection by its object: the same client must come as the same one
      const known = clients.get(client) ?? watched(client as pg.PoolClient & pg.Client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}
