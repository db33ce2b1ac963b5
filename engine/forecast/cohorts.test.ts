import { describe, expect, test } from 'vitest'
import { ModelError } from '../faults.ts'
import { seededRandom } from '../random.ts'
import { type CohortInput, projectCohorts, totalFertilityOf } from './cohorts.ts'

const list = (...values: number[]) => Float64Array.from(values)
const repeat = (values: ArrayLike<number>, times: number) =>
  Float64Array.from({ length: values.length * times }, (_, at) => values[at % values.length]!)
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, each) => all + each, 0)

/** Sweden, women, by five years of age, 85 and over last (Preston, Heuveline & Guillot 2001, boxes 6.1 and 6.2). */
const SWEDEN = {
  women: list(
    ...[293395, 248369, 240012, 261346, 285209, 314388, 281290, 286923, 304108, 324946, 247613, 211351],
    ...[215140, 221764, 223506, 183654, 141990, 112424],
  ),
  years: list(
    ...[497487, 497138, 496901, 496531, 495902, 495168, 494213, 492760, 490447, 486613, 480665, 471786],
    ...[457852, 436153, 402775, 350358, 271512, 291707],
  ),
  fertility: list(
    ...[0, 0, 0, 0.012, 0.0908, 0.1499, 0.1125, 0.0441, 0.0074, 0.0003, 0, 0, 0, 0, 0, 0, 0, 0],
  ),
}
const sweden = (steps: number): CohortInput => ({
  ageYears: 5,
  steps,
  women: SWEDEN.women,
  men: new Float64Array(18),
  womenYears: SWEDEN.years,
  menYears: SWEDEN.years,
  radix: 100_000,
  fertility: repeat(SWEDEN.fertility, steps),
  boysPerGirl: 1.05,
})

describe('published projections', () => {
  test('box 6.1: the women of Sweden, 4,397,428 in 1993, become 4,449,570 in 1998 and 4,478,712 in 2003', () => {
    const { women } = projectCohorts(sweden(2))
    const total = (step: number) => sum(women.subarray(step * 18, step * 18 + 18))
    expect(total(0)).toBe(4_397_428)
    // printed from rates of four digits, to the person: the last one may differ
    expect(Math.abs(total(1) - 4_449_570)).toBeLessThan(2)
    expect(Math.abs(total(2) - 4_478_712)).toBeLessThan(2)
    expect(Math.abs(women[18]! - 293_574)).toBeLessThan(2)
  })

  test('box 6.2: with net migrants each age group up to 75–79 in 1998 is the printed one, to the person', () => {
    // printed as a share of the women of 1993 and year, as Leslie matrices with migration take them
    const share = [
      ...[0.00466265614615109, 0.00334180191569801, 0.0028040264653434, 0.00403296778982651],
      ...[0.00647945892310551, 0.00523556878761276, 0.00388922464360624, 0.00219919630005263],
      ...[0.00116406013653044, 0.000686267872200304, 0.000868290437093367, 0.000799617697574178],
      ...[0.000599609556567816, 0.000477985606320232, 0.000416096212182223, 0.000326701297004149],
    ]
    const womenMigrants = SWEDEN.women.map((women, group) => 5 * women * (share[group] ?? 0))
    const { women } = projectCohorts({ ...sweden(1), womenMigrants })
    const printed = [
      ...[302392, 298682, 252007, 244150, 268267, 293515, 320624, 284767],
      ...[288031, 303166, 322062, 243989, 205841, 205516, 205270, 194771],
    ]
    const found = Array.from(women.subarray(18, 34), Math.round)
    expect(found).toEqual(printed)
  })
})

/** Ages 0, 1 and 2 and over; all live to be 2, half of the older ones die in a year. */
const town = (changes: Partial<CohortInput> = {}): CohortInput => ({
  ageYears: 1,
  steps: 1,
  women: list(10, 20, 40),
  men: list(10, 20, 40),
  womenYears: list(1, 1, 1),
  menYears: list(1, 1, 1),
  radix: 1,
  fertility: list(0, 0, 0.5),
  boysPerGirl: 1,
  ...changes,
})

