import { expect, test } from 'vitest'
import { ModelError } from '../faults.ts'
import { seededRandom } from '../random.ts'
import { type CarerFlowInput, projectCarers } from './carers.ts'

const list = (...values: number[]) => Float64Array.from(values)

const city = (changes: Partial<CarerFlowInput> = {}): CarerFlowInput => ({
  districts: 1,
  years: 3,
  certified: list(100),
  uncertified: list(20),
  firstYearShare: 1,
  ending: new Float64Array(3),
  certificateYears: 4,
  renewedShare: 1,
  leavingShare: 0,
  graduates: [],
  entryWeight: list(1),
  trained: new Float64Array(4),
  trainingLagYears: 1,
  passShare: 1,
  ...changes,
})

test('by hand: leaving, lapsing, passing and entering in turn', () => {
  const flows = projectCarers(
    city({
      leavingShare: 0.1,
      ending: list(30, 0, 0),
      renewedShare: 0.8,
      trained: list(0, 10, 0, 0),
      passShare: 0.9,
      graduates: [{ year: -1, graduates: 25, lagYears: 1, enteringShare: 0.4 }],
    }),
  )
  // 100 and 20: 10 and 2 leave, 3 of the 10 among the 30 whose certificate ends; of the other 27 a fifth, 5.4, lapses
  expect(flows.leftCertified[0]).toBe(10)
  expect(flows.leftUncertified[0]).toBe(2)
  expect(flows.lapsed[0]).toBe(5)
  expect(flows.entered[0]).toBe(10)
  expect(flows.certified[0]).toBe(100 - 10 - 5 + 10)
  expect(flows.uncertified[0]).toBe(20 - 2 + 5)
  // 95 and 23: 9.5 and 2.3 leave; 9 of the 10 trained pass
  expect(flows.leftCertified[1]).toBe(9)
  expect(flows.leftUncertified[1]).toBe(2)
  expect(flows.passed[1]).toBe(9)
  expect(flows.certified[1]).toBe(95)
  expect(flows.uncertified[1]).toBe(12)
  // the half and the third part of a person are owed from the year before: 9.5 + 0.5 and 1.2 + 0.3
  expect(flows.leftCertified[2]).toBe(10)
  expect(flows.leftUncertified[2]).toBe(1)
})

test('a renewed certificate ends again when its years are over', () => {
  const flows = projectCarers(
    city({
      years: 5,
      ending: list(10, 0, 0, 0, 0),
      trained: new Float64Array(6),
      certificateYears: 2,
      renewedShare: 0.5,
    }),
  )
  expect(Array.from(flows.lapsed)).toEqual([5, 0, 2, 0, 2])
})

test('graduates enter after their lag, whole, in the districts by weight', () => {
  const flows = projectCarers(
    city({
      districts: 2,
      certified: list(0, 0),
      uncertified: list(0, 0),
      ending: new Float64Array(6),
      trained: new Float64Array(8),
      entryWeight: list(3, 1),
      graduates: [
        { year: -2, graduates: 33, lagYears: 2, enteringShare: 0.5 },
        { year: 0, graduates: 10, lagYears: 1, enteringShare: 0.35 },
        { year: 2, graduates: 100, lagYears: 1, enteringShare: 1 },
      ],
    }),
  )
  // 16.5, then 3.5: 16 and, with the half that was owed, 4
  expect(Array.from(flows.entered)).toEqual([12, 4, 3, 1, 0, 0])
})

test('nobody passes who has left', () => {
  const flows = projectCarers(city({ uncertified: list(10), trained: list(0, 10, 0, 0), leavingShare: 0.5 }))
  expect(flows.leftUncertified[0]).toBe(5)
  expect(flows.passed[1]).toBe(3)
  expect(flows.uncertified[1]).toBe(0)
})

test('those who began their training before the first year pass in it', () => {
  const flows = projectCarers(city({ trained: list(8, 4, 2, 100), passShare: 0.5 }))
  expect(Array.from(flows.passed)).toEqual([4, 2, 1])
})

