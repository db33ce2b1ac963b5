/**
 * The nearest point of the streets to a place. Segments lie in the cells of a grid that has about as many cells as
 * segments; a place looks at rings of cells around it until no farther ring can hold a nearer segment.
 */
import { type Point, straightMetres } from '../../kernel/distance.ts'
import type { Streets } from './read-streets.ts'

/** Where a place meets the streets: the segment, how far along it (0 at `from`, 1 at `to`), and the straight way there. */
export type Foothold = { readonly segment: number; readonly along: number; readonly metres: number } & Point

const LEAST_CELL_METRES = 50
const RADIANS = Math.PI / 180

/** A function that finds the foothold of a place on the segments; of segments equally near the first. O(log) expected. */
export function footholdsOn(streets: Streets, segments: Int32Array): (place: Point) => Foothold {
  const grid = gridOf(streets, segments)
  return place => {
    let nearest: Foothold | undefined
    for (let ring = 0; ring <= grid.mostRings; ring++) {
      // what lies in this ring is at least this far away: the place stands somewhere in the middle cell
      if (nearest && (ring - 1) * grid.leastCellMetres > nearest.metres) break
      grid.inRing(place, ring, segment => {
        const found = footholdOn(streets, segment, place)
        const isNearer = !nearest || found.metres < nearest.metres
        if (isNearer || (found.metres === nearest!.metres && segment < nearest!.segment)) nearest = found
      })
    }
    return nearest!
  }
}

/** The nearest point of one segment, on the plane that touches the earth at the place. */
function footholdOn(streets: Streets, segment: number, place: Point): Foothold {
  const [a, b] = [streets.from[segment]!, streets.to[segment]!]
  const narrowing = Math.cos(place.latitude * RADIANS)
  const x = (node: number) => (streets.longitude[node]! - place.longitude) * narrowing
  const y = (node: number) => streets.latitude[node]! - place.latitude
  const [dx, dy] = [x(b) - x(a), y(b) - y(a)]
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x(a) * dx + y(a) * dy) / squared))
  const between = (values: Float64Array) => values[a]! + along * (values[b]! - values[a]!)
  const point = { longitude: between(streets.longitude), latitude: between(streets.latitude) }
  return { segment, along, metres: straightMetres(place, point), ...point }
}

type Box = { west: number; east: number; south: number; north: number }

function boxOf(streets: Streets, segments: Int32Array): Box {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const segment of segments)
    for (const node of [streets.from[segment]!, streets.to[segment]!]) {
      box.west = Math.min(box.west, streets.longitude[node]!)
      box.east = Math.max(box.east, streets.longitude[node]!)
      box.south = Math.min(box.south, streets.latitude[node]!)
      box.north = Math.max(box.north, streets.latitude[node]!)
    }
  return box
}

function gridOf(streets: Streets, segments: Int32Array) {
  const box = boxOf(streets, segments)
  const { west, south } = box
  const height = straightMetres(
    { longitude: west, latitude: south },
    { longitude: west, latitude: box.north },
  )
  // the side nearer the equator is the longer one; the farther one has the narrowest cells
  const width = (latitude: number) =>
    straightMetres({ longitude: west, latitude }, { longitude: box.east, latitude })
  const widest = Math.max(width(south), width(box.north))
  const cellMetres = Math.max(LEAST_CELL_METRES, Math.sqrt((widest * height) / segments.length))
  const columns = Math.max(1, Math.ceil(widest / cellMetres))
  const rows = Math.max(1, Math.ceil(height / cellMetres))
  const cellWidth = (box.east - west) / columns || 1
  const cellHeight = (box.north - south) / rows || 1
  const narrowest = Math.min(width(south), width(box.north)) / columns
  const column = (longitude: number) => Math.floor((longitude - west) / cellWidth)
  const row = (latitude: number) => Math.floor((latitude - south) / cellHeight)
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value))

  /** Calls for each cell that the box of a segment touches. */
  const cellsOf = (segment: number, call: (cell: number) => void) => {
    const [a, b] = [streets.from[segment]!, streets.to[segment]!]
    const columnsOf = [a, b].map(node => within(column(streets.longitude[node]!), columns))
    const rowsOf = [a, b].map(node => within(row(streets.latitude[node]!), rows))
    for (let y = Math.min(...rowsOf); y <= Math.max(...rowsOf); y++)
      for (let x = Math.min(...columnsOf); x <= Math.max(...columnsOf); x++) call(y * columns + x)
  }
  const start = new Int32Array(columns * rows + 1)
  for (const segment of segments)
    cellsOf(segment, cell => {
      start[cell + 1]! += 1
    })
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1]! += start[cell]!
  const next = start.slice()
  const held = new Int32Array(start.at(-1)!)
  for (const segment of segments)
    cellsOf(segment, cell => {
      held[next[cell]!++] = segment
    })

  const inRing = (place: Point, ring: number, call: (segment: number) => void) => {
    // a place outside looks from the nearest cell of the border
    const [x, y] = [within(column(place.longitude), columns), within(row(place.latitude), rows)]
    for (let atY = Math.max(0, y - ring); atY <= Math.min(rows - 1, y + ring); atY++) {
      const isEdge = Math.abs(atY - y) === ring
      for (let atX = x - ring; atX <= x + ring; atX += isEdge || ring === 0 ? 1 : 2 * ring) {
        if (atX < 0 || atX >= columns) continue
        const cell = atY * columns + atX
        for (let at = start[cell]!; at < start[cell + 1]!; at++) call(held[at]!)
      }
    }
  }
  return {
    inRing,
    mostRings: Math.max(columns, rows),
    leastCellMetres: Math.min(narrowest || cellMetres, height / rows || cellMetres),
  }
}
