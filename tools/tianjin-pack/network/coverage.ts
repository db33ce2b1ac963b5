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

/**
 * Lets institutions name neighbouring communities, twice a year, up to the stated share of communities: the willing
 * ones take turns in a drawn order, each naming the nearest community that nobody covers.
 */
export function nameServiceAreas(
  institutions: readonly Institution[],
  communities: readonly PlacedCommunity[],
  random: Random,
): void {
  const urban = communities.filter(community => community.kind === 'community')
  const order = institutions
    .map(institution => ({ institution, draw: random.next() }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ institution }) => ({ institution, near: neighbours(institution, urban) }))
  for (const day of yearly('01-01', '06-30')) {
    const goal = Math.round(stated('coveredShare', day) * urban.length)
    const covered = coveredCommunities(institutions, day)
    for (const { institution, near } of order) {
      if (covered.size >= goal) break
      if (!mayName(institution, day)) continue
      const nearest = near.find(
        ({ code }) =>
          !covered.has(code) && !institution.serviceAreas.some(({ community }) => community.code === code),
      )
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

/** Urban communities of the same district within reach, the nearest first. */
const neighbours = (institution: Institution, urban: readonly PlacedCommunity[]): PlacedCommunity[] =>
  urban
    .filter(({ district }) => district === institution.community.district)
    .map(community => ({ community, metres: distanceMetres(institution.at, community.at) }))
    .filter(({ metres }) => metres < FARTHEST_METRES)
    .sort((a, b) => a.metres - b.metres)
    .map(({ community }) => community)
