import { instantOf, type Write } from '../../db/index.ts'
import type { Facts } from '../../kernel/refusal.ts'
import type { Actor } from './actor.ts'

/**
 * Writes down who did what to which record, in the transaction of the deed itself: neither exists without the other.
 * `action` is a verb in the past (`pack.loaded`), `subject` the table of the record;
 * the instant is the database's, so that entries of several machines stand in their order.
 */
export async function record(
  tx: Write,
  actor: Actor,
  action: string,
  subject: string,
  subjectId: number | null,
  facts: Facts,
): Promise<void> {
  await tx
    .insertInto('auditEvent')
    .values({
      at: await instantOf(tx),
      actor: actor.name,
      action,
      subject,
      subjectId,
      facts: JSON.stringify(facts),
    })
    .execute()
}
