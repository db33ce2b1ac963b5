import type { Geometry, Position } from 'geojson'
import type { Boundaries } from '../api.ts'

export type Feature = Boundaries['features'][number]
export type Bounds = [west: number, south: number, east: number, north: number]

const polygonsOf = (geometry: Geometry): Position[][][] =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates]
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : []

/** The box around features; null where there are none. */
export function boundsOf(features: readonly Feature[]): Bounds | null {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const feature of features)
    for (const polygon of polygonsOf(feature.geometry as Geometry))
      for (const [x, y] of polygon[0] ?? []) {
        box[0] = Math.min(box[0], x!)
        box[1] = Math.min(box[1], y!)
        box[2] = Math.max(box[2], x!)
        box[3] = Math.max(box[3], y!)
      }
  return box[0] === Infinity ? null : box
}

const GRID = 24

/** Where a name stands: inside the largest part, as far from its edge as a grid of points shows. */
export function labelPoint(feature: Feature): [number, number] | null {
  const rings = polygonsOf(feature.geometry as Geometry).map(polygon => polygon[0] ?? [])
  const ring = rings.toSorted((a, b) => extent(b) - extent(a))[0]
  if (!ring?.length) return null
  const [west, south, east, north] = boxOf(ring)
  let best: { room: number; at: [number, number] } | null = null
  for (let i = 0.5; i < GRID; i++)
    for (let j = 0.5; j < GRID; j++) {
      const at: [number, number] = [west + ((east - west) * i) / GRID, south + ((north - south) * j) / GRID]
      const room = roomAround(ring, at)
      if (room > (best?.room ?? 0)) best = { room, at }
    }
  return best?.at ?? [(west + east) / 2, (south + north) / 2]
}

const boxOf = (ring: Position[]): Bounds => [
  Math.min(...ring.map(([x]) => x!)),
  Math.min(...ring.map(([, y]) => y!)),
  Math.max(...ring.map(([x]) => x!)),
  Math.max(...ring.map(([, y]) => y!)),
]

const extent = (ring: Position[]): number => {
  const [west, south, east, north] = boxOf(ring)
  return (east - west) * (north - south)
}

/** Degrees from the point to the ring's nearest corner; 0 outside. Corners lie close enough for a label. */
function roomAround(ring: Position[], [x, y]: [number, number]): number {
  let nearest = Infinity
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i] as [number, number], ring[j] as [number, number]]
    nearest = Math.min(nearest, Math.hypot(x - ax, y - ay))
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside ? nearest : 0
}
