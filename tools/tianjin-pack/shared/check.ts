import type { Column, PackFile, PackRow } from '../../../kernel/pack-file.ts'
import type { Row } from './csv.ts'
import { groupBy } from './group.ts'

/** What is wrong with the rows by the declarations of the pack files; empty when all is well. */
export function faultsOf(files: readonly PackFile[], rows: ReadonlyMap<string, readonly Row[]>): string[] {
  const codes = new Map<string, Set<string>>()
  for (const file of files)
    codes.set(nameOf(file), new Set((rows.get(file.file) ?? []).map(row => String(row[file.key[0]!]))))
  return files.flatMap(file => {
    const found = rows.get(file.file)
    if (!found) return [`${file.file} is missing`]
    return [
      ...found.flatMap((row, index) =>
        rowFaults(file, row, codes).map(fault => `${file.file} row ${index + 1}: ${fault}`),
      ),
      ...repeatedKeys(file, found),
      ...overlaps(file, found),
    ]
  })
}

const nameOf = (file: PackFile) => file.file.replace(/\.csv$/, '')
const textOf = (row: Row, columns: readonly string[]) => columns.map(name => row[name] ?? '').join(' | ')

function rowFaults(file: PackFile, row: Row, codes: ReadonlyMap<string, Set<string>>): string[] {
  const names = new Set(file.columns.map(column => column.name))
  const strange = Object.keys(row).filter(name => !names.has(name))
  const wrong = file.columns.flatMap(column => {
    const value = row[column.name]
    if (value === null || value === undefined || value === '')
      return column.optional ? [] : [`${column.name} is empty`]
    return fits(column, value, codes) ? [] : [`${column.name} cannot be ${value}`]
  })
  const order =
    row.last && row.first && row.last < row.first ? [`last ${row.last} before first ${row.first}`] : []
  const own = file.checkRow?.(row as PackRow).map(fault => `${fault.column}: ${fault.allowed}`) ?? []
  return [...strange.map(name => `no column ${name}`), ...wrong, ...order, ...own]
}

function fits(
  column: Column,
  value: string | number | boolean,
  codes: ReadonlyMap<string, Set<string>>,
): boolean {
  switch (column.kind) {
    case 'text':
      return String(value).length <= column.maxLength && (column.pattern?.test(String(value)) ?? true)
    case 'integer':
      return Number.isInteger(value) && Number(value) >= column.min && Number(value) <= column.max
    case 'number':
    case 'yuan':
      return typeof value === 'number' && value >= column.min && value <= column.max
    case 'day':
      return (
        /^\d{4}-\d{2}-\d{2}$/.test(String(value)) && new Date(`${value}`).toISOString().startsWith(`${value}`)
      )
    case 'boolean':
      return typeof value === 'boolean'
    case 'json':
      return JSON.parse(String(value)) !== undefined
    case 'choice':
      return column.of.includes(String(value))
    case 'reference':
      return codes.get(column.to)?.has(String(value)) ?? false
  }
}

function repeatedKeys(file: PackFile, rows: readonly Row[]): string[] {
  const seen = new Set<string>()
  return rows.flatMap(row => {
    const key = textOf(row, file.key)
    if (seen.has(key)) return [`${file.file}: ${key} twice`]
    seen.add(key)
    return []
  })
}

/** Ranges of rows alike in the no-overlap columns, in order of their first day. */
function overlaps(file: PackFile, rows: readonly Row[]): string[] {
  if (!file.noOverlap) return []
  const groups = groupBy(rows, row => textOf(row, file.noOverlap!))
  return [...groups].flatMap(([key, group]) => {
    group.sort((a, b) => (String(a.first) < String(b.first) ? -1 : 1))
    return group.flatMap((row, index) => {
      const before = group[index - 1]
      return before && (before.last === null || String(before.last) >= String(row.first))
        ? [`${file.file}: ${key} overlaps on ${row.first}`]
        : []
    })
  })
}
