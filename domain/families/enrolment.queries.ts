import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'

export type EnrolmentOnDay = { day: CivilDate; careClassId: number; children: number }

/** Children in care by class on each of the days; classes without children are left out. */
export async function listEnrolmentOn(db: Read, days: readonly CivilDate[]): Promise<EnrolmentOnDay[]> {
  const { rows } = await sql<EnrolmentOnDay>`
    select asked.day, enrolment.care_class_id, enrolment.children
    from unnest(${[...days]}::date[]) as asked (day)
    join enrolment on enrolment.valid @> asked.day
    where enrolment.children > 0`.execute(db)
  return rows
}

export type WaitingOnDay = { day: CivilDate; institutionId: number; children: number }

/** Children on waiting lists by institution on each of the days. */
export async function listWaitingOn(db: Read, days: readonly CivilDate[]): Promise<WaitingOnDay[]> {
  const { rows } = await sql<WaitingOnDay>`
    select asked.day, waiting_list.institution_id, sum(waiting_list.children)::int as children
    from unnest(${[...days]}::date[]) as asked (day)
    join waiting_list on waiting_list.valid @> asked.day
    group by asked.day, waiting_list.institution_id`.execute(db)
  return rows
}
