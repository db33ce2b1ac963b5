import type { Read } from '../../db/index.ts'
import { present } from '../../kernel/refusal.ts'
import type { Fault, UnlistedFaults } from './fault.ts'

type KeptWarnings = { readonly listed: readonly Fault[]; readonly unlisted: readonly UnlistedFaults[] }

/** The load that the city's records come from. */
export type LatestLoad = {
  readonly id: number
  readonly packName: string
  readonly packVersion: string
  readonly loadedAt: Date
  readonly warnings: readonly Fault[]
  /** Listed and unlisted ones together. */
  readonly warningCount: number
}

/** The newest load of a pack; refuses while none is loaded. */
export async function getLatestLoad(db: Read): Promise<LatestLoad> {
  const row = await db
    .selectFrom('packLoad')
    .select(['id', 'packName', 'packVersion', 'loadedAt', 'warnings'])
    .orderBy('loadedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { warnings, ...load } = present(row, 'territory.no_city')
  const { listed, unlisted } = warnings as KeptWarnings
  const unlistedCount = unlisted.reduce((sum, each) => sum + each.count, 0)
  return { ...load, warnings: listed, warningCount: listed.length + unlistedCount }
}
