import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { storedColumns } from './pack.queries.ts'
import { PACK_FILES } from './pack-files.ts'
import { packFormatPage } from './pack-format.ts'

test('the page about city packs says what the declarations say', () => {
  const page = readFileSync(new URL('../../docs/city-pack.md', import.meta.url), 'utf8')
  expect(page, 'print it again: npx tsx domain/packs/print-format.ts > docs/city-pack.md').toBe(
    packFormatPage(),
  )
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

test('every column of a pack table is filled by a column of its file', () => {
  const stored = PACK_FILES.map(file =>
    storedColumns(file).filter(column => column.table || column.sent === 'first'),
  )
  expect(stored.every(columns => columns.length > 0)).toBe(true)
})
