import { type Database, instantOf, inTransaction, type Write } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { Refusal, refuseIf } from '../../kernel/refusal.ts'
import { type Actor, permit, record } from '../identity/index.ts'
import { checkingAtTheEnd } from './bulk-constraints.ts'
import { insertPackRows } from './load-rows.ts'
import type { PackManifest, PackScenario } from './manifest.ts'
import { analyzePack, clearPack, findLoadedPack, lockForLoad, PACK_TABLES } from './pack.queries.ts'
import { type OnPackProgress, type Pack, readPack } from './read-pack.ts'
import type { PackReport } from './report.ts'

export type LoadOptions = {
  /** Puts this pack in the place of the one that is loaded. */
  readonly replace?: boolean
  readonly onProgress?: OnPackProgress
}

export type PackLoad = {
  readonly id: number
  /** Rows by table. */
  readonly rowCounts: Readonly<Record<string, number>>
  readonly report: PackReport
}

/**
 * Fills the city's records from a pack folder: all of it or nothing. Refuses a pack with errors (`pack.faulty`, whose
 * facts hold the whole report) and a city that has a pack already unless `replace`; audit and plan runs always stay.
 */
export async function loadPack(
  db: Database,
  actor: Actor,
  directory: string,
  options: LoadOptions,
  today: CivilDate,
): Promise<PackLoad> {
  permit(actor, 'pack.load')
  refuseSecondPack(await findLoadedPack(db), options)
  const pack = await readPack(directory, { today, ...options })
  const { manifest, report } = pack
  if (report.errors > 0 || !manifest) throw new Refusal('invalid', 'pack.faulty', { report })
  return inTransaction(db, actor, async tx => {
    await lockForLoad(tx)
    const loaded = await findLoadedPack(tx)
    // again, now that no other load can come between
    refuseSecondPack(loaded, options)
    const rowCounts = await checkingAtTheEnd(tx, PACK_TABLES, async () => {
      if (loaded) await clearPack(tx)
      return writePack(tx, pack, manifest, options.onProgress)
    })
    await writeScenarios(tx, pack.scenarios, loaded?.code === manifest.city.code)
    await analyzePack(tx)
    const id = await writeLoad(tx, actor, manifest, rowCounts, report)
    const { name, version } = manifest
    const facts = {
      name,
      version,
      city: manifest.city.code,
      warnings: report.warnings,
      replaced: loaded ?? null,
    }
    await record(tx, actor, loaded ? 'pack.replaced' : 'pack.loaded', 'pack_load', id, facts)
    return { id, rowCounts, report }
  })
}

function refuseSecondPack(
  loaded: Awaited<ReturnType<typeof findLoadedPack>>,
  { replace }: LoadOptions,
): void {
  refuseIf(loaded !== undefined && !replace, 'pack.already_loaded', { ...loaded })
}

async function writePack(tx: Write, pack: Pack, manifest: PackManifest, onProgress?: OnPackProgress) {
  const { city, censusYear, name: packName, version: packVersion } = manifest
  const recordsFrom = (manifest.recordsFrom ?? null) as CivilDate | null
  const recordsUntil = manifest.recordsUntil as CivilDate
  await tx
    .insertInto('city')
    .values({ ...city, censusYear, recordsFrom, recordsUntil, packName, packVersion })
    .execute()
  return insertPackRows(tx, pack, onProgress)
}

/** The pack's scenarios; those that planners saved for the same city stay, unless the pack brings one of that code. */
async function writeScenarios(
  tx: Write,
  scenarios: readonly PackScenario[],
  sameCity: boolean,
): Promise<void> {
  if (!sameCity) await tx.deleteFrom('scenario').execute()
  for (const scenario of scenarios) {
    const { code, name, nameEn, mark } = scenario
    const content = JSON.stringify(scenario)
    await tx
      .insertInto('scenario')
      .values({ code, name, nameEn, mark, content })
      .onConflict(on => on.column('code').doUpdateSet({ name, nameEn, mark, content }))
      .execute()
  }
}

async function writeLoad(
  tx: Write,
  actor: Actor,
  { name: packName, version: packVersion }: PackManifest,
  rowCounts: Readonly<Record<string, number>>,
  { faults, unlisted }: PackReport,
): Promise<number> {
  const { id } = await tx
    .insertInto('packLoad')
    .values({
      packName,
      packVersion,
      loadedBy: actor.name,
      loadedAt: await instantOf(tx),
      rowCounts: JSON.stringify(rowCounts),
      warnings: JSON.stringify({ listed: faults, unlisted }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
