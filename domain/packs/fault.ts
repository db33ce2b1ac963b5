import type { Facts } from '../../kernel/refusal.ts'
import { FAULT_KINDS, type FaultKind } from './fault-words.ts'

export type Severity = 'error' | 'warning'

/** One thing wrong with a pack: where it stands, what stands there, and what is allowed instead. */
export type Fault = {
  readonly severity: Severity
  readonly file: string
  /** As a spreadsheet shows it, the heading being row 1; in GeoJSON the feature, counted from 1; null: the whole file. */
  readonly row: number | null
  readonly column: string | null
  /** What the file calls the column, where it has its Chinese name. */
  readonly heading?: string
  /** Shortened, control characters made visible. */
  readonly value: string | null
  readonly kind: FaultKind
  readonly facts: Facts
  /** What is allowed, in English; other languages come from `kind` and `facts`. */
  readonly allowed: string
}

/** Faults beyond the listed ones, alike in file, column and kind. */
export type UnlistedFaults = {
  readonly severity: Severity
  readonly file: string
  readonly column: string | null
  readonly heading?: string
  readonly kind: FaultKind
  readonly count: number
}

export type Place = {
  readonly file: string
  readonly row?: number
  readonly column?: string
  readonly value?: unknown
}

/** A column that is wrong throughout would bury every other fault. */
export const LISTED_PER_KIND = 200
const VALUE_LENGTH = 80

/** What a fault says is allowed. A load keeps its faults: one of a kind that has gone since stays as it was written. */
export const allowedOf = (
  { kind, facts, allowed }: Pick<Fault, 'kind' | 'facts' | 'allowed'>,
  language: 'en' | 'zh',
): string => (Object.hasOwn(FAULT_KINDS, kind) ? FAULT_KINDS[kind][language](facts) : allowed)

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = String(value).slice(0, VALUE_LENGTH + 1)
  const short = text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text
  // a terminal would act on them; U+2400 and following are their pictures
  return short.replace(/\p{Cc}/gu, c =>
    c < '\u0020' ? String.fromCodePoint(0x2400 + c.codePointAt(0)!) : '␡',
  )
}

/** Gathers the faults of a pack: all are counted, the first of each kind in each column are listed. */
export class FaultList {
  readonly #listed: Fault[] = []
  readonly #tallies = new Map<string, { fault: Fault; count: number }>()
  readonly #headings = new Map<string, ReadonlyMap<string, string>>()
  #errors = 0
  #warnings = 0

  /** Faults that follow are told by the headings that the file has, by column name. */
  callColumns(file: string, headings: ReadonlyMap<string, string>): void {
    this.#headings.set(file, headings)
  }

  /** What a file calls the column, or several joined by ` + `. */
  headingOf(file: string, column: string): string {
    const called = (name: string) => this.#headings.get(file)?.get(name) ?? name
    return column.split(' + ').map(called).join(' + ')
  }

  /** Facts may be given as a function where finding them costs time; it runs for listed faults only. */
  add(
    kind: FaultKind,
    place: Place,
    facts: Facts | (() => Facts) = {},
    severity = FAULT_KINDS[kind].severity,
  ): void {
    if (severity === 'error') this.#errors++
    else this.#warnings++
    const group = `${place.file}\n${place.column ?? ''}\n${kind}`
    const tally = this.#tallies.get(group)
    if (tally && tally.count >= LISTED_PER_KIND) {
      tally.count++
      return
    }
    const known = typeof facts === 'function' ? facts() : facts
    const { file, column } = place
    const heading = column === undefined ? undefined : this.headingOf(file, column)
    const fault: Fault = {
      severity,
      file,
      row: place.row ?? null,
      column: column ?? null,
      ...(heading !== column && { heading }),
      value: shown(place.value),
      kind,
      facts: known,
      allowed: FAULT_KINDS[kind].en(known),
    }
    this.#listed.push(fault)
    if (tally) tally.count++
    else this.#tallies.set(group, { fault, count: 1 })
  }

  get errors(): number {
    return this.#errors
  }

  get warnings(): number {
    return this.#warnings
  }

  /** In the order of the files, then by row. */
  listed(fileOrder: readonly string[]): Fault[] {
    const rank = (fault: Fault) =>
      (fileOrder.indexOf(fault.file) + fileOrder.length + 1) % (fileOrder.length + 1)
    return this.#listed.toSorted((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0))
  }

  unlisted(): UnlistedFaults[] {
    return [...this.#tallies.values()]
      .filter(({ count }) => count > LISTED_PER_KIND)
      .map(({ fault: { severity, file, column, heading, kind }, count }) => ({
        severity,
        file,
        column,
        ...(heading !== undefined && { heading }),
        kind,
        count: count - LISTED_PER_KIND,
      }))
  }
}
