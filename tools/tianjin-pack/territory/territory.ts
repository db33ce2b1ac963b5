import { type MultiPolygon, type Point, rounded } from '../shared/geometry.ts'
import { largestRemainder } from '../shared/rounding.ts'
import type { ThirdParty } from '../third-party.ts'
import { splitAges1to4 } from './ages.ts'
import { districtBoundaries } from './boundaries.ts'
import { cellsOf } from './cells.ts'
import { type CityFacts, type DistrictYear, districtYears } from './district-years.ts'
import {
  type CommunityFacts,
  type DistrictFacts,
  readBirthRates,
  readBirths,
  readCommunities,
  readDistricts,
  readResidents,
  readSubdistricts,
  type SubdistrictFacts,
} from './inputs.ts'
import { farFromKnown, spreadInCell } from './placing.ts'
import { type DoubtfulPoint, trustedPoints } from './published-points.ts'
import { rakeResidents } from './raking.ts'

export type PlacedSubdistrict = SubdistrictFacts & {
  at: Point
  published: boolean
  cell: MultiPolygon | null
}
export type PlacedCommunity = CommunityFacts & {
  district: string
  at: Point
  published: boolean
  residents: number
  ages: [number, number, number]
}
export type Territory = {
  districts: readonly (DistrictFacts & { at: Point; boundary: MultiPolygon })[]
  subdistricts: readonly PlacedSubdistrict[]
  communities: readonly PlacedCommunity[]
  years: readonly DistrictYear[]
  doubtful: readonly DoubtfulPoint[]
}

/** The city with all its units placed and its people shared out. */
export function buildTerritory(third: ThirdParty): Territory {
  const districts = readDistricts()
  const subdistricts = readSubdistricts()
  const communities = readCommunities()
  const boundaries = districtBoundaries(third.echartsMap, third)
  const points = trustedPoints(subdistricts, communities, boundaries)
  const rates = readBirthRates()
  const placed: PlacedSubdistrict[] = []
  const peopled: PlacedCommunity[] = []
  const ages1to4 = [0, 0, 0, 0]
  for (const district of districts) {
    const units = subdistricts.filter(unit => unit.district === district.code)
    const own = communities.filter(community => community.subdistrict.startsWith(district.code))
    const boundary = boundaries.get(district.code)!
    const placedUnits = placeSubdistricts(units, own, boundary, points, third)
    placed.push(...placedUnits)
    const at = placeCommunities(placedUnits, own, points.communities)
    const residents = rakeResidents(own, district, pinnedIn(units))
    const split = splitAges1to4(district.age1to4, rates)
    split.forEach((count, index) => {
      ages1to4[index]! += count
    })
    const weights = own.map(community => residents.get(community.code)!)
    const ages = [district.age0, split[0]!, split[1]!].map(count => largestRemainder(weights, count))
    own.forEach((community, index) => {
      peopled.push({
        ...community,
        district: district.code,
        at: rounded(at.get(community.code)!),
        published: points.communities.has(community.code),
        residents: weights[index]!,
        ages: [ages[0]![index]!, ages[1]![index]!, ages[2]![index]!],
      })
    })
  }
  const facts: CityFacts = { districts, ages1to4, births: readBirths(), residents: readResidents() }
  const centres = new Map(
    third.echartsMap.features.map(({ id, properties }) => [id, rounded(third.toWgs84(properties.cp))]),
  )
  return {
    districts: districts.map(district => ({
      ...district,
      at: centres.get(district.code)!,
      boundary: boundaries.get(district.code)!,
    })),
    subdistricts: placed,
    communities: peopled,
    years: districtYears(facts),
    doubtful: points.doubtful,
  }
}

const pinnedIn = (units: readonly SubdistrictFacts[]) =>
  new Map(
    units.flatMap(unit =>
      unit.censusResidents === null ? [] : [[unit.code, unit.censusResidents] as const],
    ),
  )

/** Published point; else the mean of the unit's own published communities; else far from what is known. */
function placeSubdistricts(
  units: readonly SubdistrictFacts[],
  communities: readonly CommunityFacts[],
  boundary: MultiPolygon,
  points: { subdistricts: Map<string, Point>; communities: Map<string, Point> },
  third: ThirdParty,
): PlacedSubdistrict[] {
  const at = new Map<string, Point>()
  for (const { code } of units) {
    const own = communities.filter(community => community.subdistrict === code)
    const known = own.flatMap(community => listed(points.communities.get(community.code)))
    const found = points.subdistricts.get(code) ?? meanOf(known)
    if (found) at.set(code, found)
  }
  const homeless = units.filter(unit => !at.has(unit.code)).sort((a, b) => rank(a) - rank(b))
  const known = [...at.values(), ...communities.flatMap(({ code }) => listed(points.communities.get(code)))]
  const spots = farFromKnown(boundary, known, homeless.length)
  homeless.forEach((unit, index) => {
    at.set(unit.code, spots[index]!)
  })
  const peopled = units.filter(unit => communities.some(community => community.subdistrict === unit.code))
  const cells = cellsOf(boundary, new Map(peopled.map(unit => [unit.code, at.get(unit.code)!])), third)
  return units.map(unit => ({
    ...unit,
    at: rounded(at.get(unit.code)!),
    published: points.subdistricts.has(unit.code),
    cell: cells.get(unit.code) ?? null,
  }))
}

/** Published points stay; the others are spread over the cell of their sub-district. */
function placeCommunities(
  units: readonly PlacedSubdistrict[],
  communities: readonly CommunityFacts[],
  published: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const at = new Map<string, Point>()
  for (const unit of units) {
    const own = communities.filter(community => community.subdistrict === unit.code)
    const unknown = own.filter(community => !published.has(community.code))
    for (const { code } of own) if (published.has(code)) at.set(code, published.get(code)!)
    const byKind = (kind: CommunityFacts['kind']) => unknown.filter(community => community.kind === kind)
    const [towns, villages] = [byKind('community'), byKind('village')]
    const spots = spreadInCell(unit.cell ?? [], unit.at, {
      communities: towns.length,
      villages: villages.length,
    })
    towns.forEach((community, index) => {
      at.set(community.code, spots.communities[index]!)
    })
    villages.forEach((community, index) => {
      at.set(community.code, spots.villages[index]!)
    })
  }
  return at
}

const listed = (point: Point | undefined): Point[] => (point ? [point] : [])
/** Sub-districts and towns choose their place before zones. */
const rank = (unit: SubdistrictFacts) => (unit.kind === 'zone' ? 1 : 0)

const meanOf = (points: readonly Point[]): Point | null =>
  points.length === 0
    ? null
    : [
        points.reduce((sum, point) => sum + point[0], 0) / points.length,
        points.reduce((sum, point) => sum + point[1], 0) / points.length,
      ]
