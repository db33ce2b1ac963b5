/**
 * Which communities are covered: those with an open institution inside, or named in a service area. Home-based points
 * do not cover. Villages are points of demand with weight 0 here; the official ratio counts 社区 only.
 */
import type { Coverage } from '../../engine/index.ts'
import type { CommunityRecord } from '../indicators/territory-records.ts'
import type { ExistingFacility } from './plan-existing.ts'
import type { PlanRecords } from './plan-records.ts'
import type { PlanSite } from './plan-sites.ts'

/** The engine's rows of coverage by the sites' own communities; an extension also has its institution's area. */
export function planCoverage(
  records: PlanRecords,
  facilities: readonly ExistingFacility[],
  sites: readonly PlanSite[],
  years: number,
): Coverage {
  const { communities } = records.territory
  const points = communities.length
  const covered = new Uint8Array(years * points)
  for (const facility of facilities) {
    if (!facility.covers) continue
    for (let t = facility.fromYear; t < years; t++)
      for (const community of [facility.community, ...facility.serves])
        covered[t * points + community.index] = 1
  }
  const areas = areasOf(facilities)
  const sitesOf: number[][] = communities.map(() => [])
  for (const site of sites)
    for (const { index } of communitiesCoveredBy(site, areas)) sitesOf[index]!.push(site.index)
  const siteStart = new Int32Array(points + 1)
  sitesOf.forEach((list, point) => {
    siteStart[point + 1] = siteStart[point]! + list.length
  })
  return {
    weight: Float64Array.from(communities, each => (each.communityKind === 'community' ? 1 : 0)),
    covered,
    siteStart,
    site: Int32Array.from(sitesOf.flat()),
  }
}

type Areas = ReadonlyMap<string, readonly CommunityRecord[]>

/** code of an institution or project → its own community and its service area on the base date. */
export const areasOf = (facilities: readonly ExistingFacility[]): Areas =>
  new Map(facilities.map(each => [each.code, [each.community, ...each.serves]]))

/** The communities that a site covers, each once. */
export function communitiesCoveredBy({ record }: PlanSite, areas: Areas): CommunityRecord[] {
  const extended = record.institution === null ? [] : (areas.get(record.institution) ?? [])
  return [...new Set([record.community, ...extended])]
}
