import { contains } from '../../kernel/date-range.ts'
import { MARKS, type Mark } from '../../kernel/mark.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { Counting } from './counter.ts'
import type { Ratio } from './measures.ts'
import type { LeftOutReason } from './record-list.ts'

type Coverage = Extract<Ratio, 'community_coverage' | 'village_coverage' | 'home_based_coverage'>

/** How a community is served on the day: by whom, and how far the best of these records may be trusted. */
type Served = { readonly other: Mark | null; readonly homeBased: Mark | null }

/**
 * Coverage as the plan counts it: a community (社区) is covered when an open institution lies in it or names it in its
 * service area. Villages are a second line. A home-based point (家庭托育点) covers no community; those that have
 * nothing else are a line of their own.
 */
export const countCommunities =
  (coverage: Coverage): Counting =>
  (city, to) => {
    const kind = coverage === 'village_coverage' ? 'village' : 'community'
    const served = servedCommunities(city)
    for (const community of city.territory.communities) {
      if (community.communityKind !== kind) continue
      to.base(community, 1, 'official')
      const by = served.get(community.index) ?? { other: null, homeBased: null }
      const mark = coverage === 'home_based_coverage' ? homeBasedOnly(by) : by.other
      if (mark) to.count(community, 1, mark)
      else to.leaveOut(community, 1, uncoveredReason(coverage, by))
    }
  }

const homeBasedOnly = (by: Served): Mark | null => (by.other ? null : by.homeBased)

function uncoveredReason(coverage: Coverage, by: Served): LeftOutReason {
  if (coverage === 'home_based_coverage')
    return by.other ? 'served_by_other_institution' : 'no_open_institution'
  return by.homeBased ? 'home_based_only' : 'no_open_institution'
}

/** By index of the community. */
export function servedCommunities(city: CityOnDay): ReadonlyMap<number, Served> {
  const served = new Map<number, Served>()
  for (const { of, open } of city.network.institutions) {
    if (!open) continue
    const who = of.mode === 'home_based' ? 'homeBased' : 'other'
    const named = of.served.filter(each => contains(each.valid, city.on)).map(each => each.community.index)
    for (const community of [of.community.index, ...named]) {
      const before = served.get(community) ?? { other: null, homeBased: null }
      served.set(community, { ...before, [who]: stronger(before[who], of.mark) })
    }
  }
  return served
}

const stronger = (a: Mark | null, b: Mark): Mark =>
  a !== null && MARKS.indexOf(a) <= MARKS.indexOf(b) ? a : b
