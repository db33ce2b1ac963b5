import KDBush from 'kdbush'
import { boxDegrees, type Point, straightMetres } from '../../kernel/distance.ts'

/** Points around centres, sparse: centre `i` holds entries `start[i]` … `start[i + 1] - 1`, by index of the point. */
export type Nearby = {
  readonly start: Int32Array
  /** entry: index of the point that was found. */
  readonly point: Int32Array
  /** entry: metres in a straight line. */
  readonly metres: Float64Array
}

/** For each centre the points within `metres` of it in a straight line. O((centres + points) log points + pairs). */
export function nearby(centres: readonly Point[], points: readonly Point[], metres: number): Nearby {
  const index = new KDBush(points.length)
  for (const point of points) index.add(point.longitude, point.latitude)
  index.finish()
  const start = new Int32Array(centres.length + 1)
  const found: number[] = []
  const distances: number[] = []
  centres.forEach((centre, row) => {
    for (const point of pointsInBox(index, centre, metres)) {
      const distance = straightMetres(centre, points[point]!)
      if (distance > metres) continue
      found.push(point)
      distances.push(distance)
    }
    start[row + 1] = found.length
  })
  return { start, point: Int32Array.from(found), metres: Float64Array.from(distances) }
}

function pointsInBox(index: KDBush, { longitude, latitude }: Point, metres: number): number[] {
  const box = boxDegrees({ longitude, latitude }, metres)
  return index
    .range(
      longitude - box.longitude,
      latitude - box.latitude,
      longitude + box.longitude,
      latitude + box.latitude,
    )
    .sort((a, b) => a - b)
}
