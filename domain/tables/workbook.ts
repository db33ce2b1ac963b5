import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { ExportKind, ExportValue, FilledTable } from '../../kernel/table.ts'
import { bilingual } from './words.ts'

const HEADING: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } }
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }
/** Height of a line, in points. */
const LINE = 16
const FORMATS: Partial<Record<ExportKind, string>> = {
  integer: '0',
  share: '0.0%',
  yuan: '#,##0.00',
  // Excel says TRUE and FALSE of itself; other programs would show 1 and 0.
  boolean: '"TRUE";"TRUE";"FALSE"',
}
/** A format with optional decimals alone would leave a bare point behind whole numbers (`18.`). */
const NUMBERS = { whole: '#,##0', broken: '#,##0.00####', tenth: '#,##0.0' }
/** What a unit says of a number, where units differ from row to row. */
const UNIT_KINDS: Readonly<Record<string, ExportKind>> = {
  share: 'share',
  'share/year': 'share',
  children: 'expected',
  child_years: 'expected',
  year: 'integer',
}
const WIDEST = 60
/** Rows looked at for the width of a column; later ones are like them. */
const LOOKED_AT = 300

/**
 * A workbook: one sheet per table. One row of headings, Chinese and English in one cell, frozen, with a filter on
 * every column, so that filters and pivots find it; cells typed, columns as wide as what stands in them, longer texts wrapped. Printed
 * across, the headings on every page.
 */
export const workbookOf = (title: string, tables: readonly FilledTable[]): Promise<Uint8Array> =>
  writeXlsx({ properties: { title, creator: 'Tuoyu' }, sheets: tables.map(sheetOf) })

function sheetOf(table: FilledTable): WriteSheet {
  const { columns } = table
  const headings = columns.map(column => `${column.zh}\n${column.en}`)
  const rows = table.rows.map(row => row.map((value, at) => cellOf(columns[at]!.kind, value)))
  const unitAt = columns.map(({ unit }) => columns.findIndex(({ key }) => key === unit))
  return {
    // Both languages fit in the 31 characters that Excel allows a sheet's name.
    name: `${table.zh} ${table.en}`,
    columns: columns.map(({ kind, zh, en }, at) => {
      const cells = rows.map(row => row[at])
      const numFmt = formatOf(kind, cells)
      return {
        width: widthOf([...zh.split('\n'), ...en.split('\n'), ...cells.slice(0, LOOKED_AT)]),
        style: { alignment: { vertical: 'top' }, ...(numFmt ? { numFmt } : {}) },
      }
    }),
    rows: [headings, ...rows],
    cells: new Map([
      ...headings.map((value, at) => [`0,${at}`, { value, style: HEADING }] as const),
      ...rows.flatMap((row, i) =>
        row.flatMap((value, at) => {
          const style = ownStyle(value, table.rows[i]![unitAt[at]!])
          return style ? [[`${i + 1},${at}`, { value, style }] as const] : []
        }),
      ),
    ]),
    rowDefs: new Map([
      [0, { height: LINE * 2 }],
      ...rows.flatMap((row, i) => {
        const lines = Math.ceil(Math.max(0, ...row.filter(isLong).map(lengthOf)) / WIDEST)
        return lines > 1 ? [[i + 1, { height: LINE * lines }] as const] : []
      }),
    ]),
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` },
  }
}

function formatOf(kind: ExportKind, cells: readonly unknown[]): string | undefined {
  if (kind !== 'number' && kind !== 'expected') return FORMATS[kind]
  if (cells.every(isWhole)) return NUMBERS.whole
  return kind === 'number' ? NUMBERS.broken : NUMBERS.tenth
}

/** Sums in floating point count as whole where they are to six decimals. */
const isWhole = (cell: unknown): boolean =>
  typeof cell !== 'number' || Number.isInteger(Number(cell.toFixed(6)))

/** Of a long text, and of a number whose unit is its row's own. */
function ownStyle(value: CellValue, unit: ExportValue | undefined): CellStyle | undefined {
  if (isLong(value)) return WRAPPED
  if (unit === undefined || typeof value !== 'number') return undefined
  const kind = UNIT_KINDS[String(unit)] ?? 'number'
  const numFmt = kind === 'share' ? finePercent(value) : formatOf(kind, [value])
  return { alignment: { vertical: 'top' }, ...(numFmt ? { numFmt } : {}) }
}

/** Three digits that count: a gap may be thousandths of a percent. */
function finePercent(value: number): string {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value) * 100))
  return `0.${'0'.repeat(Math.min(8, Math.max(1, 2 - size)))}%`
}

/** Texts are stored as shared strings, never as formulas, so one that begins with `=` stays the text it is. */
const cellOf = (kind: ExportKind, value: ExportValue): CellValue =>
  typeof value === 'string' && (kind === 'code' || kind === 'rule' || kind === 'record' || kind === 'unit')
    ? bilingual(value, kind)
    : value

/** In characters of the usual font, a Chinese one as two, with room for the filter's button. */
function widthOf(cells: readonly unknown[]): number {
  const longest = cells.reduce<number>((most, cell) => Math.max(most, lengthOf(cell)), 6)
  return Math.min(WIDEST, longest + 3)
}

const AS_SHOWN = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const lengthOf = (cell: unknown): number => {
  if (typeof cell === 'number') return AS_SHOWN.format(cell).length
  return String(cell ?? '').replaceAll(/[⺀-￿]/g, '··').length
}

/** Too long for a column; a text of half the characters cannot be. */
const isLong = (cell: unknown): boolean =>
  typeof cell === 'string' && cell.length > WIDEST / 2 && lengthOf(cell) > WIDEST

/** `A` for 0, `AA` for 26. */
const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
