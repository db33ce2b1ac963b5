import { readFileSync } from 'node:fs'

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

/** Reads a CSV file (RFC 4180) with a heading line into rows by column name; all cells stay text. */
export function readCsv(path: string): Record<string, string>[] {
  const [heading, ...lines] = parseCsv(readFileSync(path, 'utf8'))
  return lines.map(cells => Object.fromEntries(heading!.map((name, index) => [name, cells[index] ?? ''])))
}

/** The cells of a CSV text, line by line; empty lines are left out. Cells of our files never hold a line break. */
export const parseCsv = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(line => line !== '')
    .map(line => [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(cellOf))

const cellOf = (match: RegExpMatchArray) => match[1]?.replaceAll('""', '"') ?? match[2] ?? ''

/** A CSV text with the given columns, `\n` at line ends; null is an empty cell. */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map(row => columns.map(name => quoted(row[name])).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

function quoted(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  const text = String(cell)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
