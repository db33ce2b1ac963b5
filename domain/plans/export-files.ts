import { Refusal } from '../../kernel/refusal.ts'
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

/**
 * Writes what was asked for; each file or folder appears whole or not at all, and is told once it is there. Where some
 * could not be written, the others are, and one refusal names all that failed.
 */
export async function writeExports(
  result: PlanResult,
  { xlsx, geojson, csv }: ExportPaths,
  onWritten: (path: string) => void = () => undefined,
): Promise<void> {
  const failed: Refusal[] = []
  const write = async (path: string | undefined, writing: (path: string) => Promise<string>) => {
    if (path === undefined) return
    try {
      onWritten(await writing(path))
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      failed.push(cause)
    }
  }
  await write(xlsx, async path => writeWhole(path, await planWorkbook(result)))
  await write(geojson, path => writeWhole(path, planGeoJson(result)))
  await write(csv, path => writeFolder(path, planTables(result)))
  if (failed.length <= 1) {
    for (const refusal of failed) throw refusal
    return
  }
  const path = failed.map(({ facts }) => facts.path).join(', ')
  const reasons = new Set(failed.map(({ facts }) => String(facts.reason ?? 'not a regular file')))
  throw new Refusal('unavailable', 'export.not_written', { path, reason: [...reasons].join(', ') })
}
