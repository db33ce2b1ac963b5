/** The small city with people by age, graduates and flows of carers; the numbers are counted by hand beside each test. */
import { describe, expect, test } from 'vitest'
import { planProgramme } from '../../engine/index.ts'
import { civilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadForecastCity } from '../../tests/forecast-city.ts'
import { aProblem, aScenario, loadSmallCity } from '../../tests/small-city.ts'
import { countCarersOn, countCertificateEnds } from '../workforce/index.ts'
import { forecastScenario } from './forecast-scenario.ts'
import { describePlan } from './plan.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase()
const bare = await aDatabase()

let loaded: Promise<void> | undefined
/** The city as it is, loaded by the first test that asks: a pack folder belongs to a test. */
const forecastCity = () => (loaded ??= loadForecastCity(db))

const COHORTS = { children: { by: 'cohorts' } }

describe('children by cohorts', () => {
  test('births fall on the women of the open age, 0.99 of whom live on; the others move up an age', async () => {
    await forecastCity()
    const { children } = await forecastScenario(db, await aScenario(db, COHORTS))
    const city = children.filter(row => row.district === null && row.birthsCase === 'middle')
    // 2022: (185 + 19,505) × 0.99 = 19,493.1 women; (19,505 + 19,493.1) / 2 × 0.015 = 292.49 births
    expect(city[0]).toMatchObject({
      year: 2022,
      births: 292,
      age0: 292,
      age1: 290,
      age2: 330,
      residents: Math.round(292.48575 + 290 + 330 + 2 * 19_493.1),
    })
    expect(city.map(row => row.year)).toEqual([2022, 2023, 2024, 2025])
    expect(city[1]).toMatchObject({ age1: 292, age2: 290 })
  })

  test('low, middle and high are the total fertility of the pack, or for all three the planner’s', async () => {
    await forecastCity()
    const births = async (changes: object) =>
      (await forecastScenario(db, await aScenario(db, { children: { by: 'cohorts', ...changes } }))).children
        .filter(row => row.district === null && row.year === 2022)
        .map(row => row.births)
    // 19,499.05 women × 0.014, 0.015, 0.016
    expect(await births({})).toEqual([273, 292, 312])
    expect(await births({ totalFertility: 0.02 })).toEqual([390, 390, 390])
  })

  test('districts sum to the city in each year and age, and lie as they last did', async () => {
    await forecastCity()
    const { children } = await forecastScenario(db, await aScenario(db, COHORTS))
    const own = children.filter(row => row.birthsCase === 'middle')
    for (const year of [2022, 2023, 2024, 2025]) {
      const [city, west, east] = own.filter(row => row.year === year)
      for (const column of ['residents', 'age0', 'age1', 'age2', 'underThrees'] as const)
        expect(west![column] + east![column]).toBe(city![column])
    }
    // 540 and 450 of 990 under-threes: of 912 in 2022 497.5 and 414.5
    const [, west] = own.filter(row => row.year === 2022)
    expect(Math.abs(west!.underThrees - (912 * 540) / 990)).toBeLessThan(1.5)
  })

  test('a new area draws families to its district and community from its hand-over on, the city stays as it is', async () => {
    await forecastCity()
    const with_ = await aProblem(db, COHORTS)
    const without = await aProblem(db, { children: { by: 'cohorts', newHousing: false } })
    const people = (problem: typeof with_, t: number) => problem.people.forecast.people[t]!
    const city = (problem: typeof with_, t: number) =>
      people(problem, t).reduce((sum, each) => sum + each.residents, 0)
    // N1, 12,000 people in West, is due in 2024; A3 only in 2026
    expect(people(with_, 1)).toEqual(people(without, 1))
    expect(city(with_, 2)).toBe(city(without, 2))
    expect(people(with_, 2)[0]!.residents).toBe(Math.round((city(with_, 2) * 32_000) / 52_000))
    // 540 + 12,000 × 990 / 40,000 = 837 against 450
    const under = (of: (typeof with_)['people']['forecast']['people'][number][number]) =>
      of.age0 + of.age1 + of.age2
    const [west, east] = people(with_, 2)
    const all = under(west!) + under(east!)
    expect(Math.abs(under(west!) - (all * 837) / 1287)).toBeLessThan(1.5)
    // its community weighs 20 + 12,000 × 370 / 40,000 = 131 of 200 + 111 = 311 for age 2; 0.4 of them want care
    const at = with_.records.territory.communities.findIndex(each => each.code === '990001001005')
    const wanting = with_.people.wanting[(2 * 20 + at) * 4 + 3]! / 0.4
    expect(Math.abs(wanting - (west!.age2 * 131) / 311)).toBeLessThan(1)
  })

  test('net migrants come in all years, and residents are those of the plan’s targets', async () => {
    await forecastCity()
    const problem = await aProblem(db, { children: { by: 'cohorts', netMigrants: 1000 } })
    const still = await aProblem(db, COHORTS)
    const city = (of: typeof problem, t: number) =>
      of.people.forecast.people[t]!.reduce((sum, each) => sum + each.residents, 0)
    expect(city(problem, 0) - city(still, 0)).toBeGreaterThan(980)
    expect(problem.model.targets.places![3]).toBeGreaterThan(still.model.targets.places![3]!)
  })

  test('what the projection rests on is named with its source', async () => {
    await forecastCity()
    const { assumptions } = await forecastScenario(db, await aScenario(db, COHORTS))
    const named = Object.fromEntries(assumptions.map(each => [each.key, each]))
    expect(named.population_ages).toMatchObject({ value: 2021, mark: 'demo', source: { code: 'invented' } })
    expect(named.fertility_levels).toMatchObject({ from: 'pack', value: { middle: 0.015 } })
    expect(named.children_by).toMatchObject({ value: 'cohorts' })
    expect(named.life_tables).toMatchObject({ value: 2020 })
    expect(named.fertility_rates).toMatchObject({ value: 2020 })
    expect(named.migrants_are_below_age).toMatchObject({ from: 'rule', value: 45, mark: 'demo' })
  })

  test('more leaving than there are is refused as the figure that was set', async () => {
    await forecastCity()
    const asked = aProblem(db, { children: { by: 'cohorts', netMigrants: -90_000 } })
    const allowed = 'no more to leave at any age than live there after births and deaths'
    await expect(asked).rejects.toMatchObject({
      code: 'forecast.input_faulty',
      facts: { faults: [{ place: 'netMigrants', value: -90_000, allowed }] },
    })
  })
})

