import type { z } from 'zod'

/** What of an input a schema takes, and how a path in it reads in the input, whose lists may have more entries. */
export type SoundPart<T> = { readonly data: T; readonly asWritten: (text: string) => string }

type Place = readonly PropertyKey[]

/**
 * The part of a JSON value that its schema takes once every value that it does not take is left out, the smallest around
 * each fault: a field, where its object must have it the object, of a list the entry. So the rest can still be checked.
 * Undefined where nothing is left. Places are told as written where no list stands within a list. Each round takes something away, and what a list loses is taken in one pass.
 */
export function soundPart<T>(schema: z.ZodType<T>, input: unknown): SoundPart<T> | undefined {
  const left: unknown = structuredClone(input)
  const kept = new Map<string, number[]>()
  for (;;) {
    const parsed = schema.safeParse(left)
    if (parsed.success) return { data: parsed.data, asWritten: text => asWritten(text, kept) }
    const places = parsed.error.issues.flatMap(issue =>
      issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path],
    )
    if (!takeAway(left, places, kept)) return undefined
  }
}

/** Takes the values at the places away, or what holds them where they are missing; false where that is all. */
function takeAway(left: unknown, places: readonly Place[], kept: Map<string, number[]>): boolean {
  const entries = new Map<unknown[], { list: string; gone: Set<number> }>()
  for (const place of places.map(each => standing(left, each))) {
    if (place.length === 0) return false
    const holder = valueAt(left, place.slice(0, -1))
    const last = place.at(-1)!
    if (Array.isArray(holder)) {
      const of = entries.get(holder) ?? { list: place.slice(0, -1).map(String).join('.'), gone: new Set() }
      entries.set(holder, of)
      of.gone.add(Number(last))
    } else if (holder instanceof Object) delete (holder as Record<PropertyKey, unknown>)[last]
  }
  for (const [entry, { list, gone }] of entries) {
    const stay = [...entry.keys()].filter(i => !gone.has(i))
    const before = kept.get(list)
    kept.set(list, before ? stay.map(i => before[i]!) : stay)
    const values = stay.map(i => entry[i])
    entry.length = 0
    for (const value of values) entry.push(value)
  }
  return true
}

/** The place itself where a value stands there, else the nearest around it. */
function standing(left: unknown, place: Place): Place {
  let value = left
  for (const [depth, key] of place.entries()) {
    if (!(value instanceof Object) || !Object.hasOwn(value, key)) return place.slice(0, depth)
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return place
}

const valueAt = (left: unknown, place: Place): unknown =>
  place.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], left)

/** Entries by their numbers in the input. */
function asWritten(text: string, kept: ReadonlyMap<string, readonly number[]>): string {
  let written = text
  for (const [list, at] of kept)
    written = written
      .split(`${list}.`)
      .map((part, i) => (i === 0 ? part : part.replace(/^\d+/, n => String(at[Number(n)] ?? n))))
      .join(`${list}.`)
  return written
}
