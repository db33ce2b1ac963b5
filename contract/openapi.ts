import { z } from 'zod'
import { RefusalBody, type Route } from './route.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of a table of routes; its schemas are JSON Schema 2020-12, as zod prints them. */
export function openApiOf(table: Record<string, Route>, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [operationId, route] of Object.entries(table)) {
    paths[`/api${route.path}`] ??= {}
    paths[`/api${route.path}`]![route.method.toLowerCase()] = operationOf(operationId, route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tuoyu 托育',
      version,
      description: 'Where a city stands with care for under-threes, and the programme that closes the gap.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
  }
}

function operationOf(operationId: string, route: Route): Json {
  return {
    operationId,
    summary: route.summary,
    tags: [route.path.split('/')[1]],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: { description: 'Done', content: replyContent(route) },
      default: { description: 'Refused', content: { 'application/json': { schema: schemaOf(RefusalBody) } } },
    },
  }
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }))
}

function replyContent(route: Route): Json {
  if ('file' in route.reply)
    return Object.fromEntries(
      route.reply.file.map(type => [type, { schema: { type: 'string', format: 'binary' } }]),
    )
  if ('events' in route.reply) return { 'text/event-stream': { schema: schemaOf(route.reply.events) } }
  return { 'application/json': { schema: schemaOf(route.reply) } }
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output'): Json =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
