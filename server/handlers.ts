import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { EventsReply, FileReply, ReplyOf, RequestOf, Route } from '../contract/route.ts'
import type { Actor } from '../domain/identity/index.ts'
import type { CivilDate } from '../kernel/civil-date.ts'

/** What every handler is given besides its request: who acts and what day it is. */
export type RequestContext = {
  readonly actor: Actor
  readonly today: CivilDate
}

/** A file to be saved under `name`. */
export type FileAnswer = {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array | Readable
}

/** Sends events until its promise ends; `signal` fires when the listener has gone. */
export type EventsAnswer = (send: (event: unknown) => void, signal: AbortSignal) => Promise<void>

/** An entity tag that stands for all that a reply depends on. */
export const tagOf = (...parts: readonly string[]): string =>
  `"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)}"`

/** A reply that changes only when the data does, with the tag by which a browser asks again. */
export class Tagged<T> {
  readonly tag: string
  readonly make: () => Promise<T>
  constructor(tag: string, make: () => Promise<T>) {
    this.tag = tag
    this.make = make
  }
}

/** The domain hands out values that nobody may change; a reply is only read. */
type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends (infer Item)[]
    ? readonly Frozen<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Frozen<T[Key]> }
      : T

type Answer<R extends Route> = R['reply'] extends FileReply
  ? FileAnswer
  : R['reply'] extends EventsReply
    ? EventsAnswer
    : Frozen<ReplyOf<R>> | Tagged<Frozen<ReplyOf<R>>>

/** One handler per route of a table: it only calls the domain and shows what comes back. */
export type Handlers<Table extends Record<string, Route>> = {
  readonly [Name in keyof Table]: (
    request: RequestOf<Table[Name]>,
    context: RequestContext,
  ) => Promise<Answer<Table[Name]>>
}

/** Lets the compiler check a table's handlers against its routes. */
export const handlersFor = <Table extends Record<string, Route>>(
  _table: Table,
  handlers: Handlers<Table>,
): Handlers<Table> => handlers
