import type { CivilDate } from '../../kernel/civil-date.ts'

/** The days of a project's life: adopted → begun → filed, or cancelled on the way. */
export type ProjectDays = {
  readonly adoptedOn: CivilDate
  readonly begunOn: CivilDate | null
  readonly filedOn: CivilDate | null
  readonly cancelledOn: CivilDate | null
}

export type ProjectStage = 'unknown' | 'planned' | 'building' | 'filed' | 'cancelled'

/** Where a project stands on a day, its own days included: on the day work begins it is building. */
export function projectStage(days: ProjectDays, on: CivilDate): ProjectStage {
  const reached = (day: CivilDate | null) => day !== null && day <= on
  if (!reached(days.adoptedOn)) return 'unknown'
  if (reached(days.cancelledOn)) return 'cancelled'
  if (reached(days.filedOn)) return 'filed'
  return reached(days.begunOn) ? 'building' : 'planned'
}
