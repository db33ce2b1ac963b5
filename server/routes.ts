import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Route } from '../contract/route.ts'
import { Refusal } from '../kernel/refusal.ts'
import { faultsOf, prototypesIn } from '../kernel/schema-faults.ts'
import { isStorable } from '../kernel/storable.ts'
import { HEADERS } from './guard.ts'
import { type EventsAnswer, type FileAnswer, type Handlers, type RequestContext, Tagged } from './handlers.ts'
import { sendFailure } from './refusals.ts'

type AnyHandler = (request: unknown, context: RequestContext) => Promise<unknown>

/** Serves a table of routes: each request is parsed by its route's schemas, all faults told at once. */
export function serveRoutes<Table extends Record<string, Route>>(
  server: FastifyInstance,
  table: Table,
  handlers: Handlers<Table>,
  contextOf: (request: FastifyRequest) => RequestContext,
): void {
  for (const [name, route] of Object.entries(table)) {
    const handler = handlers[name] as unknown as AnyHandler
    server.route({
      method: route.method,
      url: `/api${route.path.replace(/\{(\w+)\}/g, ':$1')}`,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      handler: async (request, reply) => {
        try {
          const answer = await handler(parse(route, request), contextOf(request))
          return await send(route, answer, request, reply)
        } catch (failure) {
          return sendFailure(reply, failure)
        }
      },
    })
  }
}

function parse(route: Route, request: FastifyRequest): unknown {
  const faults: unknown[] = []
  const part = (place: 'params' | 'query' | 'body', schema: z.ZodType | undefined): unknown => {
    if (!schema) return {}
    if (!isStorable(request[place])) {
      // not looked at any further: to repeat what stands there may be as impossible as to keep it
      faults.push({
        place,
        path: '',
        allowed: 'text without NUL and half characters, nested at most 100 deep',
      })
      return {}
    }
    if (place === 'body' && request.body === undefined) {
      faults.push({ place, path: '', value: null, allowed: 'a body of JSON' })
      return {}
    }
    const parsed = schema.safeParse(request[place] ?? (place === 'body' ? null : {}))
    const found = parsed.success ? [] : faultsOf(parsed.error, request[place])
    const unseen = prototypesIn(request[place]).filter(({ path }) => !found.some(each => each.path === path))
    faults.push(...[...found, ...unseen].map(fault => ({ place, ...fault })))
    return parsed.data ?? {}
  }
  faults.push(...unknownParameters(route, request.query as Record<string, unknown>))
  const parts = {
    params: part('params', route.params),
    query: part('query', route.query),
    body: part('body', route.body),
  }
  if (faults.length > 0) throw new Refusal('invalid', 'request.invalid', { faults })
  return parts
}

/** A parameter that the route does not have would change nothing: whoever writes it expects something else. */
function unknownParameters(route: Route, query: Record<string, unknown>): object[] {
  const known = Object.keys(route.query?.shape ?? {})
  const allowed = known.length === 0 ? 'no parameter' : `one of the parameters ${known.join(', ')}`
  return isStorable(query)
    ? Object.keys(query)
        .filter(name => !known.includes(name))
        .map(name => ({ place: 'query', path: name, value: query[name], allowed }))
    : []
}

async function send(
  route: Route,
  answer: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if ('file' in route.reply) return sendFile(reply, answer as FileAnswer)
  if ('events' in route.reply) return sendEvents(reply, answer as EventsAnswer)
  if (!(answer instanceof Tagged)) return reply.send(answer ?? null)
  reply.header('etag', answer.tag).header('cache-control', 'no-cache')
  return request.headers['if-none-match'] === answer.tag
    ? reply.status(304).send()
    : reply.send(await answer.make())
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  return reply
    .header('content-type', file.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(file.content)
}

async function sendEvents(reply: FastifyReply, answer: EventsAnswer): Promise<void> {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  reply.hijack()
  reply.raw.writeHead(200, {
    ...HEADERS,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  })
  await answer(event => reply.raw.write(`data: ${JSON.stringify(event)}\n\n`), gone.signal).catch(
    (failure: unknown) => reply.log.error(failure),
  )
  reply.raw.end()
}
