import { type ReadOptions, readPack } from './read-pack.ts'
import type { PackReport } from './report.ts'

/** Reads a pack folder and reports every fault in it at once; touches no database. */
export async function checkPack(directory: string, options: ReadOptions = {}): Promise<PackReport> {
  return (await readPack(directory, options)).report
}
