import { sql } from 'kysely'
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { ClassType } from './care-class.ts'

/** Every class that ever was with its room, by id. */
export const listClasses = (db: Read) =>
  db
    .selectFrom('careClass')
    .innerJoin('room', 'room.id', 'careClass.roomId')
    .select(['careClass.id', 'careClass.institutionId', 'careClass.roomId', 'careClass.code'])
    .select(['careClass.classType', 'careClass.filedPlaces', 'careClass.valid', 'room.areaM2'])
    .orderBy('careClass.id')
    .execute()

/** Times in which rooms are closed. */
export const listRoomClosures = (db: Read) =>
  db.selectFrom('roomClosure').select(['roomId', 'valid']).orderBy('id').execute()

/** Times in which care is forbidden in a class, or in the whole institution (`careClassId` null). */
export const listInspectionOrders = (db: Read) =>
  db.selectFrom('inspectionOrder').select(['institutionId', 'careClassId', 'valid']).orderBy('id').execute()

/** Rules of class types with their days, oldest first. */
export const listClassRules = (db: Read) =>
  db
    .selectFrom('classRule')
    .select(['classType', 'firstAgeMonths', 'endAgeMonths', 'maxChildren', 'childrenPerCarer'])
    .select(['roomM2PerChild', 'valid', 'mark', 'sourceId'])
    .orderBy('classType')
    .orderBy('valid')
    .execute()

export type FeeOnDay = { institutionId: number; classType: ClassType; monthlyFen: number }

/** Published monthly fees on a day. */
export async function listFeesOn(db: Read, on: CivilDate): Promise<FeeOnDay[]> {
  const { rows } = await sql<FeeOnDay>`
    select institution_id, class_type, monthly_fen from fee where valid @> ${on}::date`.execute(db)
  return rows
}
