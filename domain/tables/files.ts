import { mkdir, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal, refuseIf } from '../../kernel/refusal.ts'
import type { FilledTable } from '../../kernel/table.ts'
import { tableCsv } from './csv.ts'

/** Refuses, before a long computation, a file that could not be written after it, or that is one of those `read`. */
export async function checkFilePath(
  path: string | undefined,
  read: readonly (string | undefined)[] = [],
): Promise<void> {
  if (path === undefined) return
  refuseNameless(path)
  // what is written to a link goes where it leads
  const own = await fileOf(path)
  const inputs = await Promise.all(read.filter(each => each !== undefined).map(fileOf))
  if (inputs.includes(own)) throw new Refusal('conflict', 'export.would_replace_input', { path })
  if (await isFolder(path)) throw new Refusal('invalid', 'export.is_folder', { path })
  if (await isDevice(path)) throw new Refusal('invalid', 'export.no_regular_file', { path })
  await checkFolderAround(path)
}

/** Refuses a folder of tables that stands already, or whose own folder does not. */
export async function checkFolderPath(path: string | undefined): Promise<void> {
  if (path === undefined) return
  refuseNameless(path)
  if (await exists(path)) throw new Refusal('conflict', 'export.exists', { path })
  await checkFolderAround(path)
}

const refuseNameless = (path: string): void =>
  refuseIf(path.trim() === '', 'export.nameless', { value: path }, 'invalid')

async function checkFolderAround(path: string): Promise<void> {
  const folder = dirname(resolve(path))
  if (!(await isFolder(folder))) throw new Refusal('absent', 'export.folder_absent', { path, folder })
}

/**
 * Writes a file, a large one part by part, which appears whole or not at all; a link stays one and its file is replaced.
 * Returns the path.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array | Iterable<string>,
): Promise<string> {
  if (await isDevice(path)) throw new Refusal('invalid', 'export.no_regular_file', { path })
  const target = await fileOf(path)
  const part = besides(target)
  try {
    await writeFile(part, content)
    await rename(part, target)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    throw asRefusal(path, cause)
  }
  return path
}

/** Writes a new folder with one CSV for each table; it appears whole or not at all. Returns its path. */
export async function writeFolder(path: string, tables: readonly FilledTable[]): Promise<string> {
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

/** The whole path of a file; of a link the file that it leads to, also one that is not there yet. */
const fileOf = (path: string): Promise<string> =>
  realpath(resolve(path)).catch(() =>
    readlink(path).then(
      to => resolve(dirname(path), to),
      () => resolve(path),
    ),
  )

/** A neighbour under another name first: a rename within one folder is atomic. */
const besides = (path: string) => join(dirname(resolve(path)), `.${basename(path)}.${process.pid}.part`)

/** What the operating system would not do is the user's to mend: no room, no right, a name taken meanwhile. */
function asRefusal(path: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  return code ? new Refusal('unavailable', 'export.not_written', { path, reason: code }) : cause
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
/** A device, a pipe or a socket: a rename would put a file in its place. */
const isDevice = (path: string) =>
  stat(path).then(
    found => !found.isFile() && !found.isDirectory(),
    () => false,
  )
const isFolder = (path: string) =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
