import { type CallOf, pathOf, RefusalBody, type ReplyOf, type Route } from './route.ts'

/** A refusal of the server, or the failure to reach it (`kind: 'unreachable'`). */
export class ApiError extends Error {
  readonly status: number
  readonly refusal: RefusalBody | { kind: 'unreachable'; code: string; facts: Record<string, unknown> }

  constructor(status: number, refusal: ApiError['refusal']) {
    super(refusal.code)
    this.name = 'ApiError'
    this.status = status
    this.refusal = refusal
  }
}

/** Calls one route and returns its reply; the types come from the route itself. */
export async function call<R extends Route>(
  route: R,
  input: CallOf<R>,
  options: { baseUrl?: string; signal?: AbortSignal } = {},
): Promise<ReplyOf<R>> {
  const { body } = input as { body?: unknown }
  const response = await fetch((options.baseUrl ?? '') + pathOf(route, input as object), {
    method: route.method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause
    throw new ApiError(0, { kind: 'unreachable', code: 'server.unreachable', facts: {} })
  })
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as ReplyOf<R>
  throw new ApiError(response.status, await refusalOf(response))
}

async function refusalOf(response: Response): Promise<RefusalBody> {
  const parsed = RefusalBody.safeParse(await response.json().catch(() => null))
  return parsed.success
    ? parsed.data
    : { kind: 'defect', code: 'server.unexpected_reply', facts: { status: response.status } }
}
