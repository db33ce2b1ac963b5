/**
 * A refusal is an expected no: the kind decides HTTP status and exit code, the code its sentence, the facts fill it in.
 * A defect is a broken promise of ours, never the user's fault.
 */
export const REFUSAL_KINDS = ['invalid', 'forbidden', 'absent', 'conflict', 'unavailable'] as const
export type RefusalKind = (typeof REFUSAL_KINDS)[number]
export type Facts = Readonly<Record<string, unknown>>

export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly facts: Facts

  constructor(kind: RefusalKind, code: string, facts: Facts = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.facts = facts
  }
}

/** Refuses when the condition holds. */
export function refuseIf(
  condition: boolean,
  code: string,
  facts: Facts = {},
  kind: RefusalKind = 'conflict',
): void {
  if (condition) throw new Refusal(kind, code, facts)
}

/** Returns the value, or refuses because there is none. */
export function present<T>(value: T | null | undefined, code: string, facts: Facts = {}): T {
  if (value === null || value === undefined) throw new Refusal('absent', code, facts)
  return value
}

/** Breaks off when something that always holds does not. */
export function invariant(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${sentence}`)
}