test('of a year begun before the stock is counted only the rest is lost and gained; what ends in it ends whole', () => {
  const flows = projectCarers(
    city({
      firstYearShare: 0.25,
      leavingShare: 0.2,
      ending: list(40, 0, 0),
      renewedShare: 0.5,
      trained: list(16, 16, 16, 16),
      passShare: 0.5,
      graduates: [0, 1, 2].map(year => ({ year, graduates: 12, lagYears: 0, enteringShare: 1 })),
    }),
  )
  // a quarter of 20, 4, 8 and 12; of the 40 certificates, less 2 who left, half lapses
  expect(flows.leftCertified[0]).toBe(5)
  expect(flows.leftUncertified[0]).toBe(1)
  expect(flows.lapsed[0]).toBe(19)
  expect(flows.passed[0]).toBe(2)
  expect(flows.entered[0]).toBe(3)
  expect(Array.from(flows.entered.subarray(1))).toEqual([12, 12])
})

test('what comes and goes balances to the last person, in each district and in the city', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seededRandom(seed)
    const whole = (most: number) => Math.floor(random() * most)
    const [districts, years] = [1 + whole(16), 1 + whole(10)]
    const trainingLagYears = whole(3)
    const persons = (length: number, most: number) => Float64Array.from({ length }, () => whole(most))
    const certified = persons(districts, 900)
    const ending = Float64Array.from({ length: years * districts }, (_, at) =>
      whole(certified[at % districts]! / years),
    )
    const input: CarerFlowInput = {
      districts,
      years,
      certified,
      uncertified: persons(districts, 300),
      firstYearShare: random(),
      ending,
      certificateYears: seed % 3 === 0 ? null : 1 + whole(5),
      renewedShare: random(),
      leavingShare: random() / 3,
      graduates: Array.from({ length: 12 }, () => ({
        year: whole(years + 3) - 3,
        graduates: whole(500),
        lagYears: whole(3),
        enteringShare: random(),
      })),
      entryWeight: Float64Array.from({ length: districts }, () => random()),
      trained: persons((trainingLagYears + years) * districts, 60),
      trainingLagYears,
      passShare: random(),
    }
    const flows = projectCarers(input)
    for (let year = 0; year < years; year++)
      for (let district = 0; district < districts; district++) {
        const at = year * districts + district
        const before = (of: 'certified' | 'uncertified') =>
          year === 0 ? input[of][district]! : flows[of][at - districts]!
        const { leftCertified, leftUncertified, lapsed, passed, entered } = flows
        expect(before('certified') - leftCertified[at]! - lapsed[at]! + passed[at]! + entered[at]!).toBe(
          flows.certified[at],
        )
        expect(before('uncertified') - leftUncertified[at]! + lapsed[at]! - passed[at]!).toBe(
          flows.uncertified[at],
        )
        for (const each of Object.values(flows)) {
          expect(each[at]).toBeGreaterThanOrEqual(0)
          expect(Number.isInteger(each[at])).toBe(true)
        }
      }
  }
})

test('with nobody leaving, lapsing or passing, only graduates are added', () => {
  const flows = projectCarers(
    city({ graduates: [0, 1, 2].map(year => ({ year, graduates: 2, lagYears: 0, enteringShare: 1 })) }),
  )
  expect(Array.from(flows.certified)).toEqual([102, 104, 106])
})

test('faults are named all at once, with place, value and what is allowed', () => {
  const faulty = () =>
    projectCarers(city({ certified: list(1.5), leavingShare: 2, trained: list(1), certificateYears: 0 }))
  expect(faulty).toThrow(ModelError)
  expect(faulty).toThrow(
    /certified\[0\] is 1.5[\s\S]*trained.length is 1, expected 4[\s\S]*certificateYears is 0[\s\S]*leavingShare is 2/,
  )
  expect(() => projectCarers(city({ ending: list(60, 50, 0) }))).toThrow(
    'ending of district 0 is 110, expected at most 100, its certified',
  )
})
