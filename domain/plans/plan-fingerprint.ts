import { createHash } from 'node:crypto'
import type { PlanStart } from '../../engine/index.ts'
import type { PlanProblem } from './programme-model.ts'

/**
 * A hash of everything that decides the plan: the model's numbers, the codes behind its indices, the effort asked and,
 * where the search starts from an earlier plan, the fingerprint of that start. Equal fingerprints and no clock give
 * equal plans.
 */
export function planFingerprint(
  { model, sites, facilities, scenario }: PlanProblem,
  start: string | undefined,
): string {
  const hash = createHash('sha256')
  const { aim, fairest, work, gap } = scenario
  hash.update(JSON.stringify({ aim, fairest, work, gap }))
  hash.update(JSON.stringify(sites.options.map(option => option.code)))
  hash.update(JSON.stringify(facilities.map(facility => facility.code)))
  addValue(hash, model)
  if (start !== undefined) hash.update(start)
  return hash.digest('hex').slice(0, 32)
}

/** A hash of what the search takes from an earlier plan: openings, prices, gap, and whether little is to change. */
export function startFingerprint(start: PlanStart): string {
  const hash = createHash('sha256')
  addValue(hash, start)
  return hash.digest('hex').slice(0, 32)
}

function addValue(hash: ReturnType<typeof createHash>, value: unknown): void {
  if (ArrayBuffer.isView(value)) {
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    return
  }
  if (typeof value !== 'object' || value === null) {
    hash.update(`${String(value)};`)
    return
  }
  for (const key of Object.keys(value).sort()) {
    hash.update(`${key}:`)
    addValue(hash, (value as Record<string, unknown>)[key])
  }
}
