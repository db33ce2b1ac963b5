import {
  areaSquareMetres,
  boxOf,
  contains,
  distanceMetres,
  type MultiPolygon,
  moved,
  type Point,
} from '../shared/geometry.ts'
import type { ThirdParty } from '../third-party.ts'
import { tidy } from './boundaries.ts'
import { gridInside } from './placing.ts'

const LEAST_CELL_SQUARE_METRES = 10_000

/**
 * Schematic cells of one district: what lies nearer to a unit's point than to any other's (Voronoi), clipped to the
 * district. Points outside the district count at the nearest place inside; equal points are set 400 m apart.
 */
export function cellsOf(
  boundary: MultiPolygon,
  points: ReadonlyMap<string, Point>,
  third: Pick<ThirdParty, 'voronoiCells' | 'intersection'>,
): Map<string, MultiPolygon> {
  const codes = [...points.keys()]
  const seeds = separateSeeds(boundary, [...points.values()])
  const { west, south, east, north } = boxOf(boundary)
  const scale = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const margin = 0.2
  const cells = third.voronoiCells(
    seeds.map(([x, y]) => [x * scale, y]),
    [(west - margin) * scale, south - margin, (east + margin) * scale, north + margin],
  )
  return new Map(
    codes.map((code, index) => {
      const cell = cells[index]!.map(ring => ring.map(([x, y]): Point => [x / scale, y]))
      const clipped = third.intersection(boundary, [cell]).map(tidy)
      return [code, clipped.filter(polygon => areaSquareMetres([polygon]) >= LEAST_CELL_SQUARE_METRES)]
    }),
  )
}

function separateSeeds(boundary: MultiPolygon, points: readonly Point[]): Point[] {
  let grid: Point[] | null = null
  const taken = new Set<string>()
  return points.map(point => {
    let seed = point
    if (!contains(boundary, seed)) {
      grid ??= gridInside(boundary, 250)
      seed = grid.reduce((best, other) =>
        distanceMetres(other, point) < distanceMetres(best, point) ? other : best,
      )
    }
    while (taken.has(seed.join())) seed = moved(seed, 400, 0)
    taken.add(seed.join())
    return seed
  })
}
