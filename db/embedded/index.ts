/**
 * A PostgreSQL server of our own, from an npm package, for one data folder.
 * `joinEmbedded` starts it or joins the one that runs; `leave` stops it when nobody else is left.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '../../kernel/refusal.ts'
import { asRefusal } from '../failure.ts'
import { unavailable } from '../refusals.ts'
import { ensureCluster } from './cluster.ts'
import { type Lease, type Role, takeLease } from './lease.ts'
import { findPassword } from './password.ts'
import { type Place, placeOf } from './place.ts'
import {
  findPostmaster,
  type Postmaster,
  type Settings,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts'
import { type Programs, preparePrograms } from './programs.ts'

export type { Role }

export type EmbeddedOptions = {
  readonly dataFolder: string
  /** only one `server` may use a data folder, any number of `command`s beside it */
  readonly role: Role
  /** hears what takes longer than a moment, as sentences */
  readonly onProgress?: (sentence: string) => void
  /** hears that the database broke down and could not be started again */
  readonly onLost?: (refusal: Error) => void
  /** PostgreSQL settings for this run, such as `fsync` in tests */
  readonly settings?: Settings
  readonly transport?: Place['transport']
}

export type Embedded = {
  /** how to connect: as the application's own user to its database, or as the cluster's superuser elsewhere */
  connection(database?: string, user?: string): pg.ClientConfig
  /** ends our use of the server, and the server itself when nobody else uses it */
  leave(): Promise<void>
}

/** The application's own database and user; the user owns its database and is no superuser. */
const APPLICATION = 'tuoyu'
const RETRY_MS = 20
/** A server that says it is ready and is not reached for so long has lost its socket: it is stopped and started anew. */
const UNREACHABLE_AFTER_MS = 5_000

const connectionTo = (
  place: Place,
  running: Postmaster,
  database: string,
  user: string,
): pg.ClientConfig => ({
  host: place.transport === 'socket' ? running.socketFolder : '127.0.0.1',
  port: running.port,
  database,
  user,
  password: findPassword(place),
  ssl: false,
})

async function ensureApplication(connection: pg.ClientConfig, password: string | undefined): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined) // the statement under way reports it
  try {
    await client.connect()
    const { rowCount } = await client.query(`select from pg_database where datname = '${APPLICATION}'`)
    if (rowCount) return
    const { rowCount: known } = await client.query(`select from pg_roles where rolname = '${APPLICATION}'`)
    if (!known) {
      const secret = password === undefined ? '' : `password ${pg.escapeLiteral(password)}`
      await client.query(`create role ${APPLICATION} login ${secret}`)
    }
    await client.query(`create database ${APPLICATION} owner ${APPLICATION}`)
  } catch (error) {
    // two first starts at once: the other one has just made it
    if (!/^(42710|42P04|23505)$/.test((error as { code?: string }).code ?? '')) throw asRefusal(error, client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Reasons to look again: the server is starting, stopping or gone since we looked. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof Refusal) &&
  /^(ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|57P01|57P02|57P03)$|terminated/.test(
    (error as { code?: string }).code ?? String(error),
  )

/**
 * Starts or finds the server and takes a lease on it, again and again while others start and stop it under us.
 * A server that is started again keeps `knownPort`: pools of connections dial it on and on.
 */
async function join(
  programs: Programs,
  place: Place,
  options: EmbeddedOptions,
  onLost: (error: Error) => void,
  knownPort?: number,
): Promise<{ running: Postmaster; lease: Lease }> {
  let unreachedSince = Date.now()
  let stopped = false
  for (;;) {
    const running = findPostmaster(place.cluster)
    if (!running) {
      await startPostmaster(programs, place, options.settings ?? {}, knownPort)
    } else {
      try {
        const connection = connectionTo(place, running, 'postgres', 'postgres')
        return { running, lease: await takeLease(connection, options.role, place.dataFolder, onLost) }
      } catch (error) {
        if (!isPassing(error)) throw error
        if (running.ready && Date.now() > unreachedSince + UNREACHABLE_AFTER_MS) {
          if (stopped) throw unavailable('database.start_failed', { reason: String(error), log: place.log })
          await stopPostmaster(programs, place.cluster)
          stopped = true
          unreachedSince = Date.now()
        }
      }
    }
    await sleep(RETRY_MS)
  }
}

/** Starts the data folder's database, or joins the running one; makes it on first use. */
export async function joinEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = placeOf(options.dataFolder, options.transport)
  const programs = preparePrograms(place.account, place.base)
  if (!findPostmaster(place.cluster)) {
    options.onProgress?.(`Opening the database in ${place.cluster}`)
    const cluster = await ensureCluster(programs, place)
    // another first start won: its cluster may lie elsewhere, so look from the beginning
    if (cluster === 'made elsewhere') return joinEmbedded(options)
  }
  let left = false
  let current: { running: Postmaster; lease: Lease }
  const rejoin = (): void => {
    if (left) return
    join(programs, place, options, rejoin, current.running.port).then(
      joined => {
        current = joined
      },
      error => options.onLost?.(error),
    )
  }
  current = await join(programs, place, options, rejoin)
  await ensureApplication(connectionTo(place, current.running, 'postgres', 'postgres'), findPassword(place))
  return {
    connection: (database = APPLICATION, user = APPLICATION) =>
      connectionTo(place, current.running, database, user),
    async leave() {
      if (left) return
      left = true
      const last = await current.lease.release().catch(() => false)
      if (last) await stopPostmaster(programs, place.cluster)
    },
  }
}
