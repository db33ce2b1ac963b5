import { contains, distanceMetres, type MultiPolygon, metresToEdge, type Point } from '../shared/geometry.ts'
import type { CommunityFacts, SubdistrictFacts } from './inputs.ts'

export const FARTHEST_FROM_SUBDISTRICT_METRES = 10_000
export const FARTHEST_OUTSIDE_DISTRICT_METRES = 2_000

/** A published point that cannot be right, and counts as unknown. */
export type DoubtfulPoint = { code: string; name: string; why: string }
export type PublishedPoints = {
  subdistricts: Map<string, Point>
  communities: Map<string, Point>
  doubtful: DoubtfulPoint[]
}

/** Keeps the published points that lie in or near their district, and communities' also near their sub-district. */
export function trustedPoints(
  subdistricts: readonly SubdistrictFacts[],
  communities: readonly CommunityFacts[],
  boundaries: ReadonlyMap<string, MultiPolygon>,
): PublishedPoints {
  const kept: PublishedPoints = { subdistricts: new Map(), communities: new Map(), doubtful: [] }
  for (const { code, name, district, point } of subdistricts) {
    if (!point) continue
    const why = outsideDistrict(point, boundaries.get(district)!)
    if (why) kept.doubtful.push({ code, name, why })
    else kept.subdistricts.set(code, point)
  }
  const districtOf = new Map(subdistricts.map(unit => [unit.code, unit.district]))
  for (const { code, name, subdistrict, point } of communities) {
    if (!point) continue
    const why =
      outsideDistrict(point, boundaries.get(districtOf.get(subdistrict)!)!) ??
      farFromSubdistrict(point, kept.subdistricts.get(subdistrict))
    if (why) kept.doubtful.push({ code, name, why })
    else kept.communities.set(code, point)
  }
  return kept
}

function outsideDistrict(point: Point, boundary: MultiPolygon): string | null {
  if (contains(boundary, point)) return null
  const metres = metresToEdge(boundary, point)
  return metres > FARTHEST_OUTSIDE_DISTRICT_METRES
    ? `${(metres / 1000).toFixed(1)} km outside its district`
    : null
}

function farFromSubdistrict(point: Point, centre: Point | undefined): string | null {
  const metres = centre ? distanceMetres(point, centre) : 0
  return metres > FARTHEST_FROM_SUBDISTRICT_METRES
    ? `${(metres / 1000).toFixed(1)} km from its sub-district`
    : null
}
