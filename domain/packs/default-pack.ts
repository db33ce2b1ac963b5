import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PackManifest } from './manifest.ts'

/** The pack that an empty city is filled with. */
export const DEFAULT_PACK = fileURLToPath(new URL('../../data/tianjin/', import.meta.url))

/** The time zone of a pack's city; UTC where its manifest cannot be read, which a load then refuses with its report. */
export function timeZoneOfPack(directory = DEFAULT_PACK): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'))
    return PackManifest.parse(manifest).city.timeZone
  } catch {
    return 'UTC'
  }
}
