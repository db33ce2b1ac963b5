import {
  areaSquareMetres,
  boxOf,
  contains,
  distanceMetres,
  type MultiPolygon,
  metresToEdge,
  moved,
  type Point,
} from '../shared/geometry.ts'

const GRID_METRES = 500
/** Ground that one community takes of a town; villages share what is left. */
const COMMUNITY_SQUARE_METRES = 500_000

/** Points of a square grid inside the area, from the south-west, row by row. */
export function gridInside(area: MultiPolygon, stepMetres: number): Point[] {
  const { west, south, east, north } = boxOf(area)
  const [stepEast, stepNorth] = moved([0, (south + north) / 2], stepMetres, stepMetres)
  const latitudeStep = stepNorth - (south + north) / 2
  const points: Point[] = []
  for (let latitude = south + latitudeStep / 2; latitude < north; latitude += latitudeStep)
    for (let longitude = west + stepEast / 2; longitude < east; longitude += stepEast)
      if (contains(area, [longitude, latitude])) points.push([longitude, latitude])
  return points
}

/**
 * `count` points in the parts of the area far from the known ones: each next point is the grid point whose
 * distance to the nearest known or placed point, or to the edge, is greatest (largest empty circle on a 500 m grid).
 * Equal distances: the more southern, then the more western.
 */
export function farFromKnown(area: MultiPolygon, known: readonly Point[], count: number): Point[] {
  if (count === 0) return []
  const grid = gridInside(area, GRID_METRES)
  const room = grid.map(point =>
    Math.min(metresToEdge(area, point), ...known.map(other => distanceMetres(point, other))),
  )
  const placed: Point[] = []
  while (placed.length < count) {
    let best = 0
    for (let index = 1; index < grid.length; index++) if (room[index]! > room[best]!) best = index
    const chosen = grid[best]!
    placed.push(chosen)
    grid.forEach((point, index) => {
      room[index] = Math.min(room[index]!, distanceMetres(point, chosen))
    })
  }
  return placed
}

/**
 * Points for the communities and villages of one sub-district that have none: communities close around the centre,
 * about 0.5 km² each, villages evenly over the rest of the cell. Uses a plastic-number sequence (Roberts 2018),
 * which spreads evenly without a seed.
 */
export function spreadInCell(
  cell: MultiPolygon,
  centre: Point,
  counts: { communities: number; villages: number },
): { communities: Point[]; villages: Point[] } {
  const wanted = counts.communities + counts.villages
  if (wanted === 0) return { communities: [], villages: [] }
  const cellSquareMetres = areaSquareMetres(cell)
  const candidates = evenPoints(cell, Math.max(wanted * 4, 60, Math.ceil(cellSquareMetres / 200_000)))
  candidates.sort((a, b) => distanceMetres(a, centre) - distanceMetres(b, centre))
  const perCandidate = cellSquareMetres / candidates.length
  const town = Math.min(
    candidates.length - counts.villages,
    Math.max(counts.communities, Math.ceil((counts.communities * COMMUNITY_SQUARE_METRES) / perCandidate)),
  )
  return {
    communities: everyNth(candidates.slice(0, town), counts.communities),
    villages: everyNth(candidates.slice(town), counts.villages),
  }
}

/** `count` points inside the area in the order of the two-dimensional plastic-number sequence. */
function evenPoints(area: MultiPolygon, count: number): Point[] {
  const { west, south, east, north } = boxOf(area)
  const points: Point[] = []
  for (let step = 1; points.length < count && step < count * 1000; step++) {
    const point: Point = [
      west + ((0.5 + step * 0.7548776662466927) % 1) * (east - west),
      south + ((0.5 + step * 0.5698402909980532) % 1) * (north - south),
    ]
    if (contains(area, point)) points.push(point)
  }
  return points
}

const everyNth = (points: readonly Point[], count: number): Point[] =>
  Array.from({ length: count }, (_, index) => points[Math.floor(((index + 0.5) * points.length) / count)]!)
