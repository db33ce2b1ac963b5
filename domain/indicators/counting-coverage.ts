import type { CityOnDay } from './city-on-day.ts'
import type { Counting } from './counter.ts'

/**
 * Coverage as the plan counts it: a community (社区) is covered when an open institution lies in it or names it in its
 * service area. Villages are a second line. A home-based point (家庭托育点) covers no community; those that have
 * nothing else are a line of their own.
 */
export const countCovered =
  (kind: 'community' | 'village'): Counting =>
  (city, to) => {
    const { byInstitution, byHomeBased } = city.served
    const isKind = kindOf(kind, city)
    to.baseCommunities(all(isKind))
    to.countCommunities({
      amounts: isKind.map((one, at) => (byInstitution[at]! >= 0 ? one : 0)),
      ranks: byInstitution,
      districtRanks: null,
    })
    const uncovered = isKind.map((one, at) => (byInstitution[at]! >= 0 ? 0 : one))
    to.leaveCommunitiesOut(
      uncovered.map((one, at) => (byHomeBased[at]! >= 0 ? one : 0)),
      'home_based_only',
    )
    to.leaveCommunitiesOut(
      uncovered.map((one, at) => (byHomeBased[at]! >= 0 ? 0 : one)),
      'no_open_institution',
    )
  }

/** Communities that only a home-based point serves. */
export const countHomeBased: Counting = (city, to) => {
  const { byInstitution, byHomeBased } = city.served
  const isCommunity = kindOf('community', city)
  to.baseCommunities(all(isCommunity))
  to.countCommunities({
    amounts: isCommunity.map((one, at) => (byInstitution[at]! < 0 && byHomeBased[at]! >= 0 ? one : 0)),
    ranks: byHomeBased,
    districtRanks: null,
  })
  to.leaveCommunitiesOut(
    isCommunity.map((one, at) => (byInstitution[at]! >= 0 ? one : 0)),
    'served_by_other_institution',
  )
  to.leaveCommunitiesOut(
    isCommunity.map((one, at) => (byInstitution[at]! < 0 && byHomeBased[at]! < 0 ? one : 0)),
    'no_open_institution',
  )
}

/** community: 1 where it is of the kind. */
function kindOf(kind: 'community' | 'village', { territory }: CityOnDay): Float64Array {
  const wanted = kind === 'village' ? 1 : 0
  return Float64Array.from(territory.isVillage, each => (each === wanted ? 1 : 0))
}

/** That a community exists is in the official list of codes. */
const all = (amounts: Float64Array) => ({
  amounts,
  ranks: new Int8Array(amounts.length),
  districtRanks: null,
})
