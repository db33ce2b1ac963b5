import { stringify } from 'csv-stringify/sync'
import type { ExportValue, FilledTable } from '../../kernel/table.ts'

/** One table as CSV: UTF-8 with a byte-order mark for Excel, lines ended by CRLF (RFC 4180). */
export const tableCsv = (table: FilledTable): string =>
  stringify([table.columns.map(column => column.key), ...table.rows.map(row => row.map(csvCell))], {
    bom: true,
    record_delimiter: 'windows',
  })

/** Excel runs a text that begins like a formula when it opens a CSV; an apostrophe before it keeps it a text. */
function csvCell(value: ExportValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
