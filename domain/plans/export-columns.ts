import type { ExportColumn, ExportKind, ExportValue } from './export-tables.ts'

/** One column; `column('places', '托位', 'Places', 'integer', row => row.places)`. */
export const column = <Row>(
  key: string,
  zh: string,
  en: string,
  kind: ExportKind,
  value: (row: Row) => ExportValue,
): ExportColumn<Row> => ({ key, zh, en, kind, value })

/** The column that no exported table lacks. */
export const markColumn = <Row extends { mark: string | null }>() =>
  column<Row>('mark', '标记', 'Mark', 'text', row => row.mark)

/** Whole fen as yuan. */
export const yuan = (fen: number): number => fen / 100
