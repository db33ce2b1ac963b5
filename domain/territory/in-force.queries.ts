import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'
import { settingRowOn } from './setting.ts'

/** A setting as it holds on a day, with the code of its source. */
export type SettingInForce = {
  readonly key: string
  readonly value: unknown
  readonly unit: string | null
  readonly mark: Mark
  readonly source: string | null
  readonly note: string | null
  readonly noteEn: string | null
}

/** The settings that hold on a day, by key: the rows that figures of the day are counted with. */
export async function listSettingsOn(db: Read, on: CivilDate): Promise<SettingInForce[]> {
  const rows = await db
    .selectFrom('setting')
    .leftJoin('source', 'source.id', 'setting.sourceId')
    .select(['setting.key', 'setting.value', 'setting.unit', 'setting.valid', 'setting.mark'])
    .select(['setting.note', 'setting.noteEn'])
    .select('source.code as source')
    .orderBy('setting.key')
    .execute()
  return [...new Set(rows.map(row => row.key))].flatMap(key => {
    const row = settingRowOn(rows, key, on)
    if (!row) return []
    const { valid: _, ...inForce } = row
    return [inForce]
  })
}

export type AreaCounts = {
  readonly districts: number
  readonly subdistricts: number
  readonly communities: number
  readonly villages: number
}

/** How many areas of each kind the city has. */
export async function countAreas(db: Read): Promise<AreaCounts> {
  const { rows } = await sql<AreaCounts>`
    select (select count(*) from district)::int as districts,
      (select count(*) from subdistrict)::int as subdistricts,
      (select count(*) from community where kind = 'community')::int as communities,
      (select count(*) from community where kind = 'village')::int as villages`.execute(db)
  return rows[0]!
}
