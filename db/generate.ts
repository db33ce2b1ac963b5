/** `npm run db:generate`: migrates an empty city in a passing database and writes down what came out. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readCatalog } from './catalog.ts'
import { inCity, prepareDatabase } from './connect.ts'
import { joinEmbedded } from './embedded/index.ts'
import { schemaText } from './schema-dump.ts'
import { tableTypesText } from './table-types.ts'

const CITY = 'city_of_the_dump'

/** The two texts that follow from the migrations: `schema.sql` and `generated/tables.ts`. */
export async function generatedTexts(
  connection: pg.ClientConfig,
): Promise<{ schema: string; tables: string }> {
  await prepareDatabase(connection, CITY)
  const client = new pg.Client(inCity(connection, CITY))
  await client.connect()
  try {
    const catalog = await readCatalog(client)
    return { schema: schemaText(catalog, CITY), tables: tableTypesText(catalog) }
  } finally {
    await client.end()
  }
}

/** Writes both texts to their files. */
export async function generate(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tuoyu-generate-'))
  const embedded = await joinEmbedded({ dataFolder: folder, role: 'command', settings: { fsync: 'off' } })
  try {
    const { schema, tables } = await generatedTexts(embedded.connection())
    mkdirSync(join(import.meta.dirname, 'generated'), { recursive: true })
    writeFileSync(join(import.meta.dirname, 'schema.sql'), schema)
    writeFileSync(join(import.meta.dirname, 'generated', 'tables.ts'), tables)
  } finally {
    await embedded.leave()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) await generate()
