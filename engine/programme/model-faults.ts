import { Faults } from '../faults.ts'

type Numbers = Float64Array | Int32Array | Uint8Array

export interface Range {
  least: number
  most: number
  whole?: boolean
  infinite?: boolean
}

/** The faults of a programme's model: its lists of one value, of shares, of rows and of steps. */
export class ModelFaults extends Faults {
  range(place: string, value: number, range: Range): void {
    if (isWithin(value, range)) return
    const { least, most, whole } = range
    this.add(place, value, `${whole ? 'a whole number ' : ''}${least} to ${most}`)
  }

  /** Whether the list has its length. */
  table(place: string, values: Numbers, length: number, range: Range): boolean {
    if (values.length !== length) {
      this.add(`${place}.length`, values.length, String(length))
      return false
    }
    for (let at = 0; at < length; at++)
      if (!isWithin(values[at]!, range)) this.range(`${place}[${at}]`, values[at]!, range)
    return true
  }

  /** As `table`, where null stands for no value. */
  values(place: string, values: (number | null)[], length: number, range: Range): void {
    if (values.length !== length) this.add(`${place}.length`, values.length, String(length))
    values.forEach((value, at) => {
      if (value !== null) this.range(`${place}[${at}]`, value, range)
    })
  }

  shares(place: string, values: Float64Array, rows: number, width: number): void {
    if (!this.table(place, values, rows * width, { least: 0, most: 1 })) return
    for (let row = 0; row < rows; row++) {
      let sum = 0
      for (let at = row * width; at < (row + 1) * width; at++) sum += values[at]!
      if (!(Math.abs(sum - 1) <= 1e-9)) this.add(`${place} of row ${row} in sum`, sum, '1')
    }
  }

  starts(place: string, values: Int32Array, rows: number, entries: number): void {
    if (!this.table(place, values, rows + 1, { least: 0, most: entries, whole: true })) return
    for (let row = 0; row < rows; row++)
      if (values[row]! > values[row + 1]!) this.add(`${place}[${row + 1}]`, values[row + 1], 'not to fall')
    if (values[0] !== 0) this.add(`${place}[0]`, values[0], '0')
    if (values[rows] !== entries) this.add(`${place}[${rows}]`, values[rows], String(entries))
  }

  falling(place: string, limit: Float64Array, values: Float64Array): void {
    if (limit.length === 0) this.add(`${place}Limit.length`, 0, '1 or more')
    this.table(`${place}Limit`, limit, limit.length, { least: 0, most: 1e15, infinite: true })
    this.table(`${place}Share`, values, limit.length, { least: 0, most: 1 })
    for (let at = 1; at < limit.length; at++) {
      if (!(limit[at]! > limit[at - 1]!)) this.add(`${place}Limit[${at}]`, limit[at], 'to rise')
      if (values[at]! > values[at - 1]!) this.add(`${place}Share[${at}]`, values[at], 'not to rise')
    }
  }
}

function isWithin(value: number, { least, most, whole, infinite }: Range): boolean {
  if (infinite && value === Infinity) return true
  return value >= least && value <= most && (!whole || Number.isInteger(value))
}
