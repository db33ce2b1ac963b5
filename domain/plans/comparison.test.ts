import { beforeAll, expect, test } from 'vitest'
import { aDatabase } from '../../tests/database.ts'
import { aScenario, loadSmallCity } from '../../tests/small-city.ts'
import { comparedSettings } from './compared-settings.ts'
import { comparePlans } from './comparison.ts'
import { comparisonGuide } from './comparison-guide.ts'
import { comparisonTable } from './comparison-table.ts'
import { computePlan } from './compute-plan.ts'
import type { PlanResult } from './plan-result.ts'

const { db } = await aDatabase()
let cheapest: PlanResult
let without: PlanResult
/** A site that the cheapest plan opens, and that no duty asks for. */
let dropped: PlanResult['programme'][number]

beforeAll(async () => {
  await loadSmallCity(db)
  cheapest = await computePlan(db, await aScenario(db))
  dropped = cheapest.programme.find(row => !row.duty)!
  without = await computePlan(db, await aScenario(db, { lockOut: [{ site: dropped.site }] }))
})

const run = (id: number, name: string | null = null) => ({ id, name, forced: null })
const compare = () =>
  comparePlans({ run: run(1), result: cheapest }, { run: run(2, '不设此点'), result: without })

test('figures stand side by side as each plan has them', () => {
  const { first, second } = compare()
  expect(first).toMatchObject({ id: 1, name: cheapest.scenario.name, objective: cheapest.objective })
  expect(second).toMatchObject({ id: 2, name: '不设此点', sitesOpened: without.programme.length })
  const lastYear = cheapest.use.filter(
    row => row.year === cheapest.scenario.lastYear && row.district !== null,
  )
  expect(first.leastServedShare).toBe(Math.min(...lastYear.map(row => row.servedShare ?? Infinity)))
})

test('every site is alike in both plans or listed once with how it differs', () => {
  const { sites, alike } = compare()
  expect(sites.find(row => row.site === dropped.site)).toMatchObject({ differs: 'first-only', second: null })
  const of = (plan: PlanResult) => new Map(plan.programme.map(row => [row.site, row]))
  const [a, b] = [of(cheapest), of(without)]
  for (const { site, differs } of sites)
    expect([a.has(site), b.has(site)]).toEqual([differs !== 'second-only', differs !== 'first-only'])
  const union = new Set([...a.keys(), ...b.keys()])
  expect(alike + sites.length).toBe(union.size)
})

test('a plan compared with itself differs in nothing', () => {
  const same = comparePlans({ run: run(1), result: cheapest }, { run: run(1), result: cheapest })
  expect(same.sites).toEqual([])
  expect(same.settings).toEqual([])
  expect(same.alike).toBe(cheapest.programme.length)
})

test('no target at all, several locks of a site, and floors of two units are told apart', () => {
  const lock = (option: string | null, year: number | null) => ({ site: 'K1', option, year })
  const floors = (unit: 'places_per_1000' | 'share_of_city_target', everywhere: number) => ({
    unit,
    everywhere,
    byDistrict: {},
    placesByDistrict: {},
    firstYear: null,
  })
  const a = {
    ...cheapest.scenario,
    targets: { places_per_1000: { 2025: null } },
    lockOut: [lock(null, null), lock('K1-b', null)],
    districtFloors: floors('places_per_1000', 2),
  }
  const b = {
    ...cheapest.scenario,
    lockOut: [lock('K1-b', null)],
    districtFloors: {
      ...floors('share_of_city_target', 0.8),
      placesByDistrict: { '990001': { 2024: 90 }, '990002': {} },
    },
  }
  expect(comparedSettings(a, b)).toEqual([
    { path: 'targets.places_per_1000', first: 'none', second: null },
    { path: 'districtFloors.places_per_1000.everywhere', first: 2, second: null },
    { path: 'districtFloors.share_of_city_target.everywhere', first: null, second: 0.8 },
    { path: 'districtFloors.placesByDistrict.990001.2024', first: null, second: 90 },
    { path: 'districtFloors.placesByDistrict.990002', first: null, second: 'none' },
    { path: 'lockOut.K1', first: '*, K1-b', second: 'K1-b' },
  ])
})