test('by hand: ages move up, half of the oldest die, births fall on the mean of the women at both ends', () => {
  const { women, births, deaths } = projectCohorts(town())
  // of 20 + 40 women of 1 year and over 1/2 live on: 30; (40 + 30) / 2 × 0.5 = 17.5 births, half of them girls
  expect(births[0]).toBe(17.5)
  expect(Array.from(women.subarray(3))).toEqual([8.75, 10, 30])
  expect(deaths[0]).toBe(60)
})

test('half of the migrants live through the year and have children, half come at its end', () => {
  const { women, births, migrants } = projectCohorts(town({ womenMigrants: list(0, 0, 8) }))
  // 20 + 44 → 32 and 4 more at the end; (44 + 36) / 2 × 0.5 = 20 births
  expect(births[0]).toBe(20)
  expect(women[5]).toBe(36)
  expect(migrants[0]).toBe(8)
})

test('people at the end are those at the start, plus births and net migrants, less deaths', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = seededRandom(seed)
    const groups = 2 + Math.floor(random() * 20)
    const steps = 1 + Math.floor(random() * 6)
    const numbers = (length: number, of: () => number) => Float64Array.from({ length }, of)
    const falling = () => {
      let years = 5
      return numbers(groups, () => (years *= 1 - random() / 10))
    }
    const input: CohortInput = {
      ageYears: 5,
      steps,
      women: numbers(groups, () => 1000 * random()),
      men: numbers(groups, () => 1000 * random()),
      womenYears: falling(),
      menYears: falling(),
      radix: 1,
      fertility: numbers(steps * groups, () => random() / 10),
      boysPerGirl: 0.9 + random() / 3,
      womenMigrants: numbers(steps * groups, () => 20 * random()),
      menMigrants: numbers(steps * groups, () => 20 * random()),
    }
    const { women, men, births, deaths, migrants } = projectCohorts(input)
    const people = (step: number) =>
      sum(women.subarray(step * groups, (step + 1) * groups)) +
      sum(men.subarray(step * groups, (step + 1) * groups))
    for (let step = 0; step < steps; step++)
      expect(people(step) + births[step]! - deaths[step]! + migrants[step]!).toBeCloseTo(people(step + 1), 8)
  }
})

test('at constant rates the population comes to grow at the rate of the stable population', () => {
  const { women } = projectCohorts(sweden(120))
  const total = (step: number) => sum(women.subarray(step * 18, step * 18 + 18))
  // Euler and Lotka: Σ over ages of growth^-(x + 2.5)/5 × nLx × fx × girls' share = 1
  const growth = total(120) / total(119)
  let characteristic = 0
  for (let group = 0; group < 18; group++)
    characteristic +=
      growth ** -(group + 0.5) * (SWEDEN.years[group]! / 100_000) * (SWEDEN.fertility[group]! / 2.05)
  expect(characteristic).toBeCloseTo(1, 2)
  expect(total(120) / total(119)).toBeCloseTo(total(119) / total(118), 8)
})

test('total fertility is that at which the women of a year have its births', () => {
  const pattern = list(0, 1, 3)
  const total = totalFertilityOf(50, list(70, 100, 100), pattern, 5)
  // rates 1 : 3 of 100 women each: 0.125 and 0.375 a year over five years each
  expect(total).toBe(2.5)
  expect(totalFertilityOf(50, list(70, 0, 0), pattern, 5)).toBe(0)
})

test('faults are named all at once, with place, value and what is allowed', () => {
  const faulty = () =>
    projectCohorts(town({ women: list(10, -1, 40), fertility: list(0, 0), boysPerGirl: 20, radix: 0 }))
  expect(faulty).toThrow(ModelError)
  expect(faulty).toThrow(
    /women\[1\] is -1[\s\S]*radix is 0[\s\S]*boysPerGirl is 20[\s\S]*fertility.length is 2/,
  )
  expect(() => projectCohorts(town({ womenYears: list(1, 1.5, 1) }))).toThrow(
    'womenYears[1] is 1.5, expected more than 0, at most 1',
  )
})

test('more migrants cannot leave than there are', () => {
  expect(() => projectCohorts(town({ womenMigrants: list(0, 0, -100) }))).toThrow(
    'womenMigrants[2] is -100, expected -80 or more',
  )
  // of 8.75 girls who are born, 9 would leave at the end
  expect(() => projectCohorts(town({ womenMigrants: list(-18, 0, 0) }))).toThrow(
    'womenMigrants[0] is -18, expected no more to leave than there are',
  )
})
