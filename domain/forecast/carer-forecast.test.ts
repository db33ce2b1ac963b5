import { expect, test } from 'vitest'
import { type CarerForecastInput, forecastCarers } from './carer-forecast.ts'

const flows = {
  leavingShare: 0,
  renewedShare: 1,
  certificateYears: null,
  trainedPerYear: 0,
  passShare: 1,
  lagYears: 0,
}

/** A district of 150 carers in post, 100 of them certified, at the end of 2025. */
const city = (changes: Partial<CarerForecastInput> = {}): CarerForecastInput => ({
  districts: [{ code: 'D', name: 'D', inPost: 150, certified: 100, endsIn: new Map() }],
  stock: { certifiedOutsidePosts: 0, graduatesPerYear: 0 },
  graduates: [],
  flows,
  baseYear: 2025,
  firstYearShare: 1,
  lastYear: 2027,
  ...changes,
})

test('certificates whose last day is the base date lapse in the first year', () => {
  const [district] = city().districts
  const forecast = forecastCarers(
    city({
      districts: [{ ...district!, endsIn: new Map([[2025, 100]]) }],
      flows: { ...flows, renewedShare: 0 },
    }),
  )
  expect(Array.from(forecast.flows.lapsed)).toEqual([100, 0])
  expect(Array.from(forecast.flows.certified)).toEqual([0, 0])
})

test('whoever began training before the base date passes in the first year, in the yearly number of the setting', () => {
  const training = { ...flows, trainedPerYear: 20, passShare: 0.85, lagYears: 1 }
  const { passed, uncertified } = forecastCarers(city({ flows: training })).flows
  expect(Array.from(passed)).toEqual([17, 17])
  expect(Array.from(uncertified)).toEqual([33, 16])
})
