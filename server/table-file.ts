import { XLSX } from '../contract/index.ts'
import { tableCsv, workbookOf } from '../domain/tables/index.ts'
import type { FilledTable } from '../kernel/table.ts'
import type { FileAnswer } from './handlers.ts'

/** A table as the file that was asked for; a workbook begins with the guide where one is given. */
export async function tableFile(
  table: FilledTable,
  name: string,
  format: 'csv' | 'xlsx',
  guide?: FilledTable,
): Promise<FileAnswer> {
  return format === 'csv'
    ? { name: `${name}.csv`, type: 'text/csv; charset=utf-8', content: tableCsv(table) }
    : {
        name: `${name}.xlsx`,
        type: XLSX,
        content: Buffer.from(await workbookOf(table.en, guide ? [guide, table] : [table])),
      }
}
