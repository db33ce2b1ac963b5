/**
 * Which communities are covered: those with an open institution inside, or named in a service area. Home-based points
 * do not cover. Villages are points of demand with weight 0 here; the official ratio counts 社区 only.
 */
import type { Coverage } from '../../engine/index.ts'
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
  const areas = new Map(facilities.map(each => [each.code, [each.community, ...each.serves]]))
  const sitesOf: number[][] = communities.map(() => [])
  for (const { record, index } of sites) {
    const extended = record.institution === null ? [] : (areas.get(record.institution) ?? [])
    for (const point of new Set([record.community, ...extended].map(each => each.index)))
      sitesOf[point]!.push(index)
  }
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
