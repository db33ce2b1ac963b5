import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Mark } from '../../kernel/mark.ts'
import type { SiteKind } from './site.ts'

/** A candidate site as it stands on the map. */
export type SitePoint = {
  readonly code: string
  readonly name: string
  readonly kind: SiteKind
  /** Codes of the areas it lies in. */
  readonly district: string
  readonly subdistrict: string
  readonly longitude: number
  readonly latitude: number
  readonly positionMark: Mark
  readonly availableFrom: CivilDate
  readonly dutyPlaces: number | null
  readonly dutyYear: number | null
  readonly options: number
  /** Places of its largest option; 0 without options. */
  readonly mostPlaces: number
  readonly mark: Mark
}

/** All candidate sites with their options summed up, by code. */
export async function listSitePoints(db: Read): Promise<SitePoint[]> {
  const { rows } = await sql<SitePoint>`
    with option_size as (
      select o.site_id, o.id, coalesce(sum(c.places), 0)::int as places
      from site_option o left join site_option_class c on c.site_option_id = o.id
      group by o.site_id, o.id)
    select s.code, s.name, s.kind, d.code as district, sd.code as subdistrict, s.longitude, s.latitude,
      s.position_mark, s.available_from, s.duty_places, s.duty_year, s.mark,
      count(z.id)::int as options, coalesce(max(z.places), 0)::int as most_places
    from site s
      join community c on c.id = s.community_id
      join subdistrict sd on sd.id = c.subdistrict_id
      join district d on d.id = sd.district_id
      left join option_size z on z.site_id = s.id
    group by s.id, d.code, sd.code
    order by s.code`.execute(db)
  return rows
}

/** How many candidate sites there are. */
export async function countSites(db: Read): Promise<number> {
  const { rows } = await sql<{ sites: number }>`select count(*)::int as sites from site`.execute(db)
  return rows[0]!.sites
}
