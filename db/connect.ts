/**
 * The way to the database: `openDatabase` starts or joins the embedded server, or goes where `databaseUrl` points,
 * brings the city's schema up to date and hands out a Kysely on it.
 *
 * Names are camelCase here and snake_case there (`placeCount`, `place_count`), in rows of raw `sql` too.
 * A `daterange` is a `DateRange`, a `date` a `CivilDate`, a `bigint` or `numeric` a number, in both directions;
 * a `jsonb` is read as `unknown` and written as the text of `JSON.stringify`.
 */
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { checkCityName, prepareCity, refuseAbsentCity } from './city.ts'
import { type Embedded, joinEmbedded, type Role } from './embedded/index.ts'
import { addressOf, asRefusal } from './failure.ts'
import type { Tables } from './generated/tables.ts'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import { RangePlugin } from './range-plugin.ts'
import { unavailable } from './refusals.ts'

/** May look. Every `Write` is one too. */
export type Read = Kysely<Tables>
/** An open transaction in which the actor is known to the database; `inTransaction` makes it. */
export type Write = Transaction<Tables>
export type Database = Kysely<Tables>

export type OpenOptions = {
  /** any PostgreSQL 15 or newer; without it the embedded server of `dataFolder` is used */
  readonly databaseUrl?: string | undefined
  readonly dataFolder: string
  /** one `server` for each data folder, any number of `command`s */
  readonly role: Role
  /** the schema that holds the city */
  readonly city: string
  /** refuses a city that the database does not hold, where it would else be made empty */
  readonly mustStand?: boolean
  readonly onProgress?: (sentence: string) => void
  /** hears that the embedded database broke down for good */
  readonly onLost?: (refusal: Error) => void
}

export type OpenedDatabase = {
  readonly db: Database
  /** for tools with connections of their own, such as the job queue; carries the password */
  readonly connection: pg.ClientConfig
  close(): Promise<void>
}

const OLDEST_VERSION = 15
const CONNECT_WITHIN_MS = 10_000

function configOfUrl(databaseUrl: string): pg.ClientConfig {
  const config = { connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_WITHIN_MS }
  if (!/^postgres(ql)?:\/\//.test(databaseUrl))
    throw unavailable('database.url_invalid', { reason: 'it does not begin with postgres://' })
  try {
    new pg.Client(config)
    return config
  } catch (error) {
    throw unavailable('database.url_invalid', { reason: (error as Error).message })
  }
}

/** The connection with the city's schema as its first place to look, without a statement for it. */
export function inCity(connection: pg.ClientConfig, city: string): pg.ClientConfig {
  const option = `-c search_path=${city},public`
  const { connectionString: url } = connection
  if (!url) return { ...connection, options: option }
  // what the address says itself comes last in pg's order, so ours must join it there
  const own = /[?&]options=([^&]*)/.exec(url)?.[1]
  const options = encodeURIComponent([own && decodeURIComponent(own), option].filter(Boolean).join(' '))
  const rest = url.replace(/([?&])options=[^&]*&?/, '$1').replace(/[?&]$/, '')
  return { ...connection, connectionString: `${rest}${rest.includes('?') ? '&' : '?'}options=${options}` }
}

/** Refuses a server that is too old, keeps text in another encoding, or follows another server. */
export async function checkServer(client: Pick<pg.Client, 'query' | 'host' | 'port'>): Promise<void> {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`,
  )
  const { major, version, encoding, standby } = rows[0]
  const address = addressOf(client)
  if (major < OLDEST_VERSION)
    throw unavailable('database.too_old', { address, found: version, oldest: OLDEST_VERSION })
  if (encoding !== 'UTF8') throw unavailable('database.not_utf8', { address, found: encoding })
  if (standby) throw unavailable('database.read_only', { address })
}

/** Makes the city's schema where it is absent and may be, and applies what is new, over one connection of its own. */
export async function prepareDatabase(
  connection: pg.ClientConfig,
  city: string,
  { onProgress, mustStand = false }: Pick<OpenOptions, 'onProgress' | 'mustStand'> = {},
): Promise<void> {
  checkCityName(city)
  const client = new pg.Client({
    ...inCity(connection, city),
    application_name: `tuoyu migration ${process.pid}`,
  })
  client.on('error', () => undefined) // the statement under way reports it
  try {
    await client.connect()
    await checkServer(client)
    if (mustStand) await refuseAbsentCity(client, city)
    await prepareCity(client, city)
    await migrate(client, city, onProgress)
  } catch (error) {
    throw asRefusal(error, client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A Kysely on the city's schema, over a pool of connections; the schema must be up to date. */
export function connectTo(connection: pg.ClientConfig, city: string): Database {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openPool(inCity(connection, city)) }),
    plugins: [new RangePlugin(), new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Opens the city's database, ready for use; refuses with one sentence (`databaseSentence`) where it cannot be had. */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  checkCityName(options.city)
  const embedded: Embedded | undefined = options.databaseUrl ? undefined : await joinEmbedded(options)
  const connection = embedded ? embedded.connection() : configOfUrl(options.databaseUrl ?? '')
  try {
    await prepareDatabase(connection, options.city, options)
  } catch (error) {
    await embedded?.leave()
    throw error
  }
  const db = connectTo(connection, options.city)
  return {
    db,
    connection,
    async close() {
      await db.destroy()
      await embedded?.leave()
    },
  }
}
