/**
 * Facilities within a radius of each point, through square cells of that size: `start`, point + 1, then `facility`, ascending, and
 * straight `metres` of each.
 */
export function nearbyRows(
  x: Float64Array,
  y: Float64Array,
  facilities: { x: number; y: number }[],
  radiusMetres: number,
) {
  const cells = new Map<string, number[]>()
  facilities.forEach((facility, at) => {
    const key = `${Math.floor(facility.x / radiusMetres)},${Math.floor(facility.y / radiusMetres)}`
    const cell = cells.get(key)
    if (cell) cell.push(at)
    else cells.set(key, [at])
  })
  const start = new Int32Array(x.length + 1)
  const facility: number[] = []
  const metres: number[] = []
  for (let point = 0; point < x.length; point++) {
    const column = Math.floor(x[point]! / radiusMetres)
    const row = Math.floor(y[point]! / radiusMetres)
    const found: [number, number][] = []
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const at of cells.get(`${column + dx},${row + dy}`) ?? []) {
          const distance = Math.hypot(facilities[at]!.x - x[point]!, facilities[at]!.y - y[point]!)
          if (distance <= radiusMetres) found.push([at, distance])
        }
    found.sort((a, b) => a[0] - b[0])
    for (const [at, distance] of found) {
      facility.push(at)
      metres.push(distance)
    }
    start[point + 1] = facility.length
  }
  return { start, facility: Int32Array.from(facility), metres: Float64Array.from(metres) }
}
