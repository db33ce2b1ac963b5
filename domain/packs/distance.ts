import type { Position } from 'geojson'

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

const KILOMETRES_PER_DEGREE = 111.195

/** From a point to the nearest point of the box, 0 inside; degrees as on a plane, which within a city errs by less than 1 %. */
export function kilometresFrom(box: Box, longitude: number, latitude: number): number {
  const x = Math.max(box[0] - longitude, 0, longitude - box[2]) * Math.cos((latitude * Math.PI) / 180)
  const y = Math.max(box[1] - latitude, 0, latitude - box[3])
  return Math.hypot(x, y) * KILOMETRES_PER_DEGREE
}
