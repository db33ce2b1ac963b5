/** The door of every method: what is wrong with an input, all at once, each with place, value and what is allowed. */

export interface InputFault {
  place: string
  value: unknown
  allowed: string
}

/** An input that no method takes; the message has a line for each fault. */
export class ModelError extends Error {
  override name = 'ModelError'
  readonly faults: readonly InputFault[]

  constructor(faults: readonly InputFault[], count = faults.length) {
    const lines = faults.map(
      ({ place, value, allowed }) => `${place} is ${String(value)}, expected ${allowed}`,
    )
    super([...lines, ...(count > faults.length ? [`and ${count - faults.length} more`] : [])].join('\n'))
    this.faults = faults
  }
}

const MOST_FAULTS = 100

/** Collects faults, the first 100 in words; `end` throws where there are any. */
export class Faults {
  private readonly found: InputFault[] = []
  private count = 0

  add(place: string, value: unknown, allowed: string): void {
    this.count++
    if (this.found.length < MOST_FAULTS) this.found.push({ place, value, allowed })
  }

  /** A number that must be there; callers without types may leave it out. */
  number(place: string, value: number, least: number, most: number, whole = false): void {
    const sound = value >= least && value <= most && (!whole || Number.isInteger(value))
    const kind = whole ? 'a whole number' : 'a number'
    if (!sound)
      this.add(
        place,
        value,
        most < Number.MAX_VALUE ? `${kind} from ${least} to ${most}` : `${kind} of ${least} or more`,
      )
  }

  numberIfGiven(place: string, value: number | undefined, least: number, most: number, whole = false): void {
    if (value !== undefined) this.number(place, value, least, most, whole)
  }

  /** Whether a list can be read: where its memory went to another thread, that is told, and nothing else of it. */
  held(place: string, values: Float64Array | Int32Array): boolean {
    const isHeld = !isDetached(values)
    if (!isHeld) this.add(place, 'detached', 'a list whose memory is here')
    return isHeld
  }

  /** Values of 0 to `most` in a list, whose length must be `length` where one is given. */
  list(
    place: string,
    values: Float64Array | Int32Array | undefined,
    length: number | null,
    most: number,
  ): void {
    if (values === undefined || !this.held(place, values)) return
    if (length !== null && values.length !== length) {
      this.add(`${place}.length`, values.length, `${length}`)
      return
    }
    for (let at = 0; at < values.length; at++)
      if (!(values[at]! >= 0 && values[at]! <= most)) this.number(`${place}[${at}]`, values[at]!, 0, most)
  }

  /** Anything else that must hold of a value. */
  check(place: string, value: unknown, isAllowed: boolean, allowed: string): void {
    if (!isAllowed) this.add(place, value, allowed)
  }

  isEmpty(): boolean {
    return this.count === 0
  }

  end(): void {
    if (this.count > 0) throw new ModelError(this.found, this.count)
  }
}

/** Older platforms do not say so of a buffer, but no list of theirs can be walked either. */
function isDetached(values: Float64Array | Int32Array): boolean {
  if (values.length > 0) return false
  try {
    values.keys()
    return false
  } catch {
    return true
  }
}
