import { checkFilePath, checkFolderPath, writeFolder, writeWhole } from '../tables/index.ts'
import { planGeoJson } from './export-geojson.ts'
import { planTables } from './export-tables.ts'
import { planWorkbook } from './export-workbook.ts'
import type { PlanResult } from './plan-result.ts'

/** Where a plan is to be written; each is optional. */
export type ExportPaths = { readonly xlsx?: string; readonly geojson?: string; readonly csv?: string }

/** Refuses before a long computation what could not be written after it. */
export async function checkExportPaths(
  { xlsx, geojson, csv }: ExportPaths,
  read: readonly (string | undefined)[] = [],
): Promise<void> {
  await checkFilePath(xlsx, read)
  await checkFilePath(geojson, [...read, xlsx])
  await checkFolderPath(csv)
}

/** Writes what was asked for; each file or folder appears whole or not at all. Returns the paths written. */
export async function writeExports(result: PlanResult, paths: ExportPaths): Promise<string[]> {
  const written: string[] = []
  if (paths.xlsx !== undefined) written.push(await writeWhole(paths.xlsx, await planWorkbook(result)))
  if (paths.geojson !== undefined) written.push(await writeWhole(paths.geojson, planGeoJson(result)))
  if (paths.csv !== undefined) written.push(await writeFolder(paths.csv, planTables(result)))
  return written
}
