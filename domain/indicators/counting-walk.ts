import type { CityOnDay } from './city-on-day.ts'
import type { Counter } from './counter.ts'
import { residentsOf, underThreesOf } from './counting-people.ts'

/**
 * Coverage as an analysis: people who live within `metres`, in a straight line, of an institution with an open place.
 * All people of a community stand at its point, so the points' marks weigh as much as the people's.
 */
export function countWalk(
  who: 'residents' | 'under_threes',
  metres: number,
  city: CityOnDay,
  to: Counter,
): void {
  const people = who === 'residents' ? residentsOf(city) : underThreesOf(city)
  const { positionRanks } = city.territory
  const ranks = people.ranks.map((rank, at) => Math.max(rank, positionRanks[at]!))
  const near = people.amounts.map((amount, at) => (city.nearestOpen[at]! <= metres ? amount : 0))
  to.baseCommunities({ amounts: people.amounts, ranks, districtRanks: null })
  to.countCommunities({ amounts: near, ranks, districtRanks: null })
  to.leaveCommunitiesOut(
    people.amounts.map((amount, at) => amount - near[at]!),
    'beyond_walking_distance',
  )
}
