import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import { allRoutes, openApiOf, overviewRoutes, planRoutes } from '../contract/index.ts'
import type { Database } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { getCity } from '../domain/territory/index.ts'
import type { TravelSources } from '../domain/travel/index.ts'
import { type CivilDate, todayIn } from '../kernel/civil-date.ts'
import manifest from '../package.json' with { type: 'json' }
import { apiPageOf } from './api-page.ts'
import type { Counting } from './counting.ts'
import { guardLocal } from './guard.ts'
import type { RequestContext } from './handlers.ts'
import { overviewHandlers } from './overview.handlers.ts'
import { servePages } from './pages.ts'
import { planHandlers } from './plan.handlers.ts'
import type { PlanExecutor } from './plan-executor.ts'
import { sendFailure } from './refusals.ts'
import { serveRoutes } from './routes.ts'

export type ServerParts = {
  readonly db: Database
  readonly executor: PlanExecutor
  readonly counting: Counting
  /** Where ways by network or service come from; nowhere where it is not said. */
  readonly sources?: TravelSources
  /** The day it is; tests give one. */
  readonly today?: () => CivilDate
}

/** The whole HTTP side, not yet listening. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: { level: 'error' },
    bodyLimit: 1024 * 1024,
    // an address that is none never reaches a route
    frameworkErrors: (failure, _, reply) => sendFailure(reply, failure),
    forceCloseConnections: true,
    // such names are refused in their place; parsed as any other they change no prototype
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
  })
  // requests are JSON: a text is none, even where it holds some
  server.removeContentTypeParser('text/plain')
  const { timeZone } = await getCity(parts.db)
  const today = parts.today ?? (() => todayIn(timeZone))
  const contextOf = (): RequestContext => ({ actor: LOCAL_PLANNER, today: today() })
  server.setErrorHandler((failure, _, reply) => sendFailure(reply, failure))
  guardLocal(server)
  await server.register(compress, { threshold: 1024 })
  serveRoutes(server, overviewRoutes, overviewHandlers(parts.db, parts.counting), contextOf)
  serveRoutes(server, planRoutes, planHandlers(parts.db, parts.executor, parts.sources), contextOf)
  const document = openApiOf(allRoutes, manifest.version)
  server.get('/api/openapi.json', (_, reply) => reply.send(document))
  const apiPage = apiPageOf(document, allRoutes)
  server.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(apiPage))
  await servePages(server)
  return server
}
