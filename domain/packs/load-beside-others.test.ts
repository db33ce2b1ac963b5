/** A load of a pack beside those who read, and beside tables that no pack fills. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inSnapshot } from '../../db/index.ts'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { aPackFolder, SMALL_PACK } from '../../tests/packs/pack-folder.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { loadPack } from './index.ts'
import { findLoadedPack } from './pack.queries.ts'

const { db } = await aDatabase()

const load = (directory: string, options = {}) =>
  loadPack(db, LOCAL_PLANNER, directory, options, civilDate('2022-03-01'))

async function countInstitutions(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from institution`.execute(db)
  return rows[0]!.n
}

/** The statements of this database that wait for a table's lock. */
async function waitingForLocks(): Promise<readonly string[]> {
  const { rows } = await sql<{ query: string }>`select query from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.map(row => row.query)
}

test('a load keeps a reader waiting, who then sees the new city whole', async () => {
  await load(SMALL_PACK, { replace: true })
  const pack = aPackFolder()
  pack.edit('manifest.json', text => text.replace('1.0.0', '2.0.0'))
  let reading: Promise<unknown> | undefined
  const onProgress = ({ phase }: { phase: string }) => {
    if (phase === 'load') reading ??= inSnapshot(db, LOCAL_PLANNER, tx => findLoadedPack(tx))
  }
  await load(pack.directory, { replace: true, onProgress })
  expect(await reading).toMatchObject({ packVersion: '2.0.0' })
})

test('a load waits for a reader who has begun, and takes nothing from under him', async () => {
  await load(SMALL_PACK, { replace: true })
  let loading: Promise<unknown> | undefined
  const communities = await inSnapshot(db, LOCAL_PLANNER, async tx => {
    await tx.selectFrom('post').select('id').limit(1).execute()
    loading = load(SMALL_PACK, { replace: true })
    await expect.poll(async () => (await waitingForLocks()).length).toBe(1)
    const { rows } = await sql<{ n: number }>`select count(*) as n from community`.execute(tx)
    return rows[0]!.n
  })
  await loading
  expect(communities).toBe(20)
})

test('a load goes on where another table may refer to a record of the pack', async () => {
  await load(SMALL_PACK, { replace: true })
  await sql`create table test_visit (id bigint primary key, institution_id bigint references institution)`.execute(
    db,
  )
  await load(SMALL_PACK, { replace: true })
  expect(await countInstitutions()).toBe(6)
  await sql`insert into test_visit select 1, min(id) from institution`.execute(db)
  const refusal = await load(SMALL_PACK, { replace: true }).catch(error => error)
  await sql`drop table test_visit`.execute(db)
  expect(refusal).toMatchObject({ kind: 'conflict', facts: { rule: 'test_visit_institution_id_fkey' } })
  expect(await countInstitutions()).toBe(6)
})
