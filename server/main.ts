import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { DEFAULT_CITY, openDatabase } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { DEFAULT_PACK, loadPack, type OnPackProgress, timeZoneOfPack } from '../domain/packs/index.ts'
import { findCity } from '../domain/territory/index.ts'
import { travelSources } from '../domain/travel/index.ts'
import { todayIn } from '../kernel/civil-date.ts'
import { Refusal } from '../kernel/refusal.ts'
import { buildServer } from './app.ts'
import { startCounting } from './counting.ts'
import { startExecutor } from './plan-executor.ts'

const HOST = '127.0.0.1'

export type ServerOptions = {
  readonly port: number
  readonly dataFolder: string
  readonly databaseUrl?: string | undefined
  readonly city?: string
  /** The pack that an empty city is filled with. */
  readonly pack?: string
  /** Settings of the surroundings: TUOYU_NETWORK and TUOYU_ROUTING_… */
  readonly env?: NodeJS.ProcessEnv
  readonly onProgress?: (sentence: string) => void
  readonly onLost?: (refusal: Error) => void
}

export type RunningServer = { readonly address: string; close(): Promise<void> }

/**
 * Starts everything behind one address: database, first load of the city pack, computations, page and API.
 * Refuses when the port is in use, before anything is touched.
 */
export async function runServer(options: ServerOptions): Promise<RunningServer> {
  const sources = travelSources(options.env ?? {}, options.dataFolder)
  await refuseUsedPort(options.port)
  const city = options.city ?? DEFAULT_CITY
  // its thread reads its modules while the database starts
  const counting = startCounting()
  const opened = await openDatabase({
    databaseUrl: options.databaseUrl,
    dataFolder: options.dataFolder,
    role: 'server',
    city,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    ...(options.onLost ? { onLost: options.onLost } : {}),
  }).catch(async (error: unknown) => {
    await counting.stop()
    throw error
  })
  const { db, connection } = opened
  const close = async () => {
    await counting.stop()
    await opened.close()
  }
  try {
    counting.open({ connection, city })
    if (!(await findCity(db))) await firstLoad(db, options)
    const executor = startExecutor(db, connection, city, sources)
    const server = await buildServer({ db, executor, counting, sources })
    await server.listen({ port: options.port, host: HOST })
    const { port } = server.server.address() as { port: number }
    // The figures of the day that the overview opens on are counted before anybody waits for them.
    void countAhead(server)
    return {
      address: `http://${HOST}:${port}/`,
      async close() {
        await executor.stop()
        await Promise.all([counting.stop(), server.close()])
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function countAhead(server: FastifyInstance): Promise<void> {
  try {
    for (const path of ['/api/standing', '/api/trend']) await server.inject(path)
  } catch {
    // the server was closed meanwhile: nobody asks any more
  }
}

async function firstLoad(db: Parameters<typeof loadPack>[0], options: ServerOptions): Promise<void> {
  const pack = options.pack ?? DEFAULT_PACK
  const onProgress = packTeller(options.onProgress)
  await loadPack(db, LOCAL_PLANNER, pack, { onProgress }, todayIn(timeZoneOfPack(pack)))
}

/** Tells of a load every tenth of its way. */
function packTeller(onProgress: ServerOptions['onProgress']): OnPackProgress {
  let told = ''
  return ({ phase, done, total }) => {
    const tenths = Math.floor((10 * done) / Math.max(total, 1))
    const sentence = `${phase === 'check' ? 'Checking' : 'Loading'} the city pack: ${tenths * 10} %`
    if (sentence !== told) onProgress?.(sentence)
    told = sentence
  }
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
