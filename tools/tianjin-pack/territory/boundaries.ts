import {
  areaSquareMetres,
  type MultiPolygon,
  type Point,
  type Polygon,
  type Ring,
  rounded,
  signedDegrees,
} from '../shared/geometry.ts'
import type { EchartsMap, ThirdParty } from '../third-party.ts'

/** Parts smaller than this come from rounding where a ring touched itself. */
const LEAST_PART_SQUARE_METRES = 1_000_000

/** District boundaries by code in WGS-84, from the encoded GCJ-02 map of ECharts, whose rings sometimes touch themselves. */
export function districtBoundaries(
  map: EchartsMap,
  { toWgs84, untangled }: Pick<ThirdParty, 'toWgs84' | 'untangled'>,
): Map<string, MultiPolygon> {
  return new Map(
    map.features.map(({ id, geometry }) => {
      const polygons =
        geometry.type === 'Polygon'
          ? [decodePolygon(geometry.coordinates as string[], geometry.encodeOffsets as Offset[])]
          : geometry.coordinates.map((rings, index) =>
              decodePolygon(rings as string[], geometry.encodeOffsets[index] as Offset[]),
            )
      const decoded = polygons.map(polygon => tidy(polygon.map(ring => ring.map(toWgs84))))
      const parts = untangled(decoded).map(polygon => tidy(polygon.slice(0, 1)))
      return [id, parts.filter(part => areaSquareMetres([part]) >= LEAST_PART_SQUARE_METRES)]
    }),
  )
}

type Offset = readonly [number, number]
const decodePolygon = (rings: readonly string[], offsets: readonly Offset[]): Polygon =>
  rings.map((ring, index) => decodeRing(ring, offsets[index]!))

/** ECharts' coding: differences in 1/1024 degree, sign folded into the lowest bit, each a character from 64 on. */
export function decodeRing(encoded: string, [startX, startY]: Offset): Ring {
  const unfold = (index: number) => {
    const value = encoded.charCodeAt(index) - 64
    return (value >> 1) ^ -(value & 1)
  }
  let [x, y] = [startX, startY]
  const ring: Point[] = []
  for (let index = 0; index < encoded.length; index += 2) {
    x += unfold(index)
    y += unfold(index + 1)
    ring.push([x / 1024, y / 1024])
  }
  return ring
}

/** Rounded, closed, outer ring counter-clockwise and holes clockwise (RFC 7946), repeated points left out. */
export const tidy = (polygon: Polygon): Polygon =>
  polygon.map((ring, index) => {
    const points = ring
      .map(rounded)
      .filter((point, at, all) => at === 0 || point[0] !== all[at - 1]![0] || point[1] !== all[at - 1]![1])
    const [first, last] = [points[0]!, points.at(-1)!]
    if (first[0] !== last[0] || first[1] !== last[1]) points.push(first)
    return signedDegrees(points) > 0 === (index === 0) ? points : points.reverse()
  })

/** A GeoJSON geometry, a Polygon where one is enough. */
export const geometryOf = (area: MultiPolygon) =>
  area.length === 1 ? { type: 'Polygon', coordinates: area[0] } : { type: 'MultiPolygon', coordinates: area }
