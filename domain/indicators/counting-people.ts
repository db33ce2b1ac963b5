import type { CityOnDay } from './city-on-day.ts'
import type { Counter, Counting } from './counter.ts'
import { countFilled } from './counting-funnel.ts'
import type { Count } from './measures.ts'
import type { CommunityRecord } from './territory-records.ts'
import { wantingByBand } from './wanting-children.ts'

export type PeopleOf = (city: CityOnDay, community: CommunityRecord) => number

export const residentsOf: PeopleOf = ({ population }, { index }) => population.residents[index]!

export const underThreesOf: PeopleOf = ({ population }, { index }) =>
  population.age0[index]! + population.age1[index]! + population.age2[index]!

const wantingOf: PeopleOf = (city, community) =>
  childrenWanting(city, community).reduce((sum, children) => sum + children, 0)

/** Expected children of the community who want care, by age band. */
export const childrenWanting = ({ population, settings }: CityOnDay, { index }: CommunityRecord): number[] =>
  wantingByBand(
    { age0: population.age0[index]!, age1: population.age1[index]!, age2: population.age2[index]! },
    settings.values.take_up,
  )

/** Says the people of every community, each with the mark of its split and that of its district's total. */
export function eachCommunity(city: CityOnDay, people: PeopleOf, say: Counter['count']): void {
  const { population, territory } = city
  for (const community of territory.communities) {
    const { district } = territory.subdistricts[community.subdistrict]!
    say(
      community,
      people(city, community),
      population.marks[community.index]!,
      population.districtMarks[district]!,
    )
  }
}

function countWaiting(city: CityOnDay, to: Counter): void {
  for (const each of city.network.institutions) {
    if (each.waiting === 0) continue
    if (each.filed) to.count(each.of, each.waiting, each.of.mark)
    else to.leaveOut(each.of, each.waiting, each.classes[0]?.unfiled ?? 'institution_never_filed')
  }
}

const countEach =
  (people: PeopleOf): Counting =>
  (city, to) =>
    eachCommunity(city, people, to.count)

/** Who is counted, and the places they would fill. */
export const PEOPLE_COUNTINGS: Readonly<Record<Count, Counting>> = {
  residents: countEach(residentsOf),
  under_threes: countEach(underThreesOf),
  wanting: countEach(wantingOf),
  predicted: countFilled('predicted'),
  waiting: countWaiting,
}
