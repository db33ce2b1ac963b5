import type { CivilDate } from '../../kernel/civil-date.ts'
import { contains, type DateRange, heldOn } from '../../kernel/date-range.ts'
import { invariant } from '../../kernel/refusal.ts'
import type { ClassType } from '../registry/care-class.ts'
import type { ClassRule } from './class-rule.ts'
import { rulesOn } from './class-rule.ts'
import type { ClassRecord, InstitutionRecord, Network, ProjectRecord } from './network.ts'
import { type NewAreaOnDay, newAreaOnDay } from './new-area.ts'
import { type ProjectStage, projectStage } from './project-stage.ts'
import type { LeftOutReason } from './record-list.ts'
import { type Loss, type OpenClass, usablePlaces } from './usable-places.ts'

/** How the network stands on one day: what is filed, open, recognised, staffed, usable and in use. */
export type NetworkOnDay = {
  readonly on: CivilDate
  readonly institutions: readonly InstitutionOnDay[]
  readonly projects: readonly { readonly of: ProjectRecord; readonly stage: ProjectStage }[]
  readonly newAreas: readonly NewAreaOnDay[]
  readonly rules: ReadonlyMap<ClassType, ClassRule>
  /** Certificates accepted for carers on the day; before the first days of all, those accepted first. */
  readonly accepted: Network['accepted']
}

export type InstitutionOnDay = {
  readonly of: InstitutionRecord
  readonly filed: boolean
  /** Why it is not filed; null where it is. */
  readonly unfiled: LeftOutReason | null
  /** Filed with at least one class open. */
  readonly open: boolean
  readonly recognised: boolean
  readonly carers: { readonly inPost: number; readonly certified: number; readonly ready: number }
  readonly waiting: number
  readonly classes: readonly ClassOnDay[]
}

export type ClassOnDay = {
  readonly of: ClassRecord
  readonly institution: InstitutionRecord
  /** Why none of its places is filed; null where they are. */
  readonly unfiled: LeftOutReason | null
  /** 0 unless filed. */
  readonly filedPlaces: number
  readonly usablePlaces: number
  readonly losses: readonly Loss[]
  readonly enrolled: number
}

const NO_CARERS = { inPost: 0, certified: 0, ready: 0 }

/** The network on a day whose carers and enrolment have been read. */
export function networkOnDay(network: Network, on: CivilDate): NetworkOnDay {
  const dated = network.dated.get(on)
  invariant(dated !== undefined, 'a day that is measured has been read')
  const rules = rulesOn(network.rules, on)
  const institutions = network.institutions.map(of => {
    const filed = inForce(of.filings, on)
    const carers = dated.carers.get(of.id) ?? NO_CARERS
    const classes = classesOnDay(of, on, filed ? carers.ready : 0, rules, dated.enrolled)
    return {
      of,
      filed,
      unfiled: filed ? null : filingReason(of.filings, on),
      open: classes.some(each => each.unfiled === null),
      recognised: inForce(of.recognitions, on),
      carers,
      waiting: dated.waiting.get(of.id) ?? 0,
      classes,
    }
  })
  const byId = new Map(institutions.map(each => [each.of.id, each]))
  return {
    on,
    institutions,
    newAreas: network.newAreas.map(of => newAreaOnDay(of, byId, on)),
    projects: network.projects.map(of => ({ of, stage: projectStage(of, on) })),
    rules,
    accepted: heldOn(network.accepted, on),
  }
}

function classesOnDay(
  institution: InstitutionRecord,
  on: CivilDate,
  readyCarers: number,
  rules: ReadonlyMap<ClassType, ClassRule>,
  enrolled: ReadonlyMap<number, number>,
): ClassOnDay[] {
  const unfiled = institution.classes.map(each => unfiledReason(institution, each, on))
  const open = institution.classes.filter((_, index) => unfiled[index] === null)
  const usable = new Map(
    usablePlaces(
      open.map(each => openClass(institution, each, on)),
      readyCarers,
      rules,
    ).map(each => [each.of.id, each]),
  )
  return institution.classes.map((of, index) => ({
    of,
    institution,
    unfiled: unfiled[index]!,
    filedPlaces: unfiled[index] === null ? of.filedPlaces : 0,
    usablePlaces: usable.get(of.id)?.places ?? 0,
    losses: usable.get(of.id)?.losses ?? [],
    enrolled: enrolled.get(of.id) ?? 0,
  }))
}

const openClass = (institution: InstitutionRecord, each: ClassRecord, on: CivilDate): OpenClass => ({
  id: each.id,
  classType: each.classType,
  filedPlaces: each.filedPlaces,
  room: { areaM2: each.roomAreaM2, closed: inForce(each.roomClosures, on) },
  careForbidden: inForce(institution.orders, on) || inForce(each.orders, on),
})

/** Places count as filed while the institution holds a filing and the class is open. */
function unfiledReason(
  institution: InstitutionRecord,
  each: ClassRecord,
  on: CivilDate,
): LeftOutReason | null {
  if (!inForce(institution.filings, on)) return filingReason(institution.filings, on)
  if (contains(each.valid, on)) return null
  return on < each.valid.first ? 'class_not_open_yet' : 'class_closed'
}

function filingReason(filings: readonly DateRange[], on: CivilDate): LeftOutReason {
  if (filings.length === 0) return 'institution_never_filed'
  return filings.every(filing => on < filing.first) ? 'filing_not_begun' : 'filing_ended'
}

/** Whether one of the ranges holds the day. */
export const inForce = (ranges: readonly DateRange[], on: CivilDate): boolean =>
  ranges.some(range => contains(range, on))
