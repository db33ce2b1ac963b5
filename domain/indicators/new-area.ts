import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { invariant } from '../../kernel/refusal.ts'
import { listNewAreas } from '../supply/index.ts'
import type { ProjectRecord } from './network.ts'
import type { InstitutionOnDay } from './network-on-day.ts'
import { projectStage } from './project-stage.ts'
import type { Subject } from './subject.ts'
import type { Territory } from './territory-records.ts'

/**
 * New residential areas (新建居住区) and their duty (配建义务): places built together with the homes.
 * The premises move on: planned → built → handed over to the district → open. Places are delivered when they are open.
 */
export type NewAreaRecord = Subject & {
  readonly id: number
  /** null where no document says how many people the area is planned for. */
  readonly plannedResidents: number | null
  /** The places are due by the end of this year; null where no year is set. */
  readonly dutyYear: number | null
  /** Projects that name the area, in the order of their keys. */
  readonly projects: readonly ProjectRecord[]
}

export const DELIVERY_STATES = ['planned', 'built', 'handed_over', 'open'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export type NewAreaOnDay = {
  readonly of: NewAreaRecord
  /** The farthest that any of its projects has got; null where none is adopted, or all were given up. */
  readonly state: DeliveryState | null
  /** Filed places of its institutions open on the day. */
  readonly openPlaces: number
  /** These and the places of projects on their way. */
  readonly promisedPlaces: number
}

/** Reads the areas, with those of the projects that name them. */
export async function loadNewAreas(
  db: Read,
  territory: Territory,
  projects: readonly ProjectRecord[],
): Promise<NewAreaRecord[]> {
  const rows = await listNewAreas(db)
  return rows.map(({ communityId, ...row }) => {
    const community = territory.communityById.get(communityId)
    invariant(community !== undefined, 'what a row refers to has been read')
    return {
      ...row,
      kind: 'new_area',
      institution: null,
      subdistrict: community.subdistrict,
      projects: projects.filter(each => each.dutySiteId === row.id),
    }
  })
}

/** How far an area's places have got. `institutions`: by their keys. */
export function newAreaOnDay(
  of: NewAreaRecord,
  institutions: ReadonlyMap<number, InstitutionOnDay>,
  on: CivilDate,
): NewAreaOnDay {
  const reached = (day: CivilDate | null) => day !== null && day <= on
  let farthest = -1
  let onTheWay = 0
  const filed = new Set<InstitutionOnDay>()
  for (const project of of.projects) {
    const stage = projectStage(project, on)
    if (stage === 'unknown' || stage === 'cancelled') continue
    const institution = stage === 'filed' ? institutions.get(project.institutionId!)! : null
    const state: DeliveryState = institution
      ? institution.open
        ? 'open'
        : 'handed_over' // its premises stand, whatever became of the institution
      : reached(project.handedOverOn)
        ? 'handed_over'
        : reached(project.builtOn)
          ? 'built'
          : 'planned'
    farthest = Math.max(farthest, DELIVERY_STATES.indexOf(state))
    if (institution) filed.add(institution)
    else onTheWay += project.places
  }
  // An institution that two projects enlarged stands once.
  const openPlaces = [...filed].flatMap(each => each.classes).reduce((sum, each) => sum + each.filedPlaces, 0)
  return {
    of,
    state: DELIVERY_STATES[farthest] ?? null,
    openPlaces,
    promisedPlaces: openPlaces + onTheWay,
  }
}
