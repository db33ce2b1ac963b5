import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'

/** `place` is the place of the day in the list that was asked for. */
export type EnrolmentOnDay = { place: number; careClassId: number; children: number }

/** Children in care by class on each of the days; classes without children are left out. */
export async function listEnrolmentOn(db: Read, days: readonly CivilDate[]): Promise<EnrolmentOnDay[]> {
  const { rows } = await sql<EnrolmentOnDay>`
    select (asked.place - 1)::int as place, enrolment.care_class_id, enrolment.children
    from unnest(${[...days]}::date[]) with ordinality as asked (day, place)
    join enrolment on enrolment.valid @> asked.day
    where enrolment.children > 0`.execute(db)
  return rows
}

export type WaitingOnDay = { place: number; institutionId: number; children: number }

/** Children on waiting lists by institution on each of the days. */
export async function listWaitingOn(db: Read, days: readonly CivilDate[]): Promise<WaitingOnDay[]> {
  const { rows } = await sql<WaitingOnDay>`
    select (asked.place - 1)::int as place, waiting_list.institution_id, sum(waiting_list.children)::int as children
    from unnest(${[...days]}::date[]) with ordinality as asked (day, place)
    join waiting_list on waiting_list.valid @> asked.day
    group by asked.place, waiting_list.institution_id`.execute(db)
  return rows
}
