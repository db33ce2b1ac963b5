import { weakest } from '../../kernel/mark.ts'
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
  const people = who === 'residents' ? residentsOf : underThreesOf
  for (const community of city.territory.communities) {
    const amount = people(city, community)
    const mark = weakest([city.population.marks[community.index]!, community.positionMark])
    to.base(community, amount, mark)
    if (city.nearestOpen[community.index]! <= metres) to.count(community, amount, mark)
    else to.leaveOut(community, amount, 'beyond_walking_distance')
  }
}
