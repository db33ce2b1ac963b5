/**
 * The tables of an exported plan: each a sheet of the workbook and a CSV file, with the same columns and rows.
 * Money is shown in yuan. Every row has a `mark`. Codes are written as such in CSV, with their Chinese in the workbook.
 */

import { type ExportColumn, type FilledTable, fillTable } from '../../kernel/table.ts'
import { bridgeTable, coveredTable, standingTable } from './export-bridge-tables.ts'
import { leftOutTable, programmeTable } from './export-site-tables.ts'
import { indicatorTable, inputTable, summaryTable } from './export-summary-tables.ts'
import { carerTable, costTable, limitTable, useTable } from './export-yearly-tables.ts'
import type { PlanResult } from './plan-result.ts'

export type ExportTable<Row = unknown> = {
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly columns: readonly ExportColumn<Row>[]
  readonly rows: (result: PlanResult) => readonly Row[]
}

const fill = <Row>(table: ExportTable<Row>, result: PlanResult): FilledTable =>
  fillTable(table, table.columns, table.rows(result))

/** All tables of the plan in the order of the workbook. */
export const planTables = (result: PlanResult): FilledTable[] => [
  fill(summaryTable, result),
  fill(indicatorTable, result),
  fill(bridgeTable, result),
  fill(standingTable, result),
  fill(coveredTable, result),
  fill(programmeTable, result),
  fill(leftOutTable, result),
  fill(costTable, result),
  fill(carerTable, result),
  fill(limitTable, result),
  fill(useTable, result),
  fill(inputTable, result),
]
