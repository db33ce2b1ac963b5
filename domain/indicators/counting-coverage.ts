import type { CommunityKind } from '../territory/index.ts'
import type { CommunityAmounts, Counting } from './counter.ts'

/**
 * Coverage as the plan counts it: a community (社区) is covered when an open institution lies in it or names it in its
 * service area. Villages are a second line. A home-based point (家庭托育点) covers no community; those that have
 * nothing else are a line of their own.
 */
export const countCovered =
  (kind: CommunityKind): Counting =>
  (city, to) => {
    const { byInstitution, byHomeBased } = city.served
    const isKind = city.territory.isOfKind[kind]
    to.baseCommunities(listed(isKind))
    to.countCommunities({ amounts: both(isKind, byInstitution), ranks: byInstitution, districtRanks: null })
    const isLeft = (at: number) => isKind[at] === 1 && byInstitution[at]! < 0
    to.leaveCommunitiesOut(at => (isLeft(at) && byHomeBased[at]! >= 0 ? 1 : 0), 'home_based_only')
    to.leaveCommunitiesOut(at => (isLeft(at) && byHomeBased[at]! < 0 ? 1 : 0), 'no_open_institution')
  }

/** Communities that only a home-based point serves. */
export const countHomeBased: Counting = (city, to) => {
  const { byInstitution, byHomeBased } = city.served
  const isCommunity = city.territory.isOfKind.community
  const only = byHomeBased.map((rank, at) => (byInstitution[at]! < 0 ? rank : -1))
  to.baseCommunities(listed(isCommunity))
  to.countCommunities({ amounts: both(isCommunity, only), ranks: byHomeBased, districtRanks: null })
  const isLeft = (at: number) => isCommunity[at] === 1 && only[at]! < 0
  to.leaveCommunitiesOut(at => (isLeft(at) && byInstitution[at]! >= 0 ? 1 : 0), 'served_by_other_institution')
  to.leaveCommunitiesOut(at => (isLeft(at) && byInstitution[at]! < 0 ? 1 : 0), 'no_open_institution')
}

/** community: 1 where it is of the kind and served. */
const both = (isKind: Float64Array, served: Int8Array): Float64Array =>
  isKind.map((one, at) => (served[at]! >= 0 ? one : 0))

/** That a community exists stands in the official list of codes. */
const listed = (amounts: Float64Array): CommunityAmounts => ({
  amounts,
  ranks: new Int8Array(amounts.length),
  districtRanks: null,
})
