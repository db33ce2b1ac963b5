import { ruleOf } from '../documents/rules.ts'
import { founder } from '../network/founding.ts'
import { type Institution, isRecognised, openedOn } from '../network/institution.ts'
import { type Day, dayWithin, earlier, later, plusDays, RECORDS_FROM, RECORDS_UNTIL } from '../shared/days.ts'
import { type Random, randomOf } from '../shared/random.ts'
import type { Territory } from '../territory/territory.ts'
import type { Project } from './project.ts'
import type { ClassGroup } from './site.ts'

const UNDER_WAY = 70
const CANCELLED = 48

/** Projects that became institutions, those given up, and those under way at the end of the records. */
export function buildProjects(
  territory: Territory,
  institutions: readonly Institution[],
  seed: string,
  scale = 1,
): Project[] {
  const random = randomOf(`${seed} projects`)
  const found = founder(territory, randomOf(`${seed} project places`))
  const projects = [
    ...institutions.flatMap(institution => filedProject(institution, random)),
    ...Array.from({ length: Math.ceil(scale * CANCELLED) }, () => cancelledProject(found, random)),
    ...Array.from({ length: Math.ceil(scale * UNDER_WAY) }, () => projectUnderWay(found, random)),
  ]
  projects.sort((a, b) => (a.adopted < b.adopted ? -1 : a.adopted > b.adopted ? 1 : 0))
  return projects.map((project, index) => ({
    ...project,
    code: `TJ-B${String(index + 1).padStart(4, '0')}`,
  }))
}

/** What a project says of the institution it is to become. */
export function fromInstitution(institution: Institution, day: Day) {
  return {
    code: '',
    dutySite: null,
    built: null,
    handedOver: null,
    name: `${institution.name}项目`,
    community: institution.community,
    at: institution.at,
    mode: institution.mode,
    model: institution.model,
    inclusive:
      isRecognised(institution, plusDays(day, 365)) ||
      (institution.recognitions.length === 0 && institution.model !== 'private'),
    monthlyYuan: Math.round(institution.baseFee / 10) * 10,
    groups: firstClasses(institution),
  }
}

/** Public and assisted institutions mostly came from a project, private ones seldom; home-based points never. */
function filedProject(institution: Institution, random: Random): Project[] {
  const filed = openedOn(institution)
  const share = institution.mode === 'home_based' ? 0 : institution.model === 'private' ? 0.3 : 0.8
  if (!random.chance(share) || filed < RECORDS_FROM) return []
  const adopted = plusDays(filed, -random.whole(150, 780))
  const begun = plusDays(adopted, random.whole(20, 120))
  const due = plusDays(filed, random.whole(-180, 40))
  return [
    {
      ...fromInstitution(institution, filed),
      institution,
      adopted,
      begun,
      due: later(due, begun),
      filed,
      cancelled: null,
    },
  ]
}

function cancelledProject(found: ReturnType<typeof founder>, random: Random): Project {
  const adopted = dayWithin(random, '2017-06-01', '2025-12-31')
  const cancelled = plusDays(adopted, random.whole(90, 540))
  const begun = random.chance(0.4) ? plusDays(adopted, random.whole(30, 85)) : null
  return {
    ...fromInstitution(found(adopted), adopted),
    institution: null,
    adopted,
    begun,
    due: plusDays(adopted, random.whole(300, 800)),
    filed: null,
    cancelled: earlier(cancelled, RECORDS_UNTIL),
  }
}

function projectUnderWay(found: ReturnType<typeof founder>, random: Random): Project {
  const adopted = dayWithin(random, '2024-10-01', '2026-06-20')
  const start = plusDays(adopted, random.whole(30, 240))
  const due = later(plusDays(adopted, random.whole(300, 900)), plusDays(RECORDS_UNTIL, random.whole(30, 400)))
  return {
    ...fromInstitution(found(adopted), adopted),
    institution: null,
    adopted,
    begun: start <= RECORDS_UNTIL ? start : null,
    due,
    filed: null,
    cancelled: null,
  }
}

/** The classes an institution opens with, by type; a project is adopted within the limit of its classes. */
function firstClasses(institution: Institution): ClassGroup[] {
  const groups = new Map<string, ClassGroup>()
  for (const { type, places, span } of institution.classes) {
    if (span.first !== openedOn(institution)) continue
    const group = groups.get(type) ?? { type, classes: 0, places: 0 }
    groups.set(type, {
      type,
      classes: group.classes + 1,
      places: group.places + Math.min(places, ruleOf(type).most),
    })
  }
  return [...groups.values()]
}
