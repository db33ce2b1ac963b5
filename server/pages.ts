import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'
import { sendFailure } from './refusals.ts'

const BUILD = fileURLToPath(new URL('../build/web/', import.meta.url))
/**
 * The built page. Names under `/assets/` carry their hash and are kept for a year;
 * every other path that is neither there nor the API is the page itself, which routes in the browser.
 */
export async function servePages(server: FastifyInstance): Promise<void> {
  const built = existsSync(BUILD)
  if (built)
    await server.register(staticFiles, {
      root: BUILD,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  server.setNotFoundHandler((request, reply) =>
    built && request.method === 'GET' && !/^\/(api|assets)(\/|\?|$)/.test(request.url)
      ? reply.sendFile('index.html')
      : sendFailure(reply, new Refusal('absent', 'request.no_such_route', { path: request.url })),
  )
}
