import type { PackFile, PackRow } from '../../kernel/pack-file.ts'
import { type CellValue, cellReader, isCellFault } from './cell.ts'
import { otherDelimiter } from './delimiters.ts'
import type { FaultList } from './fault.ts'
import { type Layout, matchHeadings } from './headings.ts'
import { readCsv } from './read-csv.ts'

/** The rows of one file. A cell at fault is null, and its row is in `faulty`. */
export type PackTable = {
  readonly file: PackFile
  readonly rows: readonly PackRow[]
  /** Of each row, its number as a spreadsheet shows it. */
  readonly rowNumbers: readonly number[]
  /** Indices of rows in which something could not be read, or whose last day is before their first. */
  readonly faulty: ReadonlySet<number>
  /** Whether all rows are here with their keys; where not, a code that is missing may stand in the part not read. */
  readonly complete: boolean
  /** Columns that the heading names, each with its heading in the file. */
  readonly columns: ReadonlyMap<string, string>
}

/** An empty table in place of one that is absent or cannot be read. */
export const noTable = (file: PackFile): PackTable => ({
  file,
  rows: [],
  rowNumbers: [],
  faulty: new Set(),
  complete: false,
  columns: new Map(),
})

const isBlank = (record: readonly string[]): boolean => record.every(cell => cell.trim() === '')

/** Reads the text of a file into rows by column name, and notes every cell that its column does not allow. */
export function readTable(file: PackFile, text: string, faults: FaultList): PackTable {
  const { records, complete } = readCsv(file.file, text, faults)
  const [headings] = records
  if (!headings || isBlank(headings)) {
    if (complete) faults.add('file_empty', { file: file.file })
    return noTable(file)
  }
  const found = otherDelimiter(headings)
  if (found) {
    faults.add('delimiter_other', { file: file.file, row: 1 }, { found })
    return noTable(file)
  }
  const layout = matchHeadings(file, headings, faults)
  const known = new Map(layout.map(({ column, heading }) => [column.name, heading]))
  const keyed = file.key.every(name => known.has(name))
  const wholeHeading = file.columns.every(
    column => (column.optional && !column.mustStand) || known.has(column.name),
  )
  const readRow = rowReader(file, layout, headings.length, faults)
  const rows: PackRow[] = []
  const rowNumbers: number[] = []
  const faulty = new Set<number>()
  for (let i = 1; i < records.length; i++) {
    if (isBlank(records[i]!)) continue
    const { row, sound } = readRow(records[i]!, i + 1)
    if (!sound || !wholeHeading || endsBeforeItBegins(row)) faulty.add(rows.length)
    rows.push(row)
    rowNumbers.push(i + 1)
  }
  return { file, rows, rowNumbers, faulty, complete: complete && keyed, columns: known }
}

/** A range of no day: a fault of its own, from which nothing follows for other rows. */
export const endsBeforeItBegins = ({ first, last }: PackRow): boolean =>
  typeof first === 'string' && typeof last === 'string' && first > last

type RowReader = (record: readonly string[], rowNumber: number) => { row: PackRow; sound: boolean }

function rowReader(file: PackFile, layout: Layout, width: number, faults: FaultList): RowReader {
  const readers = layout.map(({ column, at }) => ({ name: column.name, at, read: cellReader(column) }))
  // every row has every column in one order, which keeps rows small in memory
  const blank = Object.fromEntries(file.columns.map(({ name }) => [name, null]))
  return (record, rowNumber) => {
    const row: Record<string, CellValue> = { ...blank }
    let sound = record.length >= width && isBlank(record.slice(width))
    if (!sound)
      faults.add('row_length', { file: file.file, row: rowNumber }, { expected: width, found: record.length })
    for (const { name, at, read } of readers) {
      const raw = record[at]
      if (raw === undefined) continue
      const cell = read(raw)
      if (isCellFault(cell)) {
        faults.add(cell.kind, { file: file.file, row: rowNumber, column: name, value: raw }, cell.facts)
        sound = false
      } else row[name] = cell
    }
    return { row, sound }
  }
}
