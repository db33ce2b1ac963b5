/** Small icons drawn as distance fields, so that one picture takes any colour and size without a font. */
export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'cross'] as const
export type Shape = (typeof SHAPES)[number]

type Point = readonly [number, number]

const regular = (corners: number, turn: number, radius: number): Point[] =>
  Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })

/** Corners on a field from -1 to 1; areas are about alike. */
export const OUTLINES: Record<Shape, readonly Point[]> = {
  circle: regular(40, 0, 0.62),
  square: regular(4, Math.PI / 4, 0.78),
  triangle: regular(3, -Math.PI / 2, 0.86),
  diamond: regular(4, 0, 0.8),
  hexagon: regular(6, 0, 0.7),
  cross: [
    [-0.24, -0.72],
    [0.24, -0.72],
    [0.24, -0.24],
    [0.72, -0.24],
    [0.72, 0.24],
    [0.24, 0.24],
    [0.24, 0.72],
    [-0.24, 0.72],
    [-0.24, 0.24],
    [-0.72, 0.24],
    [-0.72, -0.24],
    [-0.24, -0.24],
  ],
}

const SIZE = 48
/** MapLibre takes an alpha of 191 as the edge and 8 pixels of distance as the whole range. */
const EDGE = 191
const PER_PIXEL = 255 / 8

/** The shape as a distance field for `map.addImage(…, { sdf: true })`. */
export function shapeImage(shape: Shape): { width: number; height: number; data: Uint8ClampedArray } {
  const corners = OUTLINES[shape].map(([x, y]): Point => [((x + 1) * SIZE) / 2, ((y + 1) * SIZE) / 2])
  const data = new Uint8ClampedArray(SIZE * SIZE * 4)
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++)
      data[(y * SIZE + x) * 4 + 3] = EDGE + signedDistance(corners, x + 0.5, y + 0.5) * PER_PIXEL
  return { width: SIZE, height: SIZE, data }
}

/** Pixels to the outline, positive inside. */
function signedDistance(corners: readonly Point[], x: number, y: number): number {
  let nearest = Infinity
  let inside = false
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [ax, ay] = corners[i]!
    const [bx, by] = corners[j]!
    const along = Math.max(
      0,
      Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)),
    )
    nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)))
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside ? nearest : -nearest
}

/** A square of thin slanting lines for areas without a figure. */
export function hatchImage(): { width: number; height: number; data: Uint8ClampedArray } {
  const size = 8
  const data = new Uint8ClampedArray(size * size * 4)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      data.set((x + y) % size < 2 ? [150, 162, 170, 255] : [238, 241, 242, 255], (y * size + x) * 4)
  return { width: size, height: size, data }
}
