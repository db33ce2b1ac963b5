import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import type { SchemaFault } from '../../kernel/schema-faults.ts'
import { RunName } from './plan-run.ts'
import { PlanRequest, yearsOf } from './scenario.ts'
import { applyChanges, parseScenario } from './scenario-faults.ts'

const HEAD = { code: 'base', name: '基准', baseDate: '2021-12-31', firstYear: 2022, lastYear: 2025 }

const faultsOf = (work: () => unknown): readonly SchemaFault[] => {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return (error as Refusal).facts.faults as SchemaFault[]
  }
  throw new Error('nothing was refused')
}

test('only code, name, base date and years must be said; all else has a default', () => {
  const scenario = parseScenario(HEAD)
  expect(scenario).toMatchObject({
    births: 'middle',
    aim: 'least-cost',
    fairest: true,
    duties: true,
    targets: null,
    budgets: null,
    travel: { by: 'distance', detour: null },
    training: { offered: true, yuanPerCarer: null },
    work: 1,
    seconds: null,
  })
  expect(yearsOf(scenario)).toEqual([2022, 2023, 2024, 2025])
})

test('an empty request with a base scenario is valid and changes nothing', () => {
  const base = parseScenario(HEAD)
  expect(PlanRequest.parse({})).toEqual({ changes: {} })
  expect(applyChanges(base, {})).toEqual(base)
})

test('a change replaces its whole field and fills what it leaves out', () => {
  const base = parseScenario({ ...HEAD, budgets: { totalYuan: { 2022: 100 }, carryOver: false } })
  expect(applyChanges(base, { budgets: { totalYuan: { 2022: 5.5 } } }).budgets).toEqual({
    totalYuan: { 2022: 5.5 },
    byLevelYuan: null,
    carryOver: true,
  })
})

test('all faults come at once, each with its place, the value and what is allowed', () => {
  const wrong = {
    ...HEAD,
    aim: 'cheapest',
    baseDate: '2021-02-30',
    colour: 'red',
    targets: { places_per_1000: { next: 3 } },
    takeUp: { rings: [{ metres: 500, share: 1.2 }] },
    budgets: { totalYuan: { 2022: 0.001 } },
  }
  expect(faultsOf(() => parseScenario(wrong))).toEqual([
    { path: 'baseDate', value: '2021-02-30', allowed: 'a day that exists, written YYYY-MM-DD' },
    { path: 'aim', value: 'cheapest', allowed: 'one of least-cost, most-served' },
    { path: 'targets.places_per_1000.next', value: 3, allowed: 'a calendar year' },
    { path: 'budgets.totalYuan.2022', value: 0.001, allowed: 'at most two decimals' },
    { path: 'takeUp.rings.0.share', value: 1.2, allowed: 'at most 1' },
    { path: 'colour', value: 'red', allowed: 'no field of this name' },
  ])
})

test('years outside the plan, a plan of more than ten years and a base date after its start are faults', () => {
  const wrong = {
    ...HEAD,
    lastYear: 2032,
    baseDate: '2023-01-01',
    targets: { inclusive_share: { 2021: 0.5 } },
    budgets: { byLevelYuan: { city: { 2040: 1 } } },
    lockIn: [{ site: 'K1', year: 2033 }],
    districtFloors: { unit: 'places_per_1000', everywhere: 2, firstYear: 2033 },
  }
  expect(faultsOf(() => parseScenario(wrong)).map(fault => fault.path)).toEqual([
    'lastYear',
    'baseDate',
    'targets.inclusive_share.2021',
    'budgets.byLevelYuan.city.2040',
    'lockIn.0.year',
    'districtFloors.firstYear',
  ])
})

test('shares asked for are at most 1; places per 1,000 may be more', () => {
  const wrong = {
    ...HEAD,
    targets: {
      places_per_1000: { 2025: 4.5 },
      inclusive_share: { 2025: 60 },
      certified_carer_share: { 2025: 1.01 },
      community_coverage: { 2025: null },
    },
    districtFloors: { unit: 'share_of_city_target', everywhere: 80, byDistrict: { 990001: 1.5, 990002: 1 } },
  }
  expect(faultsOf(() => parseScenario(wrong)).map(fault => `${fault.path} ${fault.allowed}`)).toEqual([
    'targets.inclusive_share.2025 at most 1',
    'targets.certified_carer_share.2025 at most 1',
    'districtFloors.everywhere at most 1',
    'districtFloors.byDistrict.990001 at most 1',
  ])
})

