import type { CityOnDay } from './city-on-day.ts'
import type { Counter } from './counter.ts'
import { residentsOf, underThreesOf } from './counting-people.ts'

type WalkedPeople = { readonly who: 'residents' | 'under_threes'; readonly metres: number }

/**
 * Coverage as an analysis: people who live within `metres`, in a straight line, of an institution with an open place.
 * All people of a community stand at its point, so the points' marks weigh as much as the people's. Where asked, only
 * people on published points are counted, above and below the line.
 */
export function countWalk(
  { who, metres }: WalkedPeople,
  city: CityOnDay,
  to: Counter,
  onPublishedPoints = false,
): void {
  const { amounts: all, ranks } = who === 'residents' ? residentsOf(city) : underThreesOf(city)
  const { positionRanks } = city.territory
  const amounts = onPublishedPoints ? all.map((people, at) => (positionRanks[at] === 0 ? people : 0)) : all
  const near = new Float64Array(amounts.length)
  const walkRanks = new Int8Array(amounts.length)
  for (let at = 0; at < amounts.length; at++) {
    walkRanks[at] = Math.max(ranks[at]!, positionRanks[at]!)
    if (city.nearestOpen[at]! <= metres) near[at] = amounts[at]!
  }
  to.baseCommunities({ amounts, ranks: walkRanks, districtRanks: null })
  to.countCommunities({ amounts: near, ranks: walkRanks, districtRanks: null })
  to.leaveCommunitiesOut(at => amounts[at]! - near[at]!, 'beyond_walking_distance')
}
