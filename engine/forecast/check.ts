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

  /** What cells are scaled from and to: with these no factor of a scaling, and no product of two, leaves a double. */
  scaled(place: string, values: Float64Array): void {
    if (!this.held(place, values)) return
    values.forEach((value, at) => {
      if (value !== 0 && !(value >= LEAST_SCALED && value <= MOST_SCALED))
        this.add(`${place}[${at}]`, value, `0, or ${LEAST_SCALED} to ${MOST_SCALED}`)
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
const LEAST_SCALED = 1e-50
const MOST_SCALED = 1e50
