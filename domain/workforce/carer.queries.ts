import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'

/**
 * Carers of one institution on a day. `inPost` hold a post as carer; of these `certified` hold a certificate that is
 * valid and accepted for carers, in the institution's district or the whole city; of these `ready` are in health too.
 */
export type CarersOnDay = {
  day: CivilDate
  institutionId: number
  inPost: number
  certified: number
  ready: number
}

/** Carers by institution on each of the days. Each table is passed once, however many days are asked. */
export async function countCarersOn(db: Read, days: readonly CivilDate[]): Promise<CarersOnDay[]> {
  const { rows } = await sql<CarersOnDay>`
    with asked as (
      select day from unnest(${[...days]}::date[]) as asked (day)
    ), certified as materialized (
      select distinct asked.day, certificate.carer_id, accepted.district_id
      from asked
      join certificate on certificate.valid @> asked.day
      join accepted_certificate accepted
        on accepted.role = 'carer' and accepted.kind = certificate.kind and accepted.valid @> asked.day
    ), healthy as materialized (
      select distinct asked.day, health.carer_id
      from asked
      join health_certificate health on health.valid @> asked.day
    ), in_post as (
      select asked.day, post.carer_id, post.institution_id, subdistrict.district_id
      from asked
      join post on post.role = 'carer' and post.valid @> asked.day
      join institution on institution.id = post.institution_id
      join community on community.id = institution.community_id
      join subdistrict on subdistrict.id = community.subdistrict_id
    ), judged as (
      select in_post.day, in_post.institution_id,
        exists (
          select from certified
          where certified.day = in_post.day and certified.carer_id = in_post.carer_id
            and coalesce(certified.district_id, in_post.district_id) = in_post.district_id
        ) as certified,
        exists (
          select from healthy where healthy.day = in_post.day and healthy.carer_id = in_post.carer_id
        ) as healthy
      from in_post
    )
    select day, institution_id, count(*)::int as in_post,
      count(*) filter (where certified)::int as certified,
      count(*) filter (where certified and healthy)::int as ready
    from judged
    group by day, institution_id`.execute(db)
  return rows
}

/** One carer in post on a day, and what the certificates say. */
export type CarerOnDay = {
  code: string
  institutionId: number
  certified: boolean
  /** Holds any certificate, of any time. */
  hasCertificate: boolean
  /** Holds one that is valid on the day, accepted or not. */
  hasValid: boolean
  /** Holds one that ended before the day. */
  hasExpired: boolean
}

/** Carers in post on a day, by institution and code. */
export async function listCarersOn(db: Read, on: CivilDate): Promise<CarerOnDay[]> {
  const { rows } = await sql<CarerOnDay>`
    select carer.code, post.institution_id,
      coalesce(bool_or(certificate.valid @> ${on}::date and accepted.id is not null), false) as certified,
      count(certificate.id) > 0 as has_certificate,
      coalesce(bool_or(certificate.valid @> ${on}::date), false) as has_valid,
      coalesce(bool_or(upper(certificate.valid) <= ${on}::date), false) as has_expired
    from post
    join carer on carer.id = post.carer_id
    join institution on institution.id = post.institution_id
    join community on community.id = institution.community_id
    join subdistrict on subdistrict.id = community.subdistrict_id
    left join certificate on certificate.carer_id = post.carer_id
    left join accepted_certificate accepted
      on accepted.role = post.role and accepted.kind = certificate.kind and accepted.valid @> ${on}::date
        and coalesce(accepted.district_id, subdistrict.district_id) = subdistrict.district_id
    where post.role = 'carer' and post.valid @> ${on}::date
    group by carer.code, post.institution_id
    order by post.institution_id, carer.code`.execute(db)
  return rows
}

/** Which certificates were ever accepted for carers, with the documents that say so. */
export const listAcceptedForCarers = (db: Read) =>
  db
    .selectFrom('acceptedCertificate')
    .select(['kind', 'districtId', 'valid', 'mark', 'sourceId'])
    .where('role', '=', 'carer')
    .orderBy('id')
    .execute()
