import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aDatabase } from '../../tests/database.ts'
import { storedColumns } from './pack.queries.ts'
import { PACK_FILES } from './pack-files.ts'
import { packFormatPage } from './pack-format.ts'

test('the page about city packs says what the declarations say', async () => {
  await expect(packFormatPage()).toMatchFileSnapshot('../../docs/city-pack.md')
})

test('no two columns of a file share a heading, and references point to files that load before', () => {
  const loaded = new Set<string>()
  for (const { file, columns, key, noOverlap } of PACK_FILES) {
    const headings = columns.flatMap(column => [column.name, column.zh])
    expect(new Set(headings).size, file).toBe(headings.length)
    const names = columns.map(column => column.name)
    for (const name of [...key, ...(noOverlap ?? [])]) expect(names, file).toContain(name)
    for (const column of columns)
      if (column.kind === 'reference') expect(loaded, `${file} ${column.name}`).toContain(`${column.to}.csv`)
    loaded.add(file)
  }
})

const { db } = await aDatabase()

test('the declared columns fill every column of their tables, and no others', async () => {
  const { rows } = await sql<{ tableName: string; columnName: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and column_name not in ('id', 'created_at')`.execute(db)
  for (const file of PACK_FILES) {
    const stored = storedColumns(file)
    const filled = stored
      .flatMap(column => column.table ?? [])
      .concat(stored.some(c => !c.table) ? 'valid' : [])
    const columns = rows.filter(row => row.tableName === file.table).map(row => row.columnName)
    expect(filled.toSorted(), file.file).toEqual(columns.toSorted())
  }
})