test('the settings in which two plans differ stand beside each other, in the table too', async () => {
  const budgets = { totalYuan: { 2022: 9_000_000, 2023: 1_000_000 }, byLevelYuan: null, carryOver: true }
  const scenario = { ...without.scenario, births: 'high' as const, budgets, work: 3 }
  const other = { run: run(2), result: { ...without, scenario } }
  const comparison = comparePlans({ run: run(1), result: cheapest }, other)
  const lock = { path: `lockOut.${dropped.site}`, first: null, second: true }
  expect(compare().settings).toEqual([lock])
  expect(comparison.settings).toEqual([
    { path: 'births', first: 'middle', second: 'high' },
    { path: 'budgets.totalYuan.2022', first: null, second: 9_000_000 },
    { path: 'budgets.totalYuan.2023', first: null, second: 1_000_000 },
    { path: 'budgets.carryOver', first: null, second: true },
    lock,
    { path: 'work', first: 1, second: 3 },
  ])
  const lines = comparisonTable(comparison).rows.filter(row => row[0] === 'setting')
  expect(lines.map(row => row.slice(2))).toEqual([
    ['出生情景', 'births', '', 'middle', 'high', null],
    ['年度预算 总额 2022', 'budgets total 2022', 'yuan', null, 9_000_000, null],
    ['年度预算 总额 2023', 'budgets total 2023', 'yuan', null, 1_000_000, null],
    ['年度预算 未用完可转入下年', 'budgets carried over', '', null, 'true', null],
    [`锁定不开 ${dropped.site}`, `locks out ${dropped.site}`, '', null, 'true', null],
    ['计算力度', 'effort', '', 1, 3, 2],
  ])
})

test('the table has a line for each figure and each differing site, with the difference of numbers', () => {
  const comparison = compare()
  const { rows } = comparisonTable(comparison)
  expect(rows.filter(row => row[0] === 'site')).toHaveLength(comparison.sites.length)
  const line = (item: string) => rows.find(row => row[1] === item)!
  expect(Number(line('sites_opened')[7])).toBe(without.programme.length - cheapest.programme.length)
  expect(rows.filter(row => row[0] === 'figure' && !(row[2] && row[3]))).toEqual([])
  expect(line('least_served_share').slice(2, 4)).toEqual([
    '最低区服务占比',
    'Least served share of a district',
  ])
  expect(line('aim').slice(5)).toEqual(['least-cost', 'least-cost', null])
})

test('access before and after stands beside the other figures, as each plan counts it', () => {
  // the small city withholds its own, since the place of too many residents is not known
  expect(compare().first.access.with).toEqual({ access: null, gini: null, outOfReachShare: null })
  const told = (plan: PlanResult, access: number): PlanResult => ({
    ...plan,
    access: plan.access.map(row =>
      row.group === 'city' && row.moment === 'with'
        ? { ...row, access, gini: access / 100, outOfReachShare: 1 / access }
        : row,
    ),
  })
  const comparison = comparePlans(
    { run: run(1), result: told(cheapest, 20) },
    { run: run(2), result: told(without, 16) },
  )
  expect(comparison.first.access.with).toEqual({ access: 20, gini: 0.2, outOfReachShare: 0.05 })
  const line = (item: string) => comparisonTable(comparison).rows.find(row => row[1] === item)!
  expect(line('access_with').slice(4)).toEqual(['places_per_100', 20, 16, -4])
  expect(line('access_base').slice(4)).toEqual(['places_per_100', null, null, null])
  expect(line('objective')[4]).toBe('yuan')
  const guide = comparisonGuide(comparison).rows
  expect(guide.slice(0, 2).map(row => [row[0], row[3]])).toEqual([
    ['前者 First', expect.stringMatching(/^computation 1, 2022–2025/)],
    ['后者 Second', expect.stringMatching(/^computation 2, 2022–2025/)],
  ])
  for (const row of guide) expect([row[2], row[3]]).not.toContain('')
})
