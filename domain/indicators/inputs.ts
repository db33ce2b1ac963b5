import { type Mark, weakest } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import {
  COUNTS,
  DUTY_STATES,
  FUNNEL_STAGES,
  type Measure,
  type MeasureFamily,
  type MeasureUnit,
  parseWalkMeasure,
  RATIOS,
  type WalkMeasure,
} from './measures.ts'
import type { FigureSettingKey } from './settings.ts'

/** What goes into each measure beside the records it counts: rules, settings and documents. */
type Group = 'institutions' | 'projects' | 'people' | 'communities' | 'rules' | 'accepted' | 'new_areas'
type About = {
  readonly unit: MeasureUnit
  readonly groups: readonly Group[]
  readonly settings: readonly FigureSettingKey[]
}

const about = (
  unit: MeasureUnit,
  groups: readonly Group[],
  settings: readonly FigureSettingKey[] = [],
): About => ({
  unit,
  groups,
  settings,
})

const STAFFED: readonly Group[] = ['institutions', 'rules', 'accepted']
const REACH: readonly FigureSettingKey[] = ['take_up', 'reach_metres', 'detour_factor']
const NEW_AREAS: readonly FigureSettingKey[] = ['new_area_least_residents']

const ABOUT: Readonly<Record<Exclude<Measure, WalkMeasure>, About>> = {
  planned: about('places', ['projects']),
  building: about('places', ['projects']),
  filed: about('places', ['institutions']),
  usable: about('places', STAFFED),
  within_reach: about('places', [...STAFFED, 'people'], REACH),
  affordable: about('places', [...STAFFED, 'people'], [...REACH, 'affordable_monthly_yuan']),
  occupied: about('places', ['institutions']),
  places_per_1000: about('per_1000', ['institutions', 'people']),
  inclusive_share: about('share', ['institutions']),
  certified_carer_share: about('share', ['institutions', 'accepted']),
  community_coverage: about('share', ['institutions', 'communities']),
  village_coverage: about('share', ['institutions', 'communities']),
  home_based_coverage: about('share', ['institutions', 'communities']),
  enrolment_rate: about('share', ['institutions', 'people']),
  place_use: about('share', ['institutions']),
  access: about('per_100', [...STAFFED, 'people', 'communities'], REACH),
  affordable_access: about(
    'per_100',
    [...STAFFED, 'people', 'communities'],
    [...REACH, 'affordable_monthly_yuan'],
  ),
  new_area_compliance: about('share', ['new_areas'], ['new_area_places_per_1000', ...NEW_AREAS]),
  duty_without_project: about('new_areas', ['new_areas'], NEW_AREAS),
  duty_planned: about('new_areas', ['new_areas'], NEW_AREAS),
  duty_built: about('new_areas', ['new_areas'], NEW_AREAS),
  duty_handed_over: about('new_areas', ['new_areas'], NEW_AREAS),
  duty_open: about('new_areas', ['new_areas'], NEW_AREAS),
  residents: about('residents', ['people']),
  under_threes: about('children', ['people']),
  wanting: about('children', ['people'], ['take_up']),
  predicted: about('places', [...STAFFED, 'people'], [...REACH, 'distance_rings', 'price_tiers']),
  waiting: about('children', ['institutions']),
}

const WALK = about('share', ['institutions', 'people', 'communities'], ['coverage_walk_metres'])

const aboutOf = (measure: Measure): About =>
  parseWalkMeasure(measure) ? WALK : ABOUT[measure as Exclude<Measure, WalkMeasure>]

export const unitOf = (measure: Measure): MeasureUnit => aboutOf(measure).unit

/** Whether a measure counts institutions, projects or new areas, and not people alone. */
export const countsRecords = (measure: Measure): boolean =>
  (['institutions', 'projects', 'new_areas'] as const).some(each => aboutOf(measure).groups.includes(each))

/** Which family a measure is shown with. */
export function familyOf(measure: Measure): MeasureFamily {
  if ((FUNNEL_STAGES as readonly string[]).includes(measure)) return 'funnel'
  if ((RATIOS as readonly string[]).includes(measure)) return 'ratio'
  if ((DUTY_STATES as readonly string[]).includes(measure)) return 'new_area'
  return (COUNTS as readonly string[]).includes(measure) ? 'count' : 'walk'
}

/** Id of the formula's text; the radius of a walking measure is not part of it. */
export const formulaOf = (measure: Measure): string =>
  `formula.${measure.replace(/_within_\d+$/, '_within_metres')}`

/** Every measure of a day in the order in which it is shown: the radii are those of the day's settings. */
export function measuresOf({ settings }: CityOnDay): Measure[] {
  const walks = settings.values.coverage_walk_metres.flatMap((metres): WalkMeasure[] => [
    `residents_within_${metres}`,
    `under_threes_within_${metres}`,
  ])
  return [...FUNNEL_STAGES, ...RATIOS, ...DUTY_STATES, ...walks, ...COUNTS]
}

/** Marks of the rules and settings that a measure follows; those of records are heard while counting. */
export function inputMarks(measure: Measure, city: CityOnDay): Mark[] {
  const { groups, settings } = aboutOf(measure)
  const rules = groups.includes('rules') ? [...city.network.rules.values()] : []
  const accepted = groups.includes('accepted') ? city.network.accepted : []
  const rows = settings.map(key => city.settings.rows[key])
  return [...rules, ...accepted, ...rows].map(each => each.mark)
}

/** The weakest of all records that a measure could count, which is how far an empty figure may be trusted. */
export function recordsMark(measure: Measure, { network }: CityOnDay): Mark {
  const { groups } = aboutOf(measure)
  const records = groups.includes('projects')
    ? network.projects
    : groups.includes('new_areas')
      ? network.newAreas
      : network.institutions
  return weakest(records.map(each => each.of.mark))
}

/** Keys of the documents that a measure rests on. */
export function inputSourceIds(measure: Measure, city: CityOnDay): Set<number> {
  const { groups, settings } = aboutOf(measure)
  const ids = new Set(groups.flatMap(group => groupSourceIds(group, city)))
  for (const key of settings) {
    const { sourceId } = city.settings.rows[key]
    if (sourceId !== null) ids.add(sourceId)
  }
  return ids
}

function groupSourceIds(group: Group, { network, population, territory }: CityOnDay): number[] {
  switch (group) {
    case 'institutions':
      return network.institutions.map(each => each.of.sourceId)
    case 'projects':
      return network.projects.map(each => each.of.sourceId)
    case 'people':
      return [...population.sourceIds, ...territory.sourceIds]
    case 'communities':
      return [...territory.sourceIds]
    case 'rules':
      return [...network.rules.values()].map(each => each.sourceId)
    case 'new_areas':
      return network.newAreas.flatMap(({ of }) => [of, ...of.projects].map(each => each.sourceId))
    case 'accepted':
      return network.accepted.map(each => each.sourceId)
  }
}
