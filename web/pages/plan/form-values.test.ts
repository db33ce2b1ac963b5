import { expect, test } from 'vitest'
import { Scenario } from '../../../contract/plans.ts'
import { planForm } from '../../messages/zh/plan-form.ts'
import { changesOf } from './form-changes.ts'
import { valuesOf } from './form-values.ts'

const base = Scenario.parse({
  code: 'here',
  name: '方案',
  baseDate: '2026-01-01',
  firstYear: 2026,
  lastYear: 2028,
})

/** A scenario that departs from the base in every setting. */
const other = Scenario.parse({
  code: 'there',
  name: '别的方案',
  nameEn: 'Another plan',
  mark: 'official',
  baseDate: '2026-06-30',
  firstYear: 2027,
  lastYear: 2029,
  births: 'high',
  children: { by: 'cohorts', boysPerGirl: 1.08 },
  targetsInAllBirths: true,
  compareBirths: true,
  aim: 'most-served',
  fairest: false,
  targets: { places_per_1000: { 2029: 4.5 } },
  budgets: { totalYuan: { 2027: 12_000_000 }, byLevelYuan: null, carryOver: false },
  districtFloors: {
    unit: 'share_of_city_target',
    everywhere: 0.5,
    firstYear: 2028,
    byDistrict: {},
    placesByDistrict: { '120119': { 2028: 900, 2029: 1000 }, '120101': {} },
  },
  carers: {
    required: false,
    stock: { 2027: 9000 },
    certifiedOutsidePosts: 300,
    graduatesPerYear: 120,
    flows: { leavingShare: 0.07, renewedShare: 0.9, certificateYears: 5, passShare: 0.85, lagYears: 2 },
  },
  training: { offered: false, yuanPerCarer: 3000, lagYears: 1, yearlyLimit: 200, totalLimit: 500 },
  takeUp: { byBand: null, rings: [{ metres: 900, share: 0.7 }], tiers: null },
  reachMetres: 2500,
  travel: { by: 'distance', detour: 1.4 },
  lowUseShare: 0.3,
  leastReachableUse: 0.25,
  discountRate: 0.04,
  evaluationYears: 12,
  lockIn: [],
  lockOut: [{ site: 'somewhere' }],
  duties: false,
  waivedDuties: [{ site: 'elsewhere', reason: 'a school stands there' }],
  work: 2,
  seconds: 60,
  gap: 0.001,
})

test('the form holds every setting of a scenario: what is loaded into it comes out again', () => {
  const { changes, faults } = changesOf(valuesOf(other), base)
  expect(faults).toEqual([])
  expect({ ...base, ...changes }).toEqual(other)
})

test('every setting has a name in the list of what departs from the scenario', () => {
  expect(Object.keys(planForm.settings).toSorted()).toEqual(Object.keys(Scenario.shape).toSorted())
})

test('every setting is tried above: the two scenarios are alike in none', () => {
  const alike = Object.keys(Scenario.shape).filter(
    key =>
      key !== 'lockIn' &&
      JSON.stringify(base[key as keyof Scenario]) === JSON.stringify(other[key as keyof Scenario]),
  )
  expect(alike).toEqual([])
})
