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

/** Where a name stands: the centre of mass of the largest part. */
export function labelPoint(feature: Feature): [number, number] | null {
  let best: { area: number; at: [number, number] } | null = null
  for (const polygon of polygonsOf(feature.geometry as Geometry)) {
    const found = centroid(polygon[0] ?? [])
    if (found && (!best || found.area > best.area)) best = found
  }
  return best?.at ?? null
}

function centroid(ring: Position[]): { area: number; at: [number, number] } | null {
  let [twice, x, y] = [0, 0, 0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[j] as [number, number], ring[i] as [number, number]]
    const cross = ax * by - bx * ay
    twice += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return twice === 0 ? null : { area: Math.abs(twice), at: [x / (3 * twice), y / (3 * twice)] }
}
