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
  const { amounts, ranks } = who === 'residents' ? residentsOf(city) : underThreesOf(city)
  const near = new Float64Array(amounts.length)
  const walkRanks = new Int8Array(amounts.length)
  for (let at = 0; at < amounts.length; at++) {
    walkRanks[at] = Math.max(ranks[at]!, city.territory.positionRanks[at]!)
    if (city.nearestOpen[at]! <= metres) near[at] = amounts[at]!
  }
  to.baseCommunities({ amounts, ranks: walkRanks, districtRanks: null })
  to.countCommunities({ amounts: near, ranks: walkRanks, districtRanks: null })
  to.leaveCommunitiesOut(at => amounts[at]! - near[at]!, 'beyond_walking_distance')
}