test('a field named as a prototype is refused where it stands, also where any code is allowed, beside other faults', () => {
  const floors = JSON.parse('{"unit":"places_per_1000","byDistrict":{"__proto__":5}}')
  const asked = (changes: object) =>
    faultsOf(() => parseScenario({ ...HEAD, districtFloors: floors, ...changes })).map(
      fault => `${fault.path} ${fault.allowed}`,
    )
  const told = 'districtFloors.byDistrict.__proto__ no field of this name'
  expect(asked({})).toEqual([told])
  expect(asked({ discountRate: 9 })).toEqual([expect.stringMatching(/^discountRate /), told])
})

test('names and reasons must have something to see, codes can stand in the name of a file, paths end somewhere', () => {
  const wrong = {
    ...HEAD,
    code: '../../etc',
    name: '\u200b\u2060',
    nameEn: '  ',
    waivedDuties: [{ site: 'A1', reason: ' ' }],
    travel: { by: 'matrix', file: 'x'.repeat(5000) },
  }
  expect(faultsOf(() => parseScenario(wrong)).map(fault => `${fault.path} ${fault.allowed}`)).toEqual([
    'code letters, digits, "-", "_" and ".", a letter or digit first',
    'name at least 1 visible character',
    'nameEn at least 1 characters',
    'travel.file at most 4096 characters',
    'waivedDuties.0.reason at least 1 characters',
  ])
  for (const code of ['2026-2030', 'east_first.v2', '十五五'])
    expect(parseScenario({ ...HEAD, code, name: ' 基准 ' })).toMatchObject({ code, name: '基准' })
})

test('names cannot hide nor turn letters, and joiners of scripts stay', () => {
  for (const name of ['plan\u202e2026', 'pl\u200ban', 'a\u0007b', 'two\nlines', '\ufeffa\u2066b']) {
    const { error } = RunName.safeParse({ name })
    expect(error?.issues.map(issue => issue.message)).toEqual([
      'no control characters nor marks that hide or turn text',
    ])
  }
  for (const name of ['方案一', 'Plan A', '\u0645\u06cc\u200c\u0634\u0648\u062f'])
    expect(RunName.parse({ name })).toEqual({ name })
})

test('farther rings and dearer tiers must not draw more families', () => {
  const takeUp = {
    rings: [
      { metres: 1000, share: 0.5 },
      { metres: 900, share: 0.6 },
    ],
    tiers: [
      { monthlyYuan: null, share: 1 },
      { monthlyYuan: 3000, share: 0.5 },
    ],
  }
  expect(faultsOf(() => parseScenario({ ...HEAD, takeUp }))).toEqual([
    { path: 'takeUp.rings.1.metres', value: 900, allowed: 'more than 1000' },
    { path: 'takeUp.rings.1.share', value: 0.6, allowed: 'at most 0.5, the share before' },
    { path: 'takeUp.tiers.1.monthlyYuan', value: 3000, allowed: 'nothing after a tier without limit' },
  ])
})

test('the scenario in docs/plan-export.md can be computed as it is printed', () => {
  const page = readFileSync(new URL('../../docs/plan-export.md', import.meta.url), 'utf8')
  const example = /```json\n([\s\S]*?)```/.exec(page)![1]!
  expect(parseScenario(JSON.parse(example))).toMatchObject({ code: 'east-first', aim: 'most-served' })
})

