import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const BUILD = fileURLToPath(new URL('../build/web/', import.meta.url))
const API_READER = fileURLToPath(new URL('../node_modules/rapidoc/dist/', import.meta.url))

const API_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tuoyu API</title><script type="module" src="/api/reader/rapidoc-min.js"></script></head>
<body><rapi-doc spec-url="/api/openapi.json" render-style="read" show-header="false" load-fonts="false"></rapi-doc></body></html>`

/**
 * The built page and the readable page of the API. Names under `/assets/` carry their hash and are kept for a year;
 * every other path that is not the API is the page itself, which routes in the browser.
 */
export async function servePages(server: FastifyInstance): Promise<void> {
  server.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(API_PAGE))
  await server.register(staticFiles, {
    root: API_READER,
    prefix: '/api/reader/',
    decorateReply: false,
    allowedPath: path => path === '/rapidoc-min.js',
  })
  if (!existsSync(BUILD)) return
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
    request.method === 'GET' && !request.url.startsWith('/api/')
      ? reply.sendFile('index.html')
      : reply
          .status(404)
          .send({ kind: 'absent', code: 'request.no_such_route', facts: { path: request.url } }),
  )
}
