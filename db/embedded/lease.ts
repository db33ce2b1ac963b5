/**
 * Who uses the embedded database. Each user holds a session with a shared lock, a serving Tuoyu one exclusive lock more;
 * a killed process loses its session and with it its locks, so nothing is ever left behind.
 * The user that leaves last stops the server. It holds the users' lock while stopping:
 * a newcomer waits on that lock until the shutdown ends its session, then starts the server again.
 */
import pg from 'pg'
import { unavailable } from '../refusals.ts'

/** Two-part advisory keys; the first spells "tuoy". */
const SPACE = 0x74756f79
const USERS = 1
const SERVING = 2

export type Role = 'server' | 'command'
export type Lease = {
  /** ends the lease; true when nobody else is left */
  release(): Promise<boolean>
}

async function servingProcess(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `select coalesce(substring(a.application_name from '\\d+$'), 'unknown') as pid
       from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted
        and l.classid = ${SPACE} and l.objid = ${SERVING}`,
  )
  return rows[0]?.pid ?? 'unknown'
}

const lock = async (client: pg.Client, call: string): Promise<boolean> => {
  const { rows } = await client.query(`select ${call} as held`)
  return rows[0].held === true
}

/** Joins the users of the running server; refuses a second serving Tuoyu. `onLost` hears of a session that broke. */
export async function takeLease(
  connection: pg.ClientConfig,
  role: Role,
  dataFolder: string,
  onLost: (error: Error) => void,
): Promise<Lease> {
  const client = new pg.Client({
    ...connection,
    application_name: `tuoyu ${role} ${process.pid}`,
    keepAlive: true,
  })
  let leaving = false
  client.on('error', error => {
    // a broken session says so twice: by the server's farewell and by its end
    if (leaving) return
    leaving = true
    onLost(error)
  })
  try {
    await client.connect()
    await client.query(`select pg_advisory_lock_shared(${SPACE}, ${USERS})`)
    if (role === 'server' && !(await lock(client, `pg_try_advisory_lock(${SPACE}, ${SERVING})`))) {
      throw unavailable('database.second_server', { folder: dataFolder, pid: await servingProcess(client) })
    }
  } catch (error) {
    leaving = true
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    async release() {
      leaving = true
      await client.query(`select pg_advisory_unlock_shared(${SPACE}, ${USERS})`)
      const last = await lock(client, `pg_try_advisory_lock(${SPACE}, ${USERS})`)
      if (!last) await client.end()
      return last
    },
  }
}
