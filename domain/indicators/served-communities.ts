import type { CivilDate } from '../../kernel/civil-date.ts'
import { contains } from '../../kernel/date-range.ts'
import { MARKS } from '../../kernel/mark.ts'
import type { NetworkOnDay } from './network-on-day.ts'

/** community: rank in `MARKS` of the best record that says so; -1 where it is not served. */
export type ServedCommunities = {
  /** By an open institution that is not a home-based point: it lies there, or names it in its service area. */
  readonly byInstitution: Int8Array
  readonly byHomeBased: Int8Array
}

/** Which communities are served on the day, and by what. */
export function servedCommunities(
  network: NetworkOnDay,
  communities: number,
  on: CivilDate,
): ServedCommunities {
  const byInstitution = new Int8Array(communities).fill(-1)
  const byHomeBased = new Int8Array(communities).fill(-1)
  for (const { of, open } of network.institutions) {
    if (!open) continue
    const served = of.mode === 'home_based' ? byHomeBased : byInstitution
    const rank = MARKS.indexOf(of.mark)
    const named = of.served.filter(each => contains(each.valid, on)).map(each => each.community)
    for (const { index } of [of.community, ...named])
      if (served[index]! < 0 || rank < served[index]!) served[index] = rank
  }
  return { byInstitution, byHomeBased }
}
