import { workbookOf } from '../tables/index.ts'
import { planTables } from './export-tables.ts'
import type { PlanResult } from './plan-result.ts'

/** The plan as a workbook, one sheet per table. */
export const planWorkbook = (result: PlanResult): Promise<Uint8Array> =>
  workbookOf(`${result.inputs.cityName} ${result.scenario.name}`, planTables(result))
