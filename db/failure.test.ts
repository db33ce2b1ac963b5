import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { aDatabase } from '../tests/database.ts'
import { checkServer, openDatabase } from './connect.ts'
import { asRefusal, violatedConstraint } from './failure.ts'
import { databaseSentence } from './refusals.ts'

const { db, databaseUrl } = await aDatabase()

async function refusalOf(url: string): Promise<Refusal> {
  const options = {
    databaseUrl: url,
    dataFolder: join(tmpdir(), 'never-made'),
    role: 'server',
    city: 'tianjin',
  } as const
  const error = await openDatabase(options).catch(refusal => refusal)
  expect(error).toBeInstanceOf(Refusal)
  return error
}

test('a database that cannot be had is refused by its reason, in a sentence without the password', async () => {
  const cases = [
    ['mysql://localhost/tuoyu', 'database.url_invalid'],
    ['postgres://planner:secret@127.0.0.1:1/tuoyu', 'database.unreachable'],
    ['postgres://planner:secret@no-such-host.invalid/tuoyu', 'database.unreachable'],
    [databaseUrl.replace(/\/tuoyu_test_\w+/, '/no_such_database'), 'database.absent'],
  ] as const
  for (const [url, code] of cases) {
    const refusal = await refusalOf(url)
    expect(refusal).toMatchObject({ kind: 'unavailable', code })
    expect(databaseSentence(refusal)).toMatch(/^[A-Z].*\.$/s)
    expect(databaseSentence(refusal)).not.toMatch(/secret|undefined/)
  }
})

test('a server that is too old, not in UTF-8 or only a copy is refused', async () => {
  const good = { major: 15, version: '15.0', encoding: 'UTF8', standby: false }
  const check = (answer: Partial<typeof good>) => {
    const query = async () => ({ rows: [{ ...good, ...answer }] })
    return checkServer({ host: 'db.example', port: 5432, query } as unknown as pg.Client).catch(
      databaseSentence,
    )
  }
  expect(await check({})).toBeUndefined()
  expect(await check({ major: 14, version: '14.9' })).toBe(
    'The database at db.example:5432 is PostgreSQL 14.9, expected 15 or newer.',
  )
  expect(await check({ encoding: 'SQL_ASCII' })).toContain('SQL_ASCII, expected UTF8')
  expect(await check({ standby: true })).toContain('only answers reads')
})

test('a full disk, a missing right and a login are told apart by what PostgreSQL says', () => {
  const client = new pg.Client({ host: 'db.example', port: 5432, user: 'planner', database: 'city' })
  const codeOf = (code: string) =>
    (asRefusal(Object.assign(new Error('no'), { code }), client) as Refusal).code
  expect(codeOf('53100')).toBe('database.disk_full')
  const full = asRefusal(Object.assign(new Error('no'), { code: '53100' }), client) as Refusal
  expect(databaseSentence(full)).toMatch(/^The disk that holds the database at db.example:5432 is full/)
  expect(codeOf('42501')).toBe('database.privilege_missing')
  expect(codeOf('28P01')).toBe('database.login_refused')
  const defect = new Error('a defect stays one')
  expect(asRefusal(defect, client)).toBe(defect)
})

test('a broken rule is known by its name, on one machine and on many', async () => {
  const unnamed = sql`insert into carer (code) values (null)`.execute(db)
  expect(violatedConstraint(await unnamed.catch(error => error))).toBeUndefined()
  const twice = sql`insert into carer (code) values ('C1'), ('C1')`.execute(db)
  expect(violatedConstraint(await twice.catch(error => error))).toBe('carer_code_unique')
  expect(violatedConstraint({ constraint: 'carer_code_unique_102008' })).toBe('carer_code_unique')
})

test('a connection lost under a statement is a refusal, and the next statement has a new one', async () => {
  const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`
  const broken = db.connection().execute(async one => {
    const { rows } = await pid.execute(one)
    const waiting = sql`select pg_sleep(60)`.execute(one)
    const ended = sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(db)
    return Promise.all([waiting, ended])
  })
  await expect(broken).rejects.toMatchObject({ kind: 'unavailable', code: 'database.lost' })
  expect((await pid.execute(db)).rows).toHaveLength(1)
})

test('a server that goes away under a statement was lost, one that cannot be reached was not there', () => {
  const client = new pg.Client({ host: 'db.example', port: 5432 })
  const codeOf = (code: string, whileOpen: boolean) =>
    (asRefusal(Object.assign(new Error('no'), { code }), client, whileOpen) as Refusal).code
  expect(codeOf('ECONNRESET', false)).toBe('database.unreachable')
  expect(codeOf('ECONNRESET', true)).toBe('database.lost')
  expect(codeOf('EPIPE', true)).toBe('database.lost')
})
