import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { civilDate } from '../kernel/civil-date.ts'
import { aDatabase } from '../tests/database.ts'
import { databaseSentence } from './refusals.ts'
import { inSnapshot, inTransaction } from './transaction.ts'

const { db } = await aDatabase()
const actor = { name: "o'hara" }

const aSource = { code: 'S1', kind: 'demo', title: '演示' } as const

test('a range of days keeps its last day on the way to the database and back', async () => {
  const valid = { first: civilDate('2022-01-01'), last: civilDate('2023-12-31') }
  const open = { first: civilDate('2024-01-01'), last: null }
  await db
    .insertInto('setting')
    .values([
      { key: 'walk.minutes', value: JSON.stringify({ first: 1, last: 2 }), valid, mark: 'demo' },
      { key: 'walk.minutes', value: '15', valid: open, mark: 'demo' },
    ])
    .execute()
  const rows = await db.selectFrom('setting').select(['value', 'valid']).orderBy('valid').execute()
  expect(rows).toEqual([
    { value: { first: 1, last: 2 }, valid },
    { value: 15, valid: open },
  ])
  const found = await db
    .selectFrom('setting')
    .select('key')
    .where(sql<boolean>`valid @> ${civilDate('2023-12-31')}::date and valid && ${valid}::daterange`)
    .execute()
  expect(found).toHaveLength(1)
})

test('whole numbers, sums, days and their lists arrive as exact values', async () => {
  const { rows } = await sql`
    select count(*) as how_many, 9007199254740991::int8 as greatest, 2.50::numeric as price,
           date '2024-02-29' as leap_day, array[date '2024-02-29', null] as days, array[1, 2]::int8[] as ids`.execute(
    db,
  )
  expect(rows).toEqual([
    {
      howMany: expect.any(Number),
      greatest: 9007199254740991,
      price: 2.5,
      leapDay: '2024-02-29',
      days: ['2024-02-29', null],
      ids: [1, 2],
    },
  ])
})

test('a bigint beyond the exact numbers is refused instead of rounded', async () => {
  await expect(sql`select 9007199254740993::int8`.execute(db)).rejects.toThrow('bigint 9007199254740993')
})

test('within a transaction the database knows who acts, afterwards nobody does', async () => {
  const who = sql<{ actor: string }>`select current_setting('app.actor', true) as actor`
  const inside = await inTransaction(db, actor, async tx => (await who.execute(tx)).rows[0]?.actor)
  expect(inside).toBe("o'hara")
  expect(await inSnapshot(db, actor, async read => (await who.execute(read)).rows[0]?.actor)).toBe("o'hara")
  expect((await who.execute(db)).rows[0]?.actor ?? '').toBe('')
})

test('an action that fails leaves nothing behind', async () => {
  const failing = inTransaction(db, actor, async tx => {
    await tx.insertInto('source').values(aSource).execute()
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await db.selectFrom('source').selectAll().execute()).toEqual([])
})

test('an action that clashes with other records is refused by the name of the rule', async () => {
  const twice = inTransaction(db, actor, tx =>
    sql`insert into carer (code) values ('C1'), ('C1')`.execute(tx),
  ).catch(error => error)
  expect(await twice).toMatchObject({
    kind: 'conflict',
    code: 'database.rule_broken',
    facts: { rule: 'carer_code_unique', table: 'carer' },
  })
  expect(databaseSentence(await twice)).toContain('(rule carer_code_unique)')
  const empty = inTransaction(db, actor, tx => sql`insert into carer (code) values (null)`.execute(tx))
  await expect(empty).rejects.toThrow('not-null constraint')
})

test('a snapshot refuses to write', async () => {
  const writing = inSnapshot(db, actor, read => read.insertInto('source').values(aSource).execute())
  await expect(writing).rejects.toThrow('read-only transaction')
})
