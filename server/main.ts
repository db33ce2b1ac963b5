import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { loadPack } from '../domain/packs/index.ts'
import { findCity } from '../domain/territory/index.ts'
import { todayIn } from '../kernel/civil-date.ts'
import { Refusal } from '../kernel/refusal.ts'
import { buildServer } from './app.ts'
import { startExecutor } from './plan-executor.ts'

export const DEFAULT_PACK = fileURLToPath(new URL('../data/tianjin/', import.meta.url))
/** The schema that holds the default city. */
export const DEFAULT_CITY = 'tianjin'
const HOST = '127.0.0.1'

export type ServerOptions = {
  readonly port: number
  readonly dataFolder: string
  readonly databaseUrl?: string | undefined
  readonly city?: string
  /** The pack that an empty city is filled with. */
  readonly pack?: string
  readonly onProgress?: (sentence: string) => void
  readonly onLost?: (refusal: Error) => void
}

export type RunningServer = { readonly address: string; close(): Promise<void> }

/**
 * Starts everything behind one address: database, first load of the city pack, computations, page and API.
 * Refuses when the port is in use, before anything is touched.
 */
export async function runServer(options: ServerOptions): Promise<RunningServer> {
  await refuseUsedPort(options.port)
  const { db, connection, close } = await openDatabase({
    databaseUrl: options.databaseUrl,
    dataFolder: options.dataFolder,
    role: 'server',
    city: options.city ?? DEFAULT_CITY,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    ...(options.onLost ? { onLost: options.onLost } : {}),
  })
  try {
    if (!(await findCity(db))) await firstLoad(db, options)
    const executor = startExecutor(db, connection)
    const server = await buildServer({ db, executor })
    await server.listen({ port: options.port, host: HOST })
    const { port } = server.server.address() as { port: number }
    return {
      address: `http://${HOST}:${port}/`,
      async close() {
        await executor.stop()
        await server.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function firstLoad(db: Parameters<typeof loadPack>[0], options: ServerOptions): Promise<void> {
  options.onProgress?.('Loading the city pack')
  await loadPack(db, LOCAL_PLANNER, options.pack ?? DEFAULT_PACK, {}, todayIn('Asia/Shanghai'))
}

/** Asks the port before the database is opened, so that a second start stops at once and touches nothing. */
function refuseUsedPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Refusal(
          'unavailable',
          error.code === 'EADDRINUSE' ? 'server.port_in_use' : 'server.port_unusable',
          {
            port,
            reason: error.message,
          },
        ),
      ),
    )
    probe.listen(port, HOST, () => probe.close(() => resolve()))
  })
}
