import type { Position } from 'geojson'
import { straightMetres } from '../../kernel/distance.ts'

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

export function boxOf(positions: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [longitude, latitude] of positions as readonly [number, number][]) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return [west, south, east, north]
}

/** From a point to the point of the box whose degrees lie nearest, 0 inside. */
export function kilometresFrom([west, south, east, north]: Box, longitude: number, latitude: number): number {
  const nearest = {
    longitude: Math.min(Math.max(longitude, west), east),
    latitude: Math.min(Math.max(latitude, south), north),
  }
  return straightMetres({ longitude, latitude }, nearest) / 1000
}
