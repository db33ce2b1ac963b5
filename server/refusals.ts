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
  const body = bodyOf(failure)
  if (body.kind === 'defect') reply.log.error(failure)
  return reply.status(STATUS[body.kind]).send(body)
}

function bodyOf(failure: unknown): RefusalBody {
  if (failure instanceof Refusal)
    return { kind: failure.kind, code: failure.code, facts: { ...failure.facts } }
  const status = (failure as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500)
    return { kind: 'invalid', code: 'request.unreadable', facts: { reason: (failure as Error).message } }
  return { kind: 'defect', code: 'server.defect', facts: {} }
}
