import type { CityOnDay } from './city-on-day.ts'
import type { CommunityAmounts, Counter, Counting } from './counter.ts'
import { countFilled } from './counting-funnel.ts'
import type { Count } from './measures.ts'
import { AGE_BANDS, wantingByCommunity } from './wanting-children.ts'

/** Residents of every community. */
export const residentsOf = ({ population }: CityOnDay): CommunityAmounts => ({
  amounts: population.residents,
  ranks: population.ranks,
  districtRanks: population.districtRanks,
})

/** Children under three of every community. */
export const underThreesOf = ({ population }: CityOnDay): CommunityAmounts => ({
  amounts: population.underThrees,
  ranks: population.ranks,
  districtRanks: population.districtRanks,
})

/** community × band: expected children who want care. */
export const childrenWanting = ({ population, settings }: CityOnDay): Float64Array =>
  wantingByCommunity(population, settings.values.take_up)

const countWanting: Counting = (city, to) => {
  const wanting = childrenWanting(city)
  const amounts = new Float64Array(city.population.age0.length)
  for (let at = 0; at < wanting.length; at++) amounts[Math.floor(at / AGE_BANDS.length)]! += wanting[at]!
  to.countCommunities({ ...residentsOf(city), amounts })
}

/** Children on the waiting lists of filed institutions. */
function countWaiting(city: CityOnDay, to: Counter): void {
  for (const each of city.network.institutions) {
    if (each.waiting === 0) continue
    if (each.unfiled === null) to.count(each.of, each.waiting, each.of.mark)
    else to.leaveOut(each.of, each.waiting, each.unfiled)
  }
}

/** Who is counted, and the places they would fill. */
export const PEOPLE_COUNTINGS: Readonly<Record<Count, Counting>> = {
  residents: (city, to) => to.countCommunities(residentsOf(city)),
  under_threes: (city, to) => to.countCommunities(underThreesOf(city)),
  wanting: countWanting,
  predicted: countFilled('predicted'),
  waiting: countWaiting,
}
