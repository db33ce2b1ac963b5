import type { FastifyReply } from 'fastify'
import type { RefusalBody } from '../contract/route.ts'
import { Refusal } from '../kernel/refusal.ts'

const STATUS: Record<RefusalBody['kind'], number> = {
  invalid: 422,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  unavailable: 503,
  defect: 500,
}

/** Sends a refusal with its status; anything else is a defect: logged with its cause, told in one calm sentence. */
export function sendFailure(reply: FastifyReply, failure: unknown): FastifyReply {
  const body = bodyOf(failure, reply)
  if (body.kind === 'defect') reply.log.error(failure)
  return reply.status(OWN_STATUS[body.code] ?? STATUS[body.kind]).send(body)
}

const TOO_LARGE = 'request.too_large'
const OTHER_TYPE = 'request.content_type'
/** Refusals with a status of their own: a client must know that shorter, or another type, would do. */
const OWN_STATUS: Readonly<Record<string, number>> = { [TOO_LARGE]: 413, [OTHER_TYPE]: 415 }

function bodyOf(failure: unknown, reply: FastifyReply): RefusalBody {
  if (failure instanceof Refusal)
    return { kind: failure.kind, code: failure.code, facts: brief(failure.facts) as RefusalBody['facts'] }
  const status = (failure as { statusCode?: number }).statusCode
  if (status === 413)
    return { kind: 'invalid', code: TOO_LARGE, facts: { limitBytes: reply.request.routeOptions.bodyLimit } }
  if (status === 415)
    return {
      kind: 'invalid',
      code: OTHER_TYPE,
      facts: { found: brief(reply.request.headers['content-type'] ?? null), allowed: 'application/json' },
    }
  if (status !== undefined && status >= 400 && status < 500)
    return { kind: 'invalid', code: 'request.unreadable', facts: { reason: (failure as Error).message } }
  return { kind: 'defect', code: 'server.defect', facts: {} }
}

const LONGEST_TEXT = 300
const MOST_ENTRIES = 1000
const DEEPEST = 6

/** Facts as they are told: what somebody sent is repeated to its first letters, entries and levels, whatever its size. */
function brief(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value
  if (value === null || typeof value !== 'object') return value
  if (depth > DEEPEST) return '…'
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map(each => brief(each, depth + 1))
  const entries = Object.entries(value).slice(0, MOST_ENTRIES)
  return Object.fromEntries(
    entries.map(([key, each]) => [key.slice(0, LONGEST_TEXT), brief(each, depth + 1)]),
  )
}
