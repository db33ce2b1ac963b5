import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'

/**
 * Carers of one institution on a day. `inPost` hold a post as carer; of these `certified` hold a certificate that is
 * valid and accepted for carers, in the institution's district or the whole city; of these `ready` are in health too.
 */
export type CarersOnDay = {
  /** Place of the day in the list that was asked for. */
  place: number
  institutionId: number
  inPost: number
  certified: number
  ready: number
}

/**
 * Certificates accepted for carers. Those that were accepted first count as accepted before their first day too, as
 * `heldOn` says of all dated rules.
 */
const acceptedForCarers = sql`(
  select kind, district_id,
    case when lower(valid) = min(lower(valid)) over () then daterange(null, upper(valid)) else valid end as valid
  from accepted_certificate where role = 'carer')`

/**
 * Carers by institution on each of the days. What a carer may do is gathered once as ranges of days, so that ten years
 * cost little more than one day; the span keeps the planner from reading what no day needs.
 */
export async function countCarersOn(db: Read, days: readonly CivilDate[]): Promise<CarersOnDay[]> {
  const ordered = [...days].sort()
  const span = sql`daterange(${ordered[0]}::date, ${ordered.at(-1)}::date, '[]')`
  const { rows } = await sql<CarersOnDay>`
    with in_post as materialized (
      select post.id, post.carer_id, post.institution_id, post.valid, subdistrict.district_id
      from post
      join institution on institution.id = post.institution_id
      join community on community.id = institution.community_id
      join subdistrict on subdistrict.id = community.subdistrict_id
      where post.role = 'carer' and post.valid && ${span}
    ), certified as materialized (
      select in_post.id, range_agg(certificate.valid * accepted.valid) as valid
      from in_post
      join certificate on certificate.carer_id = in_post.carer_id
      join ${acceptedForCarers} accepted
        on accepted.kind = certificate.kind
          and (accepted.district_id is null or accepted.district_id = in_post.district_id)
      group by in_post.id
    ), healthy as materialized (
      select carer_id, range_agg(valid) as valid
      from health_certificate
      where valid && ${span}
      group by carer_id
    )
    select (asked.place - 1)::int as place, in_post.institution_id, count(*)::int as in_post,
      (count(*) filter (where certified.valid @> asked.day))::int as certified,
      (count(*) filter (where certified.valid @> asked.day and healthy.valid @> asked.day))::int as ready
    from unnest(${[...days]}::date[]) with ordinality as asked (day, place)
    join in_post on in_post.valid @> asked.day
    left join certified on certified.id = in_post.id
    left join healthy on healthy.carer_id = in_post.carer_id
    group by asked.place, in_post.institution_id`.execute(db)
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
      coalesce(bool_or(certificate.valid @> ${on}::date and accepted.kind is not null), false) as certified,
      count(certificate.id) > 0 as has_certificate,
      coalesce(bool_or(certificate.valid @> ${on}::date), false) as has_valid,
      coalesce(bool_or(upper(certificate.valid) <= ${on}::date), false) as has_expired
    from post
    join carer on carer.id = post.carer_id
    join institution on institution.id = post.institution_id
    join community on community.id = institution.community_id
    join subdistrict on subdistrict.id = community.subdistrict_id
    left join certificate on certificate.carer_id = post.carer_id
    left join ${acceptedForCarers} accepted
      on accepted.kind = certificate.kind and accepted.valid @> ${on}::date
        and coalesce(accepted.district_id, subdistrict.district_id) = subdistrict.district_id
    where post.role = 'carer' and post.valid @> ${on}::date
    group by carer.code, post.institution_id
    order by post.institution_id, carer.code`.execute(db)
  return rows
}

/** Certified carers of an institution on a day, by the year in which the certificate they hold ends. */
export type CertificateEnds = {
  institutionId: number
  /** null: without end. */
  lastYear: number | null
  carers: number
}

/**
 * Certified carers in post on a day, as `countCarersOn` counts them, by institution and by the year of the last day on
 * which they are certified without a gap: a certificate that stays valid when it is no longer accepted ends there.
 */
export async function countCertificateEnds(db: Read, on: CivilDate): Promise<CertificateEnds[]> {
  const { rows } = await sql<CertificateEnds>`
    with held as (
      select post.institution_id, range_agg(certificate.valid * accepted.valid) as valid
      from post
      join institution on institution.id = post.institution_id
      join community on community.id = institution.community_id
      join subdistrict on subdistrict.id = community.subdistrict_id
      join certificate on certificate.carer_id = post.carer_id
      join ${acceptedForCarers} accepted
        on accepted.kind = certificate.kind
          and coalesce(accepted.district_id, subdistrict.district_id) = subdistrict.district_id
      where post.role = 'carer' and post.valid @> ${on}::date
      group by post.id
    )
    select institution_id, extract(year from upper(certified) - 1)::int as last_year, count(*)::int as carers
    from held, unnest(valid) as certified
    where certified @> ${on}::date
    group by institution_id, last_year
    order by institution_id, last_year`.execute(db)
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
