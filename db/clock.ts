import { sql } from 'kysely'
import type { Read } from './connect.ts'

/** The database's clock, so that instants of several machines can be compared. */
export async function instantOf(db: Read): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]!.now
}
