/** Files of points: TSPLIB (Reinelt 1991) with NODE_COORD_SECTION, and plain `x y demand`. */
import { decimalNumber, MOST_AMOUNT } from '../../kernel/decimal.ts'
import { FileFaults, type Instance, pointsInput, type ReadOptions } from './instance.ts'

const isCoordinate = (value: number) => Math.abs(value) <= MOST_AMOUNT
const numbersOf = (line: string) => line.split(/\s+/).map(decimalNumber)

/** `DIMENSION : n`, then after NODE_COORD_SECTION a line `number x y` by point; demand 1 each. */
export function readTsplib(text: string, { file, roundedDown }: ReadOptions): Instance {
  const faults = new FileFaults(file)
  const lines = text.split('\n').map(line => line.trim())
  const begin = lines.findIndex(line => /^NODE_COORD_SECTION/i.test(line))
  const { size, sizeLine } = readHeader(begin < 0 ? lines : lines.slice(0, begin), faults)
  const x: number[] = []
  const y: number[] = []
  const seen = new Set<number>()
  const body = begin < 0 ? lines.length : begin + 1
  if (begin < 0) faults.add(lines.length, null, 'a section of coordinates')
  for (let at = body; at < lines.length && !/^EOF/i.test(lines[at]!); at++) {
    if (lines[at] === '') continue
    const [number, ...place] = numbersOf(lines[at]!)
    const whole = Number.isInteger(number) && number! >= 0 && number! <= MOST_AMOUNT
    if (place.length !== 2 || !place.every(isCoordinate) || !whole)
      faults.add(
        at + 1,
        lines[at],
        `number x y, the number whole, x and y from ${-MOST_AMOUNT} to ${MOST_AMOUNT}`,
      )
    else if (seen.has(number!)) faults.add(at + 1, number, 'each number of a point once')
    seen.add(number!)
    x.push(place[0]!)
    y.push(place[1]!)
  }
  if (begin >= 0 && size !== undefined && x.length !== size)
    faults.add(sizeLine, size, `as many as there are points, ${x.length}`)
  faults.end()
  return pointsInput(x, y, new Array<number>(x.length).fill(1), roundedDown)
}

/** How many points a TSPLIB header promises, and in which line; undefined, and a fault, where it does not say. */
function readHeader(header: readonly string[], faults: FileFaults) {
  const lineOf = (key: RegExp) => header.findIndex(line => key.test(line))
  const valueIn = (line: string | undefined) => line?.split(':')[1]?.trim()
  const sizeAt = lineOf(/^DIMENSION\b/i)
  const size = decimalNumber(valueIn(header[sizeAt]) ?? '')
  const sound = Number.isInteger(size) && size >= 1
  if (!sound) faults.add(sizeAt + 1 || 1, header[sizeAt] ?? null, 'DIMENSION : a whole number of 1 or more')
  const typeAt = lineOf(/^EDGE_WEIGHT_TYPE\b/i)
  const type = valueIn(header[typeAt])
  if (typeAt >= 0 && type !== 'EUC_2D') faults.add(typeAt + 1, type ?? header[typeAt], 'EUC_2D')
  return { size: sound ? size : undefined, sizeLine: sizeAt + 1 }
}

/** First line: the number of points, what follows in it does not count; then `x y demand` by point. */
export function readPoints(text: string, { file, roundedDown }: ReadOptions): Instance {
  const faults = new FileFaults(file)
  const lines = text.split('\n').map(line => line.trim())
  const size = decimalNumber(lines[0]!.split(/\s+/)[0]!)
  const sized = Number.isInteger(size) && size >= 1
  if (!sized) faults.add(1, lines[0], 'the number of points, 1 or more')
  const x: number[] = []
  const y: number[] = []
  const demand: number[] = []
  for (let at = 1; at < lines.length; at++) {
    if (lines[at] === '') continue
    const values = numbersOf(lines[at]!)
    if (values.length !== 3 || !values.every(isCoordinate) || values[2]! < 0)
      faults.add(
        at + 1,
        lines[at],
        `x y demand, x and y from ${-MOST_AMOUNT} to ${MOST_AMOUNT}, the demand from 0 to ${MOST_AMOUNT}`,
      )
    x.push(values[0]!)
    y.push(values[1]!)
    demand.push(values[2]!)
  }
  if (sized && x.length !== size) faults.add(1, size, `as many as there are points, ${x.length}`)
  faults.end()
  return pointsInput(x, y, demand, roundedDown)
}
