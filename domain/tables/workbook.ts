import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { ExportKind, ExportValue, FilledTable } from '../../kernel/table.ts'
import { bilingual } from './words.ts'

const HEADINGS = 2
const HEADING: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } }
const FORMATS: Partial<Record<ExportKind, string>> = {
  integer: '0',
  number: '#,##0.######',
  share: '0.0%',
  yuan: '#,##0.00',
}

/** A workbook: one sheet per table, Chinese headings above English ones, both frozen, cells typed. */
export const workbookOf = (title: string, tables: readonly FilledTable[]): Promise<Uint8Array> =>
  writeXlsx({ properties: { title, creator: 'Tuoyu' }, sheets: tables.map(sheetOf) })

function sheetOf(table: FilledTable): WriteSheet {
  const { columns, rows } = table
  const cells = new Map<string, { value: CellValue; style: CellStyle }>()
  columns.forEach((column, at) => {
    cells.set(`0,${at}`, { value: column.zh, style: HEADING })
    cells.set(`1,${at}`, { value: column.en, style: HEADING })
  })
  return {
    // Both languages fit in the 31 characters that Excel allows a sheet's name.
    name: `${table.zh} ${table.en}`,
    columns: columns.map(column => ({
      width: column.kind === 'text' || column.kind === 'code' ? 18 : 13,
      ...(FORMATS[column.kind] ? { numFmt: FORMATS[column.kind]! } : {}),
    })),
    rows: [
      columns.map(column => column.zh),
      columns.map(column => column.en),
      ...rows.map(row => row.map((value, at) => cellOf(columns[at]!.kind, value))),
    ],
    cells,
    freezePane: { rows: HEADINGS },
  }
}

/** Texts are stored as shared strings, never as formulas, so one that begins with `=` stays the text it is. */
const cellOf = (kind: ExportKind, value: ExportValue): CellValue =>
  kind === 'code' && typeof value === 'string' ? bilingual(value) : value
