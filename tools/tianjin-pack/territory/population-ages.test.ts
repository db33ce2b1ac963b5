import { describe, expect, test } from 'vitest'
import { projectCohorts } from '../../../engine/index.ts'
import { readBirths } from './inputs.ts'
import {
  BOYS_PER_GIRL,
  fertilityPattern,
  lifeTable,
  populationAges,
  totalFertility,
} from './population-ages.ts'
import { singleAges } from './smooth-ages.ts'

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
const ages = populationAges()

test('groups keep their totals when they are split into single ages, and neighbours come near each other', () => {
  const found = singleAges([0, 10, 20], [100, 300, 200], 30)
  for (const [first, total] of [
    [0, 100],
    [10, 300],
    [20, 200],
  ] as const)
    expect(sum(found.slice(first, first + 10))).toBeCloseTo(total, 6)
  const steps = found.slice(1).map((count, age) => Math.abs(count - found[age]!))
  expect(Math.max(...steps)).toBeLessThan(5)
  expect(Math.min(...found)).toBeGreaterThan(0)
})

describe('people by sex and age', () => {
  test('the end of 2020 has the census total, its children and its women of 15 to 49', () => {
    const { female, male } = ages.get(2020)!
    expect(sum([...female, ...male])).toBe(13_866_009)
    expect(female[0]! + male[0]!).toBeCloseTo(83_049, -1)
    expect(sum(female.slice(0, 15)) + sum(male.slice(0, 15))).toBeCloseTo(1_868_056, -2)
    expect(sum(female.slice(15, 50))).toBeCloseTo(3_256_417, -2)
  })

  test('the end of 2024 has the residents of the bulletin and the births of four years', () => {
    const { female, male } = ages.get(2024)!
    expect(sum([...female, ...male])).toBe(13_640_000)
    const births = readBirths()
    for (const age of [0, 1, 2, 3])
      expect(Math.abs(female[age]! + male[age]! - births.get(2024 - age)!)).toBeLessThan(2)
  })
})

test('the pattern has the total fertility of 1.21 that the yearbook of Fuzhou gives', () => {
  expect(sum([...fertilityPattern().values()])).toBeCloseTo(1.212, 3)
})

test('back-test: from 2020 on at constant fertility births miss those published by 10.5 % on average, 13.1 % at most', () => {
  const { female, male } = ages.get(2020)!
  const pattern = fertilityPattern()
  const level = totalFertility().of2020 / sum([...pattern.values()])
  const years = Float64Array.from(lifeTable())
  const { births } = projectCohorts({
    ageYears: 1,
    steps: 4,
    women: Float64Array.from(female),
    men: Float64Array.from(male),
    womenYears: years,
    menYears: years,
    radix: 100_000,
    fertility: Float64Array.from(
      { length: 4 * years.length },
      (_, at) => level * (pattern.get(at % years.length) ?? 0),
    ),
    boysPerGirl: BOYS_PER_GIRL,
  })
  expect(Array.from(births, Math.round)).toEqual([79_823, 73_520, 67_596, 62_192])
  const published = readBirths()
  const errors = Array.from(births, (found, t) => found / published.get(2021 + t)! - 1)
  expect(errors.map(error => Number((100 * error).toFixed(1)))).toEqual([9.2, 13.1, 11, -8.7])
  expect(sum(errors.map(Math.abs)) / 4).toBeCloseTo(0.105, 3)
})
