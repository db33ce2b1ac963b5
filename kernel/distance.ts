/** A point in degrees, WGS-84. */
export type Point = { readonly longitude: number; readonly latitude: number }

/** Mean radius of the earth (IUGG 1980). */
const EARTH_METRES = 6_371_008.8
const RADIANS = Math.PI / 180

/** Metres in a straight line on the sphere between two points: the haversine formula, exact for short ways. */
export function straightMetres(a: Point, b: Point): number {
  const latitude = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2)
  const longitude = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2)
  const chord =
    latitude * latitude +
    Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * longitude * longitude
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Degrees that surely hold all points within the metres: half the width and half the height of a box. */
export function boxDegrees(centre: Point, metres: number): { longitude: number; latitude: number } {
  const latitude = metres / EARTH_METRES / RADIANS
  const nearestPole = Math.min(89.9, Math.abs(centre.latitude) + latitude)
  return { longitude: latitude / Math.cos(nearestPole * RADIANS), latitude }
}
