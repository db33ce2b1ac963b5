/**
 * Ways that were found before, one file for each key in a folder that may be deleted at any time. A file that cannot
 * be read back counts as absent. The newest are kept.
 */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { writeWhole } from '../tables/index.ts'
import type { FoundWays } from './found-ways.ts'

const MOST_FILES = 20
const ENDING = '.ways'

/** The ways kept under the key. */
export async function findCached(folder: string, key: string): Promise<FoundWays | undefined> {
  try {
    const { key: kept, found } = deserialize(await readFile(join(folder, key + ENDING)))
    return kept === key ? found : undefined
  } catch {
    return undefined
  }
}

/** Keeps the ways under the key; a folder that cannot be written costs the next one its time, and nothing else. */
export async function keepCached(folder: string, key: string, found: FoundWays): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await writeWhole(join(folder, key + ENDING), serialize({ found, key }))
    await forgetOldest(folder)
  } catch {
    // the ways are there all the same
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter(name => name.endsWith(ENDING))
  const dated = await Promise.all(
    files.map(async name => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  )
  dated.sort((a, b) => b.at - a.at)
  for (const { path } of dated.slice(MOST_FILES)) await rm(path, { force: true })
}