test('a city without the tables refuses a projection by cohorts and names them', async () => {
  await loadSmallCity(bare.db)
  const refused = await aProblem(bare.db, { children: { by: 'cohorts', totalFertility: 1 } }).catch(
    error => error,
  )
  expect(refused).toBeInstanceOf(Refusal)
  expect(refused.facts).toEqual({
    files: ['population_ages.csv', 'life_tables.csv', 'fertility_rates.csv'],
  })
})

describe('carers as stock and flow', () => {
  test('by hand: 26 certified on the base date become 29, 33, 35 and 38', async () => {
    await forecastCity()
    const { carers, model } = await aProblem(db)
    // West 10 in post and 6 of the 10 outside, East 6 and 4; 5 graduates a year enter as 3 and 2, a tenth leaves,
    // 1 in each district is trained a year and half of them pass, until nobody is uncertified
    expect(carers.stock).toEqual([29, 33, 35, 38])
    expect(Array.from(model.carers!.stock)).toEqual([29, 33, 35, 38])
  })

  test('whoever is trained passes in the same share: a certificate costs twice as much, half as many can be had', async () => {
    await forecastCity()
    const { training } = (await aProblem(db)).model.carers!
    expect(training).toMatchObject({ costFen: 600_000, totalLimit: 20 })
    expect(Array.from(training!.yearlyLimit)).toEqual([10, 10, 10, 10])
  })

  test('the rows balance to the last person, and districts sum to the city', async () => {
    await forecastCity()
    const { carers } = await forecastScenario(db, await aScenario(db))
    expect(carers).toHaveLength(4 * 3)
    for (const row of carers) {
      expect(row.certifiedBefore - row.leftCertified - row.lapsed + row.passed + row.entered).toBe(
        row.certified,
      )
      expect(row.uncertifiedBefore - row.leftUncertified + row.lapsed - row.passed).toBe(row.uncertified)
    }
    for (let at = 0; at < carers.length; at += 3)
      expect(carers[at + 1]!.certified + carers[at + 2]!.certified).toBe(carers[at]!.certified)
  })

  test('the bridge of the plan takes off who left and adds who passed', async () => {
    await forecastCity()
    const problem = await aProblem(db)
    const plan = describePlan(problem, await planProgramme(problem.model, engineOptions(problem.scenario)), 1)
    const items = plan.bridge.filter(
      row => row.year === 2025 && row.indicator === 'certified_carer_share' && row.part === 'numerator',
    )
    const amount = (item: string) => items.find(row => row.item === item)?.amount
    expect(amount('certified_graduates')).toBe(20)
    expect(amount('certified_in_service')).toBe(3)
    expect(amount('certified_left')).toBe(-11)
    expect(amount('certified_lapsed')).toBe(0)
    const { certified } = plan.carers.find(row => row.year === 2025)!
    const { numerator, denominator } = plan.indicators.find(
      row => row.year === 2025 && row.indicator === 'certified_carer_share',
    )!
    expect(numerator).toBe(Math.min(certified, denominator))
    expect(plan.carerFlows.filter(row => row.district === null)).toHaveLength(4)
    expect(plan.inputs.assumptions.find(each => each.key === 'access_weight_at_reach')).toMatchObject({
      value: 0.1,
      mark: 'demo',
    })
    expect(new Set(plan.children.map(row => row.birthsCase))).toEqual(new Set(['low', 'middle', 'high']))
  })

  test('certificates that end are counted by institution and year of their last day', async () => {
    await loadForecastCity(db, pack => {
      // S06 of I2 holds one until 2023, S07 two, the later of which ends in 2024
      pack.setCell('certificates.csv', 7, 'last', '2023-06-30')
      pack.setCell('certificates.csv', 8, 'last', '2022-05-31')
      pack.addRow('certificates.csv', 'S07', '保育师', '2021-01-01', '2024-01-31')
    })
    const ends = await countCertificateEnds(db, civilDate('2021-12-31'))
    expect(ends.filter(row => row.lastYear !== null).map(row => [row.lastYear, row.carers])).toEqual([
      [2023, 1],
      [2024, 1],
    ])
    expect(ends.reduce((sum, row) => sum + row.carers, 0)).toBe(16)
  })
  test('a certificate ends where its acceptance does, and as many carers are counted as are certified', async () => {
    await loadForecastCity(db, pack => {
      // S06 to S09 are 育婴员 without end; from 2024 on no such certificate is accepted, but one of S06's other kind is
      pack.setCell('accepted_certificates.csv', 3, 'last', '2023-12-31')
      pack.addRow('certificates.csv', 'S06', '保育师', '2024-01-01', '2025-06-30')
    })
    const day = civilDate('2021-12-31')
    const ends = await countCertificateEnds(db, day)
    const certified = await countCarersOn(db, [day])
    const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)
    expect(ends.filter(row => row.lastYear !== null).map(row => [row.lastYear, row.carers])).toEqual([
      [2023, 3],
      [2025, 1],
    ])
    expect(sum(ends.map(row => row.carers))).toBe(sum(certified.map(row => row.certified)))
  })
})
