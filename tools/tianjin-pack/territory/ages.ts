import { largestRemainder } from '../shared/rounding.ts'

/**
 * Children of 1 and 2 years at the census of 2020-11-01 out of those counted as 1 to 4, in proportion to births:
 * a child of age a was born from November of 2019 − a to October of 2020 − a, so its cohort is 2/12 of the births of
 * the first and 10/12 of the births of the second year. Crude birth rates stand for births, because the population
 * base was revised in between while the rates share one base. City shares are used in each district.
 */
export function cohortWeight(age: number, rates: ReadonlyMap<number, number>): number {
  const rate = (year: number) => {
    const found = rates.get(year)
    if (found === undefined) throw new RangeError(`no birth rate for ${year}`)
    return found
  }
  return (2 / 12) * rate(2019 - age) + (10 / 12) * rate(2020 - age)
}

/** Children by single age 1, 2, 3, 4, summing exactly to the count of 1 to 4. */
export const splitAges1to4 = (count: number, rates: ReadonlyMap<number, number>): number[] =>
  largestRemainder(
    [1, 2, 3, 4].map(age => cohortWeight(age, rates)),
    count,
  )
