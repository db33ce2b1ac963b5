/**
 * People who move into new residential areas. Within a projection they draw from the rest of the city: the city's totals
 * stay what births, deaths and moves make them, and districts and communities with new homes get a larger part of them.
 * An area counts from the year by whose end its places are due, its hand-over; one delivered before the last observed
 * year is in the observed people already.
 */
import type { Territory } from '../indicators/territory-records.ts'
import type { DistrictPeople } from './children-forecast.ts'
import type { ForecastRecords } from './forecast-records.ts'

export type Housing = {
  /** people planned in the district's areas delivered by then. */
  residentsOf(district: number): number
  /** children of ages 0, 1 and 2 among them, at the city's share of each age. */
  childrenOf(district: number): readonly number[]
  /** what the district's communities weigh in the split of an age: the census, scaled to now, and new areas. */
  weightsOf(district: number, age: number, census: Float64Array): Float64Array
}

type HousingRecords = Pick<ForecastRecords, 'newAreas'> & { readonly territory: Territory }

/** The housing delivered after one year and up to another; null: none counts. `people`: districts when last observed. */
export function housingBy(
  { newAreas, territory }: HousingRecords,
  delivered: { readonly after: number; readonly until: number } | null,
  people: readonly DistrictPeople[],
): Housing {
  const residents = new Float64Array(territory.districts.length)
  const byCommunity = new Map<number, number>()
  for (const { communityId, plannedResidents, dutyYear } of newAreas) {
    if (!delivered || plannedResidents === null || dutyYear === null) continue
    if (dutyYear <= delivered.after || dutyYear > delivered.until) continue
    const community = territory.communityById.get(communityId)!
    residents[territory.subdistricts[community.subdistrict]!.district]! += plannedResidents
    byCommunity.set(community.id, (byCommunity.get(community.id) ?? 0) + plannedResidents)
  }
  const total = (of: keyof Omit<DistrictPeople, 'mark'>) => people.reduce((sum, row) => sum + row[of], 0)
  const everybody = total('residents')
  const share = (['age0', 'age1', 'age2'] as const).map(age => (everybody > 0 ? total(age) / everybody : 0))
  return {
    residentsOf: district => residents[district]!,
    childrenOf: district => share.map(each => each * residents[district]!),
    weightsOf: (district, age, census) => {
      const { communities } = territory.districts[district]!
      const counted = census.reduce((sum, each) => sum + each, 0)
      const now = [people[district]!.age0, people[district]!.age1, people[district]!.age2][age]!
      const scale = counted > 0 ? now / counted : 0
      return census.map(
        (children, at) => children * scale + share[age]! * (byCommunity.get(communities[at]!.id) ?? 0),
      )
    },
  }
}
