import { Faults } from '../faults.ts'

/** The faults of a forecast's input. */
export class ForecastFaults extends Faults {
  /** People who may be fewer or more: any finite number. */
  signed(place: string, values: Float64Array | undefined, length: number): void {
    if (values === undefined) return
    if (values.length !== length) this.add(`${place}.length`, values.length, `${length}`)
    else
      values.forEach((value, at) => {
        if (!Number.isFinite(value)) this.add(`${place}[${at}]`, value, 'a finite number')
      })
  }

  /** Whole persons, 0 or more. */
  persons(place: string, values: Float64Array, length: number): void {
    if (values.length !== length) this.add(`${place}.length`, values.length, `${length}`)
    else
      values.forEach((value, at) => {
        this.number(`${place}[${at}]`, value, 0, MOST_PERSONS, true)
      })
  }
}

/** Beyond this a sum of whole numbers in a double could lose one. */
const MOST_PERSONS = 2 ** 40
