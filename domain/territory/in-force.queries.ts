import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'

/** A setting as it holds on a day, with the code of its source. */
export type SettingInForce = {
  readonly key: string
  readonly value: unknown
  readonly unit: string | null
  readonly mark: Mark
  readonly source: string | null
  readonly note: string | null
}

/** The settings that hold on a day, by key. */
export async function listSettingsOn(db: Read, on: CivilDate): Promise<SettingInForce[]> {
  const { rows } = await sql<SettingInForce>`
    select s.key, s.value, s.unit, s.mark, s.note, o.code as source
    from setting s left join source o on o.id = s.source_id
    where s.valid @> ${on}::date order by s.key`.execute(db)
  return rows
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
