import { ruleOf } from '../documents/rules.ts'
import { addClass, founder } from '../network/founding.ts'
import type { Institution } from '../network/institution.ts'
import { MODES } from '../network/modes.ts'
import { type Day, dayWithin, plusDays, RECORDS_UNTIL } from '../shared/days.ts'
import { type Random, randomOf } from '../shared/random.ts'
import type { Territory } from '../territory/territory.ts'
import type { Project } from './project.ts'
import { fromInstitution } from './projects.ts'
import type { Duty, Site } from './site.ts'

/** What became of a duty by the end of the records. How often is invented. */
const FATES = [
  ['open', 17],
  ['open-too-few', 5],
  ['handed-over', 4],
  ['built', 3],
  ['planned', 4],
  ['cancelled', 1],
  ['nothing', 5],
] as const
type Fate = (typeof FATES)[number][0]

/** Of areas that are due later, the nearer ones have begun. */
const LATER_FATES = [
  ['built', 1],
  ['planned', 4],
  ['nothing', 5],
] as const
const LAST_BEGUN_YEAR = 2028

type Before = { institutions: number; projects: number }
type Fulfilled = { institutions: Institution[]; projects: Project[] }
type DutySite = Site & { duty: Duty }

/** The projects of new residential areas, and the institutions they became; codes follow those of `before`. */
export function fulfilDuties(
  territory: Territory,
  sites: readonly Site[],
  seed: string,
  before: Before,
): Fulfilled {
  const random = randomOf(`${seed} duties`)
  const found = founder(territory, random, before.institutions)
  const institutions: Institution[] = []
  const projects = sites.filter(hasDuty).flatMap(site => {
    const isDue = `${site.duty.year}-12-31` <= RECORDS_UNTIL
    const fate: Fate =
      isDue || site.duty.year <= LAST_BEGUN_YEAR ? random.weighted(isDue ? FATES : LATER_FATES) : 'nothing'
    if (fate === 'nothing') return []
    const opening = openingDay(site.duty, random)
    const isOpen = fate === 'open' || fate === 'open-too-few'
    // Only institutions that opened have a code of the register.
    const made = isOpen ? found : founder(territory, random)
    const institution = made(opening, random.pick(['kindergarten_class', 'community']), site.community)
    settleIn(institution, site, fate === 'open-too-few' ? random.between(0.4, 0.8) : 1, opening, random)
    if (isOpen) institutions.push(institution)
    return projectOf(site, institution, opening, fate, random)
  })
  const adopted = projects.filter(project => project.adopted <= RECORDS_UNTIL)
  return {
    institutions,
    projects: adopted.map((project, index) => ({
      ...project,
      code: `TJ-B${String(before.projects + index + 1).padStart(4, '0')}`,
    })),
  }
}

const hasDuty = (site: Site): site is DutySite => site.duty !== null

/** Most open in the year in which they are due, some half a year late. */
const openingDay = ({ year }: Duty, random: Random): Day =>
  dayWithin(random, `${year}-01-02`, `${year + 1}-06-30`)

/** Puts the institution into the area's premises, with classes for `share` of the places owed. */
function settleIn(institution: Institution, site: DutySite, share: number, day: Day, random: Random): void {
  institution.name = `${site.name}${random.pick(MODES[institution.mode].suffixes)}`
  institution.at = site.at
  institution.rooms = []
  institution.classes = []
  const places = () =>
    institution.classes.reduce((sum, each) => sum + Math.min(each.places, ruleOf(each.type).most), 0)
  while (places() < share * site.duty.places)
    addClass(institution, random.weighted(MODES[institution.mode].classTypes), day, random)
}

function projectOf(
  site: DutySite,
  institution: Institution,
  opening: Day,
  fate: Exclude<Fate, 'nothing'>,
  random: Random,
): Project {
  const isOpen = fate === 'open' || fate === 'open-too-few'
  const adopted = plusDays(site.availableFrom, random.whole(10, 90))
  const begun = plusDays(adopted, random.whole(20, 120))
  const handedOver = plusDays(opening, -random.whole(40, 120))
  const built = plusDays(handedOver, -random.whole(10, 35))
  const known = (day: Day, fates: readonly Fate[]) =>
    fates.includes(fate) && day <= RECORDS_UNTIL ? day : null
  return {
    ...fromInstitution(institution, opening),
    name: `${institution.name}项目`,
    institution: isOpen ? institution : null,
    dutySite: site,
    adopted,
    begun: known(begun, ['open', 'open-too-few', 'handed-over', 'built', 'planned']),
    built: known(built, ['open', 'open-too-few', 'handed-over', 'built']),
    handedOver: known(handedOver, ['open', 'open-too-few', 'handed-over']),
    due: `${site.duty.year}-12-31`,
    filed: isOpen ? opening : null,
    cancelled: fate === 'cancelled' ? plusDays(adopted, random.whole(90, 400)) : null,
  }
}
