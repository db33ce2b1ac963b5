import type { PackRow } from '../../kernel/pack-file.ts'
import type { FaultList } from './fault.ts'
import { endsBeforeItBegins, type PackTable } from './read-table.ts'

/** A separator that no cell holds. */
const keyOf = (row: PackRow, columns: readonly string[]): string =>
  columns.map(column => row[column] ?? '').join('\u0000')

const shownKey = (row: PackRow, columns: readonly string[]): string =>
  columns.map(column => row[column] ?? '').join(' + ')

const isDated = (table: PackTable): boolean => table.file.columns.some(({ name }) => name === 'first')

/** What one row says by itself, and what rows of one file say of each other. */
export function checkRows(table: PackTable, faults: FaultList): void {
  checkRules(table, faults)
  checkKeys(table, faults)
  if (isDated(table)) checkRangeOrder(table, faults)
  if (table.file.noOverlap) checkOverlaps(table, table.file.noOverlap, faults)
}

function checkRules({ file, rows, rowNumbers, faulty }: PackTable, faults: FaultList): void {
  if (!file.checkRow) return
  rows.forEach((row, i) => {
    if (faulty.has(i)) return
    for (const { column, allowed, severity } of file.checkRow!(row))
      faults.add(
        'row_rule',
        { file: file.file, row: rowNumbers[i]!, column, value: row[column] },
        { allowed },
        severity,
      )
  })
}

function checkKeys({ file, rows, rowNumbers, faulty }: PackTable, faults: FaultList): void {
  if (file.key.length === 0) return
  const seen = new Map<string, number>()
  const alone = file.key.length === 1
  rows.forEach((row, i) => {
    // half-read rows would look alike; a single key that was read is still worth comparing
    if (alone ? row[file.key[0]!] === null : faulty.has(i)) return
    const key = keyOf(row, file.key)
    const other = seen.get(key)
    if (other === undefined) seen.set(key, rowNumbers[i]!)
    else
      faults.add(
        'key_twice',
        {
          file: file.file,
          row: rowNumbers[i]!,
          column: file.key.join(' + '),
          value: shownKey(row, file.key),
        },
        { columns: file.key.map(name => faults.headingOf(file.file, name)), other },
      )
  })
}

function checkRangeOrder({ file, rows, rowNumbers }: PackTable, faults: FaultList): void {
  rows.forEach((row, i) => {
    if (endsBeforeItBegins(row))
      faults.add(
        'range_order',
        { file: file.file, row: rowNumbers[i]!, column: 'first', value: row.first },
        { last: row.last },
      )
  })
}

/** One pass over the rows of a group in order of `first`: a row overlaps when it begins before all earlier ones ended. */
function checkOverlaps(table: PackTable, columns: readonly string[], faults: FaultList): void {
  const groups = new Map<string, number[]>()
  const days = (i: number) => table.rows[i] as { first: string; last: string | null }
  table.rows.forEach((row, i) => {
    if (table.faulty.has(i)) return
    const key = keyOf(row, columns)
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  })
  for (const group of groups.values()) {
    if (group.length === 1) continue
    const end = (i: number) => days(i).last ?? '9999'
    const order = (a: number, b: number) =>
      compare(days(a).first, days(b).first) || compare(end(a), end(b)) || a - b
    group.sort(order)
    let longest = group[0]!
    for (const i of group.slice(1)) {
      if (days(i).first <= end(longest)) {
        const other = table.rowNumbers[longest]
        faults.add(
          'range_overlap',
          { file: table.file.file, row: table.rowNumbers[i]!, column: 'first', value: days(i).first },
          {
            columns: columns.map(name => faults.headingOf(table.file.file, name)),
            other,
            first: days(longest).first,
            last: days(longest).last,
          },
        )
      }
      if (end(i) > end(longest)) longest = i
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
