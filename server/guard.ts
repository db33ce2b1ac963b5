import type { FastifyInstance } from 'fastify'

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Until accounts exist whoever reaches the server is the planner, so only this machine may: requests under another
 * host name (DNS rebinding) and writes from another site's page (cross-site requests) are turned away.
 */
export function guardLocal(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const foreignHost = !LOCAL_HOST.test(request.headers.host ?? '')
    const origin = request.headers.origin
    const foreignOrigin = origin !== undefined && origin !== `http://${request.headers.host}`
    if (foreignHost || (foreignOrigin && request.method !== 'GET'))
      return reply
        .status(403)
        .send({ kind: 'forbidden', code: 'request.not_local', facts: { host: request.headers.host, origin } })
    reply.header('x-content-type-options', 'nosniff').header('x-frame-options', 'DENY')
    return undefined
  })
}
