import { isAffordable } from '../registry/fee.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { Counter, Counting } from './counter.ts'
import type { FilledPlaces } from './filled-places.ts'
import type { FunnelStage, Measure } from './measures.ts'
import type { ClassOnDay } from './network-on-day.ts'
import type { ProjectStage } from './project-stage.ts'
import type { LeftOutReason } from './record-list.ts'

/** All classes of the day, open or not. */
export function* classesOf(city: CityOnDay): Generator<ClassOnDay> {
  for (const institution of city.network.institutions) yield* institution.classes
}

/** A project of another stage is left out by the stage it has; one not yet adopted is not known on the day. */
const PROJECT_REASONS: Record<Exclude<ProjectStage, 'unknown'>, LeftOutReason> = {
  planned: 'project_not_begun',
  building: 'project_begun',
  filed: 'project_filed',
  cancelled: 'project_cancelled',
}

const countProjects =
  (stage: 'planned' | 'building'): Counting =>
  (city, to) => {
    for (const project of city.network.projects) {
      if (project.stage === stage) to.count(project.of, project.of.places, project.of.mark)
      else if (project.stage !== 'unknown')
        to.leaveOut(project.of, project.of.places, PROJECT_REASONS[project.stage])
    }
  }

/** The official numerator: places of classes open in institutions with a filing, in all delivery modes. */
export function countFiled(city: CityOnDay, to: Counter): void {
  for (const each of classesOf(city)) {
    if (each.unfiled) to.leaveOut(each.of, each.of.filedPlaces, each.unfiled)
    else to.count(each.of, each.filedPlaces, each.of.mark)
  }
}

function countUsable(city: CityOnDay, to: Counter): void {
  for (const each of classesOf(city)) {
    if (each.usablePlaces > 0) to.count(each.of, each.usablePlaces, each.of.mark)
    for (const loss of each.losses) to.leaveOut(each.of, loss.places, loss.reason)
  }
}

/** By stage, the reasons under which `countFilled` lists what earlier stages lost. */
export const LOST_BEFORE: Partial<Record<Measure, readonly LeftOutReason[]>> = {
  within_reach: ['not_usable'],
  affordable: ['not_usable', 'not_within_reach'],
}

type Filling = 'withinReach' | 'affordable' | 'predicted'

/** Places that would be filled, of those that are usable. */
export const countFilled =
  (filling: Filling): Counting =>
  (city, to) => {
    const { filled } = city
    if (!filled) return
    for (const each of classesOf(city)) {
      if (each.unfiled) continue
      const places = filled[filling].get(each.of.id) ?? 0
      // of what is affordable the stage before is within reach: each stage's own loss stands under its own reasons
      const before = filling === 'affordable' ? (filled.withinReach.get(each.of.id) ?? 0) : each.usablePlaces
      if (places > 0) to.count(each.of, places, each.of.mark)
      if (before > places) to.leaveOut(each.of, before - places, emptyReason(each, filled, filling, city))
      if (each.usablePlaces > before) to.leaveOut(each.of, each.usablePlaces - before, 'not_within_reach')
      if (each.filedPlaces > each.usablePlaces)
        to.leaveOut(each.of, each.filedPlaces - each.usablePlaces, 'not_usable')
    }
  }

/** Why usable places of the class stay empty. */
function emptyReason(
  each: ClassOnDay,
  filled: FilledPlaces,
  filling: Filling,
  city: CityOnDay,
): LeftOutReason {
  const fee = filled.monthlyFen.get(each.of.id)
  if (filling !== 'withinReach' && fee === undefined) return 'no_published_fee'
  if (filling === 'affordable' && !isAffordable(fee!, city.settings.values.affordable_monthly_yuan))
    return 'fee_above_limit'
  return filled.reachedClasses.has(each.of.id) ? 'too_few_children_within_reach' : 'no_child_within_reach'
}

/** Children in filed places; those who are enrolled where nothing is filed are left out. */
export function countOccupied(city: CityOnDay, to: Counter): void {
  for (const each of classesOf(city)) {
    if (each.enrolled === 0) continue
    if (each.unfiled) to.leaveOut(each.of, each.enrolled, each.unfiled)
    else to.count(each.of, each.enrolled, each.of.mark)
  }
}

/** What counts as a place at each stage. */
export const FUNNEL_COUNTINGS: Readonly<Record<FunnelStage, Counting>> = {
  planned: countProjects('planned'),
  building: countProjects('building'),
  filed: countFiled,
  usable: countUsable,
  within_reach: countFilled('withinReach'),
  affordable: countFilled('affordable'),
  occupied: countOccupied,
}
