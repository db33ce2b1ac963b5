import { type OnPackProgress, readPack } from './read-pack.ts'
import type { PackReport } from './report.ts'

/** Reads a pack folder and reports every fault in it at once; touches no database. */
export async function checkPack(directory: string, onProgress?: OnPackProgress): Promise<PackReport> {
  return (await readPack(directory, onProgress)).report
}