test('a lock that another lock takes back is a fault, one that leaves an option or a year is none', () => {
  const locked =
    (lockIn: object[], lockOut: object[] = []) =>
    () =>
      parseScenario({ ...HEAD, lockIn, lockOut })
  expect(faultsOf(locked([{ site: 'K1', option: 'a' }], [{ site: 'K1', option: 'a' }]))).toEqual([
    { path: 'lockIn.0.site', value: 'K1', allowed: 'a site that is not locked out too (lockOut.0)' },
  ])
  expect(
    faultsOf(
      locked([
        { site: 'K1', year: 2022 },
        { site: 'K1', year: 2023 },
      ]),
    ),
  ).toMatchObject([{ path: 'lockIn.1', allowed: 'the same option and year as lockIn.0' }])
  expect(locked([{ site: 'K1' }], [{ site: 'K1', option: 'a' }])().lockIn).toHaveLength(1)
  expect(
    locked([
      { site: 'K1', option: 'a' },
      { site: 'K1', year: 2023 },
    ])().lockIn,
  ).toHaveLength(2)
})

test('of a value that is faulty itself, or of years that run backwards, nothing more is told', () => {
  const paths = (changes: object) =>
    faultsOf(() => parseScenario({ ...HEAD, ...changes })).map(each => `${each.path} ${each.allowed}`)
  const rings = [
    { metres: 1000, share: 0.5 },
    { metres: 900, share: 1.2 },
  ]
  expect(paths({ takeUp: { rings } })).toEqual(['takeUp.rings.1.share at most 1'])
  expect(paths({ lastYear: 2020, budgets: null })).toEqual(['lastYear 2022 to 2031: at most 10 years'])
  expect(paths({ budgets: { totalYuan: { 2022: 1e308 } } })).toEqual([
    'budgets.totalYuan.2022 at most 1000000000000',
  ])
})

test('a faulty day or year hides no fault that can be told without it', () => {
  const locks = {
    lockIn: [{ site: 'K1', year: 1999 }],
    lockOut: [{ site: 'K1' }],
  }
  const paths = (changes: object) =>
    faultsOf(() => parseScenario({ ...HEAD, ...locks, ...changes })).map(each => each.path)
  expect(paths({ baseDate: '2021-02-30', lastYear: 2020, gap: 3 })).toEqual([
    'baseDate',
    'gap',
    'lastYear',
    'lockIn.0.site',
  ])
  expect(paths({ baseDate: '2021-02-30' })).toEqual(['baseDate', 'lockIn.0.year', 'lockIn.0.site'])
  expect(paths({ firstYear: 'soon' })).toEqual(['firstYear', 'lockIn.0.site'])
  expect(paths({ lastYear: 'late', baseDate: '2024-01-01' })).toEqual([
    'lastYear',
    'baseDate',
    'lockIn.0.site',
  ])
})

test('a year or a day that is missing is told with its range or form', () => {
  const { baseDate: _, firstYear: __, ...rest } = HEAD
  expect(faultsOf(() => parseScenario(rest))).toEqual([
    { path: 'baseDate', value: null, allowed: 'a day that exists, written YYYY-MM-DD' },
    { path: 'firstYear', value: null, allowed: 'a year from 1990 to 2100' },
  ])
})

test('an amount after a year without limit would limit nothing where money carries over, and is refused', () => {
  const faults = (budgets: unknown) => faultsOf(() => parseScenario({ ...HEAD, budgets }))
  const allowed = 'nothing, as 2023 has no limit and its money carries over'
  expect(faults({ totalYuan: { 2022: 10, 2024: 30, 2025: 40 } })).toEqual([
    { path: 'budgets.totalYuan.2024', value: 30, allowed },
    { path: 'budgets.totalYuan.2025', value: 40, allowed },
  ])
  expect(faults({ byLevelYuan: { city: { 2022: 1, 2023: 1 }, district: { 2025: 4 } } })).toEqual([
    { path: 'budgets.byLevelYuan.district.2025', value: 4, allowed: allowed.replace('2023', '2022') },
  ])
  // each year by itself, or years without limit at the end, say what they mean
  for (const budgets of [
    { totalYuan: { 2024: 30 }, carryOver: false },
    { totalYuan: { 2022: 10, 2023: 0 } },
    { byLevelYuan: { city: {} } },
  ])
    expect(parseScenario({ ...HEAD, budgets }).budgets).toMatchObject(budgets)
})
