/**
 * The tables of an exported plan: each a sheet of the workbook and a CSV file, with the same columns and rows.
 * Money is shown in yuan. Every row of a figure has a `mark`. Codes are written as such in CSV, with their Chinese in the workbook.
 */

import { type ExportColumn, type FilledTable, fillTable } from '../../kernel/table.ts'
import { accessPointTable, accessTable } from './export-access-tables.ts'
import { birthsTable } from './export-births-table.ts'
import { bridgeTable, coveredTable, standingTable } from './export-bridge-tables.ts'
import { carerFlowTable, childrenTable } from './export-forecast-tables.ts'
import { guideTable } from './export-guide-table.ts'
import { inputTable } from './export-input-table.ts'
import { reliefTable } from './export-relief-table.ts'
import { leftOutTable, programmeTable } from './export-site-tables.ts'
import { indicatorTable, summaryTable } from './export-summary-tables.ts'
import { carerTable, costTable, limitTable, useTable } from './export-yearly-tables.ts'
import type { PlanResult } from './plan-result.ts'

export type ExportTable<Row = unknown> = {
  readonly name: string
  readonly zh: string
  readonly en: string
  /** what the sheet holds, for the guide. */
  readonly about: { readonly zh: string; readonly en: string }
  readonly columns: readonly ExportColumn<Row>[]
  readonly rows: (result: PlanResult) => readonly Row[]
}

/** A table whose rows' type nobody else needs to know. */
const sheet = <Row>(table: ExportTable<Row>) => ({
  ...table,
  fill: (result: PlanResult): FilledTable => fillTable(table, table.columns, table.rows(result)),
})

const SHEETS = [
  sheet(summaryTable),
  sheet(indicatorTable),
  sheet(bridgeTable),
  sheet(standingTable),
  sheet(coveredTable),
  sheet(programmeTable),
  sheet(leftOutTable),
  sheet(costTable),
  sheet(carerTable),
  sheet(carerFlowTable),
  sheet(limitTable),
  sheet(reliefTable),
  sheet(useTable),
  sheet(accessTable),
  sheet(accessPointTable),
  sheet(childrenTable),
  sheet(birthsTable),
  sheet(inputTable),
]

/** All tables of the plan in the order of the workbook; the first explains the others. */
export const planTables = (result: PlanResult): FilledTable[] => [
  guideTable(result, SHEETS),
  ...SHEETS.map(({ fill }) => fill(result)),
]
