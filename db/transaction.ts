import { sql } from 'kysely'
import { Refusal } from '../kernel/refusal.ts'
import type { Database, Read, Write } from './connect.ts'
import { violatedConstraint } from './failure.ts'

/** As much of an actor as the database must know: the name that its audit writes down. */
export type ActingName = { readonly name: string }

/**
 * Tells the database who acts, for this transaction alone. A literal and a statement of its own:
 * neither a parameter nor `set_config()` reaches the machines that a city may be spread over.
 */
const setActor = (tx: Write, actor: ActingName) =>
  sql`set local app.actor = ${sql.lit(actor.name)}`.execute(tx)

/** What is written cannot stand beside what is there: taken twice, overlapping, or still referred to. */
const CLASHES: ReadonlySet<string | undefined> = new Set(['23505', '23P01', '23503'])

/** A clash with other records as a refusal that names the rule; any other error as it is. */
function asConflict(error: unknown): unknown {
  const { code, table } = error as { code?: string; table?: string }
  const rule = violatedConstraint(error)
  return rule && CLASHES.has(code) ? new Refusal('conflict', 'database.rule_broken', { rule, table }) : error
}

/**
 * Runs the action in one transaction, on the actor's account: all of it is written, or nothing.
 * Where it clashes with other records it is refused by the name of the rule (`database.rule_broken`).
 */
export async function inTransaction<T>(
  db: Database,
  actor: ActingName,
  action: (tx: Write) => Promise<T>,
): Promise<T> {
  const acting = db.transaction().execute(async tx => {
    await setActor(tx, actor)
    return action(tx)
  })
  return acting.catch(error => {
    throw asConflict(error)
  })
}

/**
 * Lets a load of a city pack, which locks `city` for itself alone before anything else, go first or last, never in
 * between. Locking makes no snapshot: the next statement does, and it sees what the load that was waited for has left.
 */
const waitForLoad = (tx: Write) => sql`lock table city in access share mode`.execute(tx)

/**
 * Reads one unchanging state of the records through several queries, on the actor's account. Whoever reads more than
 * one table comes this way: a load neither deadlocks with it nor shows it an empty city.
 */
export function inSnapshot<T>(db: Database, actor: ActingName, read: (db: Read) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      await waitForLoad(tx)
      await setActor(tx, actor)
      return read(tx)
    })
}
