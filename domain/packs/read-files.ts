import { stat } from 'node:fs/promises'
import type { PackFile, PackRow } from '../../kernel/pack-file.ts'
import { checkReferences, type PackTables } from './check-references.ts'
import { checkRows } from './check-rows.ts'
import type { Encoding } from './decode.ts'
import { type Fault, FaultList, type UnlistedFaults } from './fault.ts'
import { readText } from './read-pack.ts'
import { noTable, readTable } from './read-table.ts'

/** The rows of single CSV files, and all that is wrong with them. */
export type FilesRead = {
  /** By file, in the order given; fit for use when `errors` is 0. */
  readonly rows: readonly (readonly PackRow[])[]
  /** By file: the columns that its heading names, each with its heading in the file. */
  readonly columns: readonly ReadonlyMap<string, string>[]
  readonly errors: number
  readonly warnings: number
  readonly faults: readonly Fault[]
  readonly unlisted: readonly UnlistedFaults[]
}

/**
 * Reads CSV files that are no pack, each named by its path in `file`, with the care a pack is read with: encodings, headings,
 * cells, keys, references (`to` is the path of another of the files). A file may not be empty unless it is optional.
 */
export async function readFiles(files: readonly PackFile[]): Promise<FilesRead> {
  const faults = new FaultList()
  const reading = { directory: '.', faults, encodings: new Map<string, Encoding>() }
  const tables = []
  for (const file of files) {
    const there = await isThere(file.file)
    if (!there) faults.add('file_unreadable', { file: file.file }, { reason: 'ENOENT' })
    const text = there ? await readText(reading, file.file) : undefined
    const table = text === undefined ? noTable(file) : readTable(file, text, faults)
    checkRows(table, faults)
    if (table.complete && table.rows.length === 0 && !file.optional)
      faults.add('city_without_rows', { file: file.file })
    tables.push(table)
  }
  const byPath: PackTables = new Map(tables.map(table => [table.file.file, table]))
  checkReferences(byPath, faults)
  return {
    rows: tables.map(table => table.rows),
    columns: tables.map(table => table.columns),
    errors: faults.errors,
    warnings: faults.warnings,
    faults: faults.listed(files.map(({ file }) => file)),
    unlisted: faults.unlisted(),
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
