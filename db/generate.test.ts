import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aDatabase } from '../tests/database.ts'
import { generatedTexts } from './generate.ts'

const { connection } = await aDatabase()

test('schema.sql and the types of the tables follow from the migrations: npm run db:generate', async () => {
  const { schema, tables } = await generatedTexts(connection)
  expect(schema).toBe(readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8'))
  expect(tables).toBe(readFileSync(join(import.meta.dirname, 'generated', 'tables.ts'), 'utf8'))
})
