/** The habits of the schema, checked on the migrated database: house style, and what keeps a city movable between machines. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalog, type Relation, readCatalog } from '../db/catalog.ts'
import { inCity } from '../db/connect.ts'
import { aDatabase } from './database.ts'

const { connection, city } = await aDatabase()
const client = new pg.Client(inCity(connection, city))
let catalog: Catalog
let tables: Relation[]

beforeAll(async () => {
  await client.connect()
  catalog = await readCatalog(client)
  tables = catalog.relations.filter(({ kind }) => kind === 'r' || kind === 'p')
})
afterAll(() => client.end())

/** Singular nouns that end in s. */
const SINGULAR = /(ss|us|is|address|status)$/
const SHARED_TABLES: readonly string[] = []

test('every table has a key of bigint or uuid', () => {
  const broken = tables.flatMap(({ name, constraints, columns }) => {
    const key = constraints.find(({ kind }) => kind === 'p')
    if (!key) return `${name} has no primary key`
    const typeOf = (column: string) => columns.find(one => one.name === column)?.type
    return key.columns
      .filter(column => !['bigint', 'uuid'].includes(typeOf(column) ?? ''))
      .map(column => `${name}.${column} is ${typeOf(column)}, expected bigint or uuid`)
  })
  expect(broken).toEqual([])
})

test('tables are named in the singular', () => {
  const broken = tables.map(({ name }) => name).filter(name => name.endsWith('s') && !SINGULAR.test(name))
  expect(broken).toEqual([])
})

test('every name fits into 50 bytes, so that a shard number still can follow', () => {
  const names = catalog.relations.flatMap(({ name, columns, constraints, indexes, triggers }) => [
    name,
    ...[...columns, ...constraints].map(part => `${name}.${part.name}`),
    ...[...indexes, ...triggers].map(text => `${name}.${/(?:INDEX|TRIGGER) (\S+)/.exec(text)?.[1]}`),
  ])
  expect(names.filter(name => Buffer.byteLength(name.split('.').at(-1)!) > 50)).toEqual([])
})

test('every constraint was given its name: the table, then the rule', () => {
  /** what PostgreSQL calls a constraint that nobody named */
  const anonymous = /_(pkey|key\d*|fkey\d*|check\d*|excl\d*)$/
  const broken = tables.flatMap(({ name: table, constraints }) =>
    constraints
      .filter(({ name }) => anonymous.test(name) || !name.startsWith(`${table}_`))
      .map(({ name }) => name),
  )
  expect(broken).toEqual([])
})

test('every row knows when it was written', () => {
  const broken = tables.filter(
    ({ columns }) =>
      !columns.some(
        ({ name, type, notNull }) => name === 'created_at' && type === 'timestamp with time zone' && notNull,
      ),
  )
  expect(broken.map(({ name }) => name)).toEqual([])
})

test('instants carry a time zone, days are dates, validity is a range of days', () => {
  const broken = tables.flatMap(({ name: table, columns }) =>
    columns.flatMap(({ name, type }) => {
      const expected = name.endsWith('_at')
        ? 'timestamp with time zone'
        : name.endsWith('_on')
          ? 'date'
          : name === 'valid'
            ? 'daterange'
            : undefined
      if (expected && type !== expected) return `${table}.${name} is ${type}, expected ${expected}`
      if (/without time zone|money|character|\bjson$|range$/.test(type) && type !== 'daterange')
        return `${table}.${name} is ${type}`
      return []
    }),
  )
  expect(broken).toEqual([])
})

test('nothing is unlogged, inherited or materialized', () => {
  const broken = catalog.relations.filter(
    ({ persistence, inherits, kind }) => persistence !== 'p' || inherits || kind === 'm',
  )
  expect(broken.map(({ name }) => name)).toEqual([])
})

test('foreign keys stay inside the city', () => {
  const broken = tables.flatMap(({ constraints }) =>
    constraints.filter(
      ({ kind, referencedSchema, referencedTable }) =>
        kind === 'f' && referencedSchema !== city && !SHARED_TABLES.includes(referencedTable ?? ''),
    ),
  )
  expect(broken.map(({ name }) => name)).toEqual([])
})

test("views see with their reader's eyes", () => {
  const broken = catalog.relations.filter(
    ({ kind, options }) =>
      kind === 'v' && !options.some(option => /^security_invoker=(true|on|1)$/.test(option)),
  )
  expect(broken.map(({ name }) => name)).toEqual([])
})

test('triggers work row by row, without transition tables', () => {
  const triggers = tables.flatMap(table => table.triggers)
  expect(triggers.filter(text => !text.includes('FOR EACH ROW') || text.includes('REFERENCING'))).toEqual([])
})

test('functions fix their search path and notify nobody', () => {
  const broken = catalog.functions.filter(
    text => !/SET search_path/i.test(text) || /pg_notify|\bnotify\b/i.test(text),
  )
  expect(broken.map(text => text.split('\n')[0])).toEqual([])
})

test('policies ask for the actor in the one way that works on every machine', () => {
  const policies = tables.flatMap(table => table.policies)
  const broken = policies.filter(
    text => /current_setting\('[^']+'(::text)?\)/.test(text) || /\(SELECT|IS (NOT )?NULL/i.test(text),
  )
  expect(broken).toEqual([])
})
