import { type Day, dayWithin, later, plusDays, yearly } from '../shared/days.ts'
import { distanceMetres } from '../shared/geometry.ts'
import type { Random } from '../shared/random.ts'
import type { PlacedCommunity } from '../territory/territory.ts'
import { stated } from './curves.ts'
import { closedOn, type Institution, isFiled, openedOn } from './institution.ts'

const FARTHEST_METRES = 1500
const MOST_AREAS = 4

/** Urban communities with an open institution inside, or named by one; home-based points do not count. */
export function coveredCommunities(institutions: readonly Institution[], day: Day): Set<string> {
  const covered = new Set<string>()
  for (const institution of institutions) {
    if (institution.mode === 'home_based' || !isFiled(institution, day)) continue
    if (institution.community.kind === 'community') covered.add(institution.community.code)
    for (const area of institution.serviceAreas)
      if (area.first <= day && (area.last === null || area.last >= day)) covered.add(area.community.code)
  }
  return covered
}

/** Lets institutions name neighbouring communities, twice a year, up to the stated share of communities. */
export function nameServiceAreas(
  institutions: readonly Institution[],
  communities: readonly PlacedCommunity[],
  random: Random,
): void {
  const urban = communities.filter(community => community.kind === 'community')
  for (const day of yearly('01-01', '06-30')) {
    const goal = Math.round(stated('coveredShare', day) * urban.length)
    const covered = coveredCommunities(institutions, day)
    for (let attempt = 0; covered.size < goal && attempt < 20_000; attempt++) {
      const institution = random.pick(institutions)
      if (!mayName(institution, day)) continue
      const nearest = nearestUncovered(institution, urban, covered)
      if (!nearest) continue
      const first = dayWithin(random, later(openedOn(institution), plusDays(day, -150)), day)
      institution.serviceAreas.push({ community: nearest, first, last: closedOn(institution) })
      covered.add(nearest.code)
    }
  }
}

const mayName = (institution: Institution, day: Day) =>
  isFiled(institution, day) &&
  institution.mode !== 'home_based' &&
  institution.mode !== 'employer' &&
  institution.serviceAreas.length < (institution.mode === 'service_centre' ? 12 : MOST_AREAS)

function nearestUncovered(
  institution: Institution,
  urban: readonly PlacedCommunity[],
  covered: ReadonlySet<string>,
): PlacedCommunity | null {
  let best: PlacedCommunity | null = null
  let least = FARTHEST_METRES
  for (const community of urban) {
    if (covered.has(community.code) || community.district !== institution.community.district) continue
    if (institution.serviceAreas.some(area => area.community === community)) continue
    const metres = distanceMetres(institution.at, community.at)
    if (metres < least) [best, least] = [community, metres]
  }
  return best
}
