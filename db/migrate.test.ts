import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { aDatabase } from '../tests/database.ts'
import { prepareCity } from './city.ts'
import { inCity, prepareDatabase } from './connect.ts'
import { migrate } from './migrate.ts'

const { connection } = await aDatabase()
const root = mkdtempSync(join(tmpdir(), 'tuoyu-migrations-'))
afterAll(() => rmSync(root, { recursive: true }))

let city = ''
let folders = { migrations: '', views: '' }
let clients: pg.Client[] = []
let cities = 0

/** Each test has a city and files of its own. */
beforeEach(() => {
  city = `city_${++cities}`
  folders = { migrations: mkdtempSync(join(root, 'migrations-')), views: mkdtempSync(join(root, 'views-')) }
  write(
    '0001-children.sql',
    `create table child (id bigint, name text, constraint child_pk primary key (id));`,
  )
})
afterEach(async () => {
  await Promise.all(clients.map(client => client.end()))
  clients = []
})

const write = (name: string, sql: string) => writeFileSync(join(folders.migrations, name), sql)
const writeView = (name: string, sql: string) => writeFileSync(join(folders.views, name), sql)

async function aStarter(): Promise<pg.Client> {
  const client = new pg.Client(inCity(connection, city))
  clients.push(client)
  await client.connect()
  return client
}

async function start(client: pg.Client): Promise<string[]> {
  const applied: string[] = []
  await prepareCity(client, city)
  await migrate(client, city, sentence => applied.push(sentence), folders)
  return applied
}

const refused = (code: string) => expect.objectContaining({ constructor: Refusal, kind: 'unavailable', code })

test('of twelve starters that race, each migration is applied by one and seen by all', async () => {
  write(
    '0002-groups.sql',
    'create table care_group (id bigint, constraint care_group_pk primary key (id)); -- end',
  )
  write('0003-first.sql', "insert into child values (1, 'a; b'); insert into child values (2, $$c; d$$);")
  writeView('grown.sql', 'create view grown with (security_invoker = true) as select id from child;')
  const starters = await Promise.all(Array.from({ length: 12 }, aStarter))
  const applied = await Promise.all(starters.map(start))
  expect(applied.flat().sort()).toEqual([
    `Applied 0001-children.sql to ${city}`,
    `Applied 0002-groups.sql to ${city}`,
    `Applied 0003-first.sql to ${city}`,
  ])
  for (const starter of starters) {
    const { rows } = await starter.query('select name from child join grown using (id) order by id')
    expect(rows).toEqual([{ name: 'a; b' }, { name: 'c; d' }])
  }
})

test('a migration that fails leaves nothing of itself, and the next start tries again', async () => {
  const client = await aStarter()
  write('0002-broken.sql', 'create table half (id bigint); select * from nowhere;')
  await expect(start(client)).rejects.toThrow('"nowhere" does not exist')
  const { rows } = await client.query(
    `select to_regclass('half') as half, max(version)::int as version from migration`,
  )
  expect(rows).toEqual([{ half: null, version: 1 }])
  write('0002-broken.sql', 'create table whole (id bigint);')
  expect(await start(client)).toEqual([`Applied 0002-broken.sql to ${city}`])
})

test('a migration changed after it was applied is refused by name', async () => {
  const client = await aStarter()
  await start(client)
  write('0001-children.sql', 'create table child (id bigint, age integer);')
  await expect(start(client)).rejects.toEqual(refused('database.migration_changed'))
})

test('line ends of another platform do not change a migration', async () => {
  const client = await aStarter()
  write('0002-lines.sql', 'create table line (\n  id bigint\n);\n')
  await start(client)
  write('0002-lines.sql', 'create table line (\r\n  id bigint\r\n);\r\n')
  expect(await start(client)).toEqual([])
})

test('a city migrated by a newer Tuoyu is refused', async () => {
  const client = await aStarter()
  await start(client)
  await client.query(`insert into migration (version, name, sha256) values (2, '0002-future.sql', '')`)
  await expect(start(client)).rejects.toEqual(refused('database.newer'))
})

test('a number left out or given twice is named', async () => {
  const client = await aStarter()
  write('0003-gap.sql', 'select 1')
  await expect(start(client)).rejects.toThrow('migration 0003-gap.sql: expected the number 0002')
})

test('views follow their text, and never keep a migration from changing a column', async () => {
  const client = await aStarter()
  writeView('a-name.sql', 'create view a_name as select name from child;')
  writeView('b-name.sql', 'create view b_name as select name from a_name;')
  await start(client)
  writeView('b-name.sql', 'create view b_name as select upper(name) as name from a_name;')
  write('0002-names.sql', 'alter table child alter column name type varchar(20);')
  await start(client)
  await client.query(`insert into child values (1, 'a')`)
  expect((await client.query('select name from b_name')).rows).toEqual([{ name: 'A' }])
})

test('two cities on one server do not see each other', async () => {
  await start(await aStarter())
  city = `${city}_b`
  expect(await start(await aStarter())).toEqual([`Applied 0001-children.sql to ${city}`])
})

test('a name that would need quotes cannot name a city', async () => {
  for (const name of ['', 'Tianjin', '天津', 'a b', 'pg_city', 'public', `a${'b'.repeat(41)}`])
    await expect(prepareDatabase(connection, name)).rejects.toEqual(refused('database.city_name_invalid'))
})
