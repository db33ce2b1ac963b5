import { z } from 'zod'

/**
 * One entry of the HTTP contract. Server, OpenAPI document and typed client are all made from these tables.
 * Queries and path parameters arrive as text; their schemas coerce.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Path below `/api`, with `{name}` for parameters. */
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Largest body in bytes; the server's usual limit where absent. */
  readonly bodyLimit?: number
  readonly reply: z.ZodType | FileReply | EventsReply
}

/** The reply is a file to be saved. */
export type FileReply = { readonly file: readonly string[] }
/** The reply is a stream of server-sent events, each a JSON value of this schema. */
export type EventsReply = { readonly events: z.ZodType }

/** Keeps the exact types of a table of routes. */
export const routes = <const Table extends Record<string, Route>>(table: Table): Table => table

type Output<S> = S extends z.ZodType ? z.output<S> : Record<never, never>
type Input<S> = S extends z.ZodType ? z.input<S> : Record<never, never>

/** What a handler receives: parsed and checked. */
export type RequestOf<R extends Route> = {
  params: Output<R['params']>
  query: Output<R['query']>
  body: R['body'] extends z.ZodType ? z.output<R['body']> : undefined
}

/** What a caller gives. */
export type CallOf<R extends Route> = (R['params'] extends z.ZodType
  ? { params: Input<R['params']> }
  : unknown) &
  (R['query'] extends z.ZodType ? { query?: Input<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { body: z.input<R['body']> } : unknown)

export type ReplyOf<R extends Route> = R['reply'] extends z.ZodType ? z.output<R['reply']> : never

/** A refusal as it travels: kind, stable code, facts; faults of a form all at once. */
export const RefusalBody = z.object({
  kind: z.enum(['invalid', 'forbidden', 'absent', 'conflict', 'unavailable', 'defect']),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
})
export type RefusalBody = z.output<typeof RefusalBody>

/** The path with its parameters filled in and its query appended; empty values are left out. */
export function pathOf(route: Route, call: { params?: object; query?: object }): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((call.params as Record<string, unknown> | undefined)?.[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`
}
