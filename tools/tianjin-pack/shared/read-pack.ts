import { join } from 'node:path'
import type { Column, PackFile } from '../../../kernel/pack-file.ts'
import { type Cell, type Row, readCsv } from './csv.ts'

/** The rows of a shipped pack with numbers and booleans in place of their text, by file name. */
export const readPack = (folder: string, files: readonly PackFile[]): Map<string, Row[]> =>
  new Map(
    files.map(({ file, columns }) => [
      file,
      readCsv(join(folder, file)).map(row =>
        Object.fromEntries(columns.map(column => [column.name, cellOf(column, row[column.name] ?? '')])),
      ),
    ]),
  )

function cellOf({ kind }: Column, text: string): Cell {
  if (text === '') return null
  if (kind === 'integer' || kind === 'number' || kind === 'yuan') return Number(text)
  return kind === 'boolean' ? text === 'true' : text
}
