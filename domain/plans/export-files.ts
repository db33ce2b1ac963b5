import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import type { FilledTable } from '../../kernel/table.ts'
import { tableCsv } from '../tables/index.ts'
import { planGeoJson } from './export-geojson.ts'
import { planTables } from './export-tables.ts'
import { planWorkbook } from './export-workbook.ts'
import type { PlanResult } from './plan-result.ts'

/** Where a plan is to be written; each is optional. */
export type ExportPaths = { readonly xlsx?: string; readonly geojson?: string; readonly csv?: string }

/** Refuses before a long computation what could not be written after it. */
export async function checkExportPaths(paths: ExportPaths): Promise<void> {
  for (const path of [paths.xlsx, paths.geojson]) {
    if (path === undefined) continue
    if (await isFolder(path)) throw new Refusal('invalid', 'plan.export_is_folder', { path })
    if (!(await isFolder(dirname(resolve(path)))))
      throw new Refusal('absent', 'plan.export_folder_absent', { path, folder: dirname(resolve(path)) })
  }
  if (paths.csv === undefined) return
  if (await exists(paths.csv)) throw new Refusal('conflict', 'plan.export_exists', { path: paths.csv })
  if (!(await isFolder(dirname(resolve(paths.csv)))))
    throw new Refusal('absent', 'plan.export_folder_absent', {
      path: paths.csv,
      folder: dirname(resolve(paths.csv)),
    })
}

/** Writes what was asked for; each file or folder appears whole or not at all. Returns the paths written. */
export async function writeExports(result: PlanResult, paths: ExportPaths): Promise<string[]> {
  const written: string[] = []
  if (paths.xlsx !== undefined) written.push(await writeWhole(paths.xlsx, await planWorkbook(result)))
  if (paths.geojson !== undefined) written.push(await writeWhole(paths.geojson, planGeoJson(result)))
  if (paths.csv !== undefined) written.push(await writeFolder(paths.csv, planTables(result)))
  return written
}

/** A neighbour under another name first: a rename within one folder is atomic. */
const besides = (path: string) => join(dirname(resolve(path)), `.${basename(path)}.${process.pid}.part`)

async function writeWhole(path: string, content: string | Uint8Array): Promise<string> {
  const part = besides(path)
  try {
    await writeFile(part, content)
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    throw asRefusal(path, cause)
  }
  return path
}

async function writeFolder(path: string, tables: readonly FilledTable[]): Promise<string> {
  const part = besides(path)
  try {
    await mkdir(part)
    for (const table of tables) await writeFile(join(part, `${table.name}.csv`), tableCsv(table))
    await rename(part, path)
  } catch (cause) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    throw asRefusal(path, cause)
  }
  return path
}

/** What the operating system would not do is the user's to mend: no room, no right, a name taken meanwhile. */
function asRefusal(path: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  return code ? new Refusal('unavailable', 'plan.export_not_written', { path, reason: code }) : cause
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
const isFolder = (path: string) =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
