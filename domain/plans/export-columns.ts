import { column } from '../../kernel/table.ts'

/** The column that no exported table lacks. */
export const markColumn = <Row extends { mark: string | null }>() =>
  column<Row>('mark', '标记', 'Mark', 'text', row => row.mark)

/** Whole fen as yuan. */
export const yuan = (fen: number): number => fen / 100
