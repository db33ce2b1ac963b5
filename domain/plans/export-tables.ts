/**
 * The tables of an exported plan: each a sheet of the workbook and a CSV file, with the same columns and rows.
 * Money is shown in yuan. Every row has a `mark`. Codes are written as such in CSV, with their Chinese in the workbook.
 */

import { leftOutTable, programmeTable } from './export-site-tables.ts'
import { indicatorTable, inputTable, summaryTable } from './export-summary-tables.ts'
import { carerTable, costTable, limitTable, useTable } from './export-yearly-tables.ts'
import type { PlanResult } from './plan-result.ts'

/** How a column is typed and shown: `code` has a Chinese word, `share` is 0–1 shown as percent. */
export type ExportKind = 'text' | 'code' | 'integer' | 'number' | 'share' | 'yuan' | 'boolean'
export type ExportValue = string | number | boolean | null

export type ExportColumn<Row> = {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly kind: ExportKind
  readonly value: (row: Row) => ExportValue
}

export type ExportTable<Row = unknown> = {
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly columns: readonly ExportColumn<Row>[]
  readonly rows: (result: PlanResult) => readonly Row[]
}

/** A table whose rows have been read out, so that writers need not know their type. */
export type FilledTable = {
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly columns: readonly Omit<ExportColumn<never>, 'value'>[]
  readonly rows: readonly (readonly ExportValue[])[]
}

const fill = <Row>(table: ExportTable<Row>, result: PlanResult): FilledTable => ({
  ...table,
  rows: table.rows(result).map(row => table.columns.map(column => column.value(row))),
})

/** All tables of the plan in the order of the workbook. */
export const planTables = (result: PlanResult): FilledTable[] => [
  fill(summaryTable, result),
  fill(indicatorTable, result),
  fill(programmeTable, result),
  fill(leftOutTable, result),
  fill(costTable, result),
  fill(carerTable, result),
  fill(limitTable, result),
  fill(useTable, result),
  fill(inputTable, result),
]
