import { type Day, dayWithin, earlier, plusDays, RECORDS_FROM, RECORDS_UNTIL } from '../shared/days.ts'
import type { Random } from '../shared/random.ts'
import type { Territory } from '../territory/territory.ts'
import { stated } from './curves.ts'
import { addClass, type Founder, founder } from './founding.ts'
import { closedOn, type Institution, openedOn, totalPlaces } from './institution.ts'
import { MODES } from './modes.ts'

/** Monthly chances, invented. */
const CLOSES = { private: 0.0042, other: 0.0014 }
const LAPSES = 0.0012
const ADDS_CLASS = 0.0022
const DROPS_CLASS = 0.0016

/** The first is real in its district and month (河西, 2024-11, 240 children); all else about them is invented. */
const SERVICE_CENTRES: readonly (readonly [district: string, day: Day])[] = [
  ['120103', '2024-11-18'],
  ['120112', '2025-09-01'],
  ['120116', '2026-03-02'],
]

/**
 * Institutions from before 2018 to the end of the records. Each month some close, lapse, add or drop a class, and
 * as many open as the stated number of filed places asks for; `scale` makes a smaller network for tests.
 */
export function institutionHistory(territory: Territory, random: Random, scale = 1): Institution[] {
  const statedPlaces = (day: Day) => scale * stated('filedPlaces', day)
  const found = founder(territory, random)
  const institutions: Institution[] = []
  while (totalPlaces(institutions, RECORDS_FROM) < statedPlaces(RECORDS_FROM))
    institutions.push(found(dayWithin(random, '2016-03-01', '2017-12-31')))
  for (const { first, last } of months()) {
    for (const institution of institutions)
      if (closedOn(institution) === null && openedOn(institution) < first)
        changeInMonth(institution, first, last, random)
    institutions.push(...serviceCentres(territory, found, first, last, random))
    while (totalPlaces(institutions, last) < statedPlaces(last))
      institutions.push(found(dayWithin(random, first, last)))
  }
  return institutions
}

/** First and last day of each month of the records. */
function months(): { first: Day; last: Day }[] {
  const firsts: Day[] = []
  for (let year = 2018; year <= 2026; year++)
    for (let month = 1; month <= 12; month++) firsts.push(`${year}-${String(month).padStart(2, '0')}-01`)
  return firsts
    .filter(first => first <= RECORDS_UNTIL)
    .map((first, index) => ({ first, last: plusDays(firsts[index + 1]!, -1) }))
}

function changeInMonth(institution: Institution, first: Day, last: Day, random: Random): void {
  if (institution.mode === 'service_centre') return
  const day = dayWithin(random, first, last)
  const current = institution.filings.at(-1)!
  if (day <= current.first) return
  if (random.chance(institution.model === 'private' ? CLOSES.private : CLOSES.other)) {
    current.last = day
    for (const careClass of institution.classes)
      careClass.span.last = earlier(careClass.span.last ?? day, day)
  } else if (random.chance(LAPSES)) refile(institution, day, random)
  else if (institution.mode === 'home_based') return
  else if (random.chance(ADDS_CLASS))
    addClass(institution, random.weighted(MODES[institution.mode].classTypes), day, random)
  else if (random.chance(DROPS_CLASS)) {
    const open = institution.classes.filter(careClass => careClass.span.last === null)
    const leaving = random.pick(open)
    if (open.length > 1 && leaving.span.first < day) leaving.span.last = day
  }
}

/** The filing ends and a new one follows after some months; nothing is filed between. */
function refile(institution: Institution, day: Day, random: Random): void {
  const again = plusDays(day, random.whole(20, 200))
  if (again > RECORDS_UNTIL) return
  institution.filings.at(-1)!.last = day
  institution.filings.push({ first: again, last: null })
}

function serviceCentres(
  territory: Territory,
  found: Founder,
  first: Day,
  last: Day,
  random: Random,
): Institution[] {
  return SERVICE_CENTRES.filter(([, day]) => day >= first && day <= last).map(([district, day]) => {
    const communities = territory.communities.filter(
      community => community.district === district && community.kind === 'community',
    )
    const centre = found(day, 'service_centre', random.pick(communities))
    const name = territory.districts.find(({ code }) => code === district)!.name
    centre.name = `${name}托育综合服务中心`
    return centre
  })
}
