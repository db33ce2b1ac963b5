/** Files of points: TSPLIB (Reinelt 1991) with NODE_COORD_SECTION, and plain `x y demand`. */
import { FileFaults, type Instance, pointsInput, type ReadOptions } from './instance.ts'

/** `DIMENSION : n`, then after NODE_COORD_SECTION a line `number x y` by point; demand 1 each. */
export function readTsplib(text: string, { file, roundedDown }: ReadOptions): Instance {
  const faults = new FileFaults(file)
  const lines = text.split('\n').map(line => line.trim())
  const begin = lines.findIndex(line => /^NODE_COORD_SECTION/i.test(line))
  if (begin < 0) faults.add(lines.length, 'no NODE_COORD_SECTION', 'a section of coordinates')
  const header = lines.slice(0, Math.max(0, begin))
  const sizeLine = header.findIndex(line => /^DIMENSION\b/i.test(line))
  const size = Number(header[sizeLine]?.split(':')[1])
  if (begin >= 0 && !(Number.isInteger(size) && size >= 1))
    faults.add(
      sizeLine + 1 || 1,
      header[sizeLine] ?? 'no DIMENSION',
      'DIMENSION : a whole number of 1 or more',
    )
  const typeLine = header.findIndex(line => /^EDGE_WEIGHT_TYPE\b/i.test(line))
  const type = header[typeLine]?.split(':')[1]?.trim()
  if (type !== undefined && type !== 'EUC_2D') faults.add(typeLine + 1, type, 'EUC_2D')
  faults.end()
  const x: number[] = []
  const y: number[] = []
  for (let at = begin + 1; at < lines.length && !/^EOF/i.test(lines[at]!); at++) {
    if (lines[at] === '') continue
    const values = lines[at]!.split(/\s+/).map(Number)
    if (values.length !== 3 || !values.every(Number.isFinite)) faults.add(at + 1, lines[at], 'number x y')
    x.push(values[1]!)
    y.push(values[2]!)
  }
  if (x.length !== size) faults.add(sizeLine + 1, size, `as many as there are points, ${x.length}`)
  faults.end()
  return pointsInput(x, y, new Array<number>(size).fill(1), roundedDown)
}

/** First line: the number of points, what follows in it does not count; then `x y demand` by point. */
export function readPoints(text: string, { file, roundedDown }: ReadOptions): Instance {
  const faults = new FileFaults(file)
  const lines = text.split('\n').map(line => line.trim())
  const size = Number(lines[0]!.split(/\s+/)[0] || Number.NaN)
  if (!(Number.isInteger(size) && size >= 1)) faults.add(1, lines[0], 'the number of points, 1 or more')
  faults.end()
  const x: number[] = []
  const y: number[] = []
  const demand: number[] = []
  for (let at = 1; at < lines.length; at++) {
    if (lines[at] === '') continue
    const values = lines[at]!.split(/\s+/).map(Number)
    if (values.length !== 3 || !values.every(Number.isFinite) || values[2]! < 0)
      faults.add(at + 1, lines[at], 'x y demand, the demand 0 or more')
    x.push(values[0]!)
    y.push(values[1]!)
    demand.push(values[2]!)
  }
  if (x.length !== size) faults.add(1, size, `as many as there are points, ${x.length}`)
  faults.end()
  return pointsInput(x, y, demand, roundedDown)
}
