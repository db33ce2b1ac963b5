import type { FastifyInstance } from 'fastify'

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/** The page runs only what comes from here; the map draws from a worker made of a blob, styles are set by the page itself. */
export const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; frame-ancestors 'none'",
}

/**
 * Until accounts exist whoever reaches the server is the planner, so only this machine may: requests under another
 * host name (DNS rebinding) and requests made by another site's page are turned away.
 */
export function guardLocal(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const foreignHost = !LOCAL_HOST.test(request.headers.host ?? '')
    const { origin, 'sec-fetch-site': site } = request.headers
    const foreignOrigin = origin !== undefined && origin !== `http://${request.headers.host}`
    // a link from elsewhere may open the page itself, but no other site's page may make the server work
    const foreignPage = site === 'cross-site' && request.url.startsWith('/api/')
    if (foreignHost || foreignOrigin || foreignPage)
      return reply
        .status(403)
        .send({ kind: 'forbidden', code: 'request.not_local', facts: { host: request.headers.host, origin } })
    reply.headers(HEADERS)
    return undefined
  })
}
