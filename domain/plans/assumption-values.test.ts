import { expect, test } from 'vitest'
import { unitName } from '../tables/index.ts'
import { SETTINGS } from '../territory/setting-forms.ts'
import { assumptionLines, type FigureWriter } from './assumption-values.ts'

const write: FigureWriter = {
  count: String,
  decimal: String,
  percent: value => `${value * 100}%`,
  metres: value => `${value} m`,
  yuan: value => `¥${value}`,
}
const said = (key: string, value: unknown, unit: string | null = null) =>
  (['zh', 'en'] as const).map(language => assumptionLines({ key, value, unit }, language, write))

test('a value is said in the words of a planner, in both languages', () => {
  const flows = { lagYears: 1, passShare: 0.85, leavingShare: 0.06, certificateYears: null }
  expect(said('carer_flows', flows, 'share, years, persons')).toEqual([
    ['每年离职 6%', '考核通过 85%', '培训到持证年数 1'],
    ['leaving a year 6%', 'passing 85%', 'years from training to certificate 1'],
  ])
  expect(said('take_up', { toddler_old: 0.4, infant: 0.15 }, 'share')).toEqual([
    ['6–12 月龄 15%', '18–24 月龄 40%'],
    ['6–12 months 15%', '18–24 months 40%'],
  ])
  expect(said('distance_rings', [{ metres: 500, share: 1 }], 'm, share')[0]).toEqual(['500 m内 100%'])
  const tiers = [
    { monthlyYuan: 2000, share: 1 },
    { monthlyYuan: null, share: 0.3 },
  ]
  expect(said('price_tiers', tiers)[1]).toEqual(['up to ¥2000 a month: 100%', 'dearer: 30%'])
  expect(said('coverage_walk_metres', [300, 500], 'm')).toEqual([['300、500'], ['300, 500']])
  expect(said('births_case', 'middle')).toEqual([['中'], ['Middle']])
  expect(said('children_by', 'pack')).toEqual([['数据包人口数'], ['Figures of the city pack']])
  expect(said('new_housing_draws_families', true)).toEqual([['是'], ['yes']])
  expect(said('graduates', { 2026: 696, 2027: 720 }, 'persons')[1]).toEqual(['2026: 696', '2027: 720'])
  expect(said('discount_rate', 0.03, 'share/year')[0]).toEqual(['3%'])
})

test('every unit of a setting has its words', () => {
  const units = Object.values(SETTINGS).flatMap(({ unit }) => unit ?? [])
  for (const unit of units) {
    expect(unitName(unit, 'zh'), unit).toMatch(/^[\p{Script=Han}/、]+$/u)
    expect(unitName(unit, 'en'), unit).not.toContain('/')
  }
})
