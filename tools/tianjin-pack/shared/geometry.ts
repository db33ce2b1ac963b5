/** Longitude, latitude in degrees. */
export type Point = readonly [number, number]
export type Ring = readonly Point[]
/** Outer ring first, then holes. */
export type Polygon = readonly Ring[]
export type MultiPolygon = readonly Polygon[]
export type Box = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const METRES_PER_DEGREE = 111_194.93
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points on the sphere of radius 6,371,008.8 m (haversine). */
export function distanceMetres(a: Point, b: Point): number {
  const halfLatitude = Math.sin(radians(b[1] - a[1]) / 2)
  const halfLongitude = Math.sin(radians(b[0] - a[0]) / 2)
  const part = halfLatitude ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * halfLongitude ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(part)))
}

/** The point `east` and `north` metres away; good for a few kilometres. */
export const moved = ([longitude, latitude]: Point, east: number, north: number): Point => [
  longitude + east / (METRES_PER_DEGREE * Math.cos(radians(latitude))),
  latitude + north / METRES_PER_DEGREE,
]

export const boxOf = (area: MultiPolygon): Box => {
  const points = area.flat(2)
  return {
    west: Math.min(...points.map(point => point[0])),
    south: Math.min(...points.map(point => point[1])),
    east: Math.max(...points.map(point => point[0])),
    north: Math.max(...points.map(point => point[1])),
  }
}

/** Whether the point lies in the area, by crossings of a ray to the east (even-odd over all rings). */
export function contains(area: MultiPolygon, [x, y]: Point): boolean {
  let inside = false
  for (const ring of area.flat())
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const [x1, y1] = ring[index]!
      const [x2, y2] = ring[before]!
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

/** Metres from the point to the nearest edge of the area, from inside or outside. */
export function metresToEdge(area: MultiPolygon, point: Point): number {
  const scale = Math.cos(radians(point[1]))
  const flat = (other: Point): Point => [(other[0] - point[0]) * scale, other[1] - point[1]]
  let least = Number.POSITIVE_INFINITY
  for (const ring of area.flat())
    for (let index = 1; index < ring.length; index++)
      least = Math.min(least, fromOrigin(flat(ring[index - 1]!), flat(ring[index]!)))
  return least * METRES_PER_DEGREE
}

function fromOrigin([ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length))
  return Math.hypot(ax + along * (bx - ax), ay + along * (by - ay))
}

/** Square metres, by the shoelace formula at the ring's latitude; holes are taken off. */
export function areaSquareMetres(area: MultiPolygon): number {
  let sum = 0
  for (const polygon of area)
    polygon.forEach((ring, index) => {
      sum += (index === 0 ? 1 : -1) * Math.abs(signedDegrees(ring)) * Math.cos(radians(ring[0]![1]))
    })
  return sum * METRES_PER_DEGREE ** 2
}

/** Positive where the ring runs counter-clockwise, as RFC 7946 asks of outer rings. */
export function signedDegrees(ring: Ring): number {
  let twice = 0
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++)
    twice += ring[before]![0] * ring[index]![1] - ring[index]![0] * ring[before]![1]
  return twice / 2
}

export const roundTo = (value: number, decimals: number) => Number(value.toFixed(decimals))
/** Five decimals, about one metre. */
export const rounded = ([longitude, latitude]: Point): Point => [roundTo(longitude, 5), roundTo(latitude, 5)]
