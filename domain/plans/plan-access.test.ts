/** Access before and after: agrees with the overview, and whoever holds the exported files counts it again. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planProgramme } from '../../engine/index.ts'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, loadSmallCity } from '../../tests/small-city.ts'
import { ACCESS_TO, accessOnDay } from '../indicators/index.ts'
import { writeExports } from './export-files.ts'
import { describePlan } from './plan.ts'
import type { PlanResult } from './plan-result.ts'
import type { PlanProblem } from './programme-model.ts'
import { engineOptions } from './run-in-worker.ts'

const { db } = await aDatabase()
const folder = await mkdtemp(join(tmpdir(), 'tuoyu-access-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

let problem: PlanProblem
let plan: PlanResult
beforeAll(async () => {
  await loadSmallCity(db)
  await db.updateTable('subdistrict').set({ positionMark: 'official' }).execute()
  problem = await aProblem(db)
  plan = describePlan(problem, await planProgramme(problem.model, engineOptions(problem.scenario)), 1)
  await writeExports(plan, { csv: join(folder, 'plan') })
})

type Row = Record<string, string>
const csv = async (name: string) =>
  parse(await readFile(join(folder, 'plan', `${name}.csv`), 'utf8'), { bom: true, columns: true }) as Row[]
const at = (moment: string, to = 'usable') =>
  plan.access.find(row => row.moment === moment && row.group === 'city' && row.to === to)!

test('on the base date access is that of the overview on this day, group by group', async () => {
  for (const to of ACCESS_TO) {
    const { groups, theilBetween } = await accessOnDay(db, civilDate('2021-12-31'), to)
    const base = plan.access.filter(row => row.moment === 'base' && row.to === to)
    expect(base).toHaveLength(groups.length)
    groups.forEach((group, i) => {
      expect([base[i]!.group, base[i]!.children]).toEqual([group.kind, group.children])
      for (const key of [
        'places',
        'access',
        'gini',
        'theil',
        'palma',
        'belowShare',
        'outOfReachShare',
      ] as const)
        if (group[key] === null) expect(base[i]![key]).toBeNull()
        else expect(base[i]![key]).toBeCloseTo(group[key], 9)
    })
    expect(at('base', to).theilBetween).toBeCloseTo(theilBetween!, 12)
  }
})

test('affordable are the places whose fee is within the limit: those that stand, and those that the programme opens', () => {
  const { affordableMonthlyYuan } = problem.settings
  const isCheap = (fen: number | null) => fen !== null && fen <= affordableMonthlyYuan * 100
  const last = problem.years.length - 1
  const standing = problem.facilities
    .filter(each => each.fromYear <= last && isCheap(each.monthlyFen))
    .flatMap(each => each.usable)
    .reduce((a, b) => a + b, 0)
  const opened = plan.programme
    .filter(row => isCheap(row.monthlyFen))
    .reduce((sum, row) => sum + row.places, 0)
  expect(opened).toBeGreaterThan(0)
  expect(at('base', 'affordable').places).toBeCloseTo(35, 9)
  expect(at('without', 'affordable').places).toBeCloseTo(standing, 9)
  expect(at('with', 'affordable').places).toBeCloseTo(standing + opened, 9)
  const limit = plan.inputs.assumptions.find(each => each.key === 'affordable_monthly_yuan')
  expect(limit).toMatchObject({ value: 2000, from: 'pack', mark: 'demo' })
})

test('without the programme stand the projects too, with it what it opens: every place reaches somebody', () => {
  const usable = (facilities: PlanProblem['facilities']) =>
    facilities.reduce((sum, each) => sum + each.usable.reduce((a, b) => a + b, 0), 0)
  const last = problem.years.length - 1
  const without = usable(problem.facilities.filter(each => each.fromYear <= last))
  expect(at('base').places).toBeCloseTo(57, 9)
  expect(at('without').places).toBeCloseTo(without, 9)
  expect(at('with').places).toBeCloseTo(without + plan.totals.newPlaces, 9)
  expect(at('with').access!).toBeGreaterThan(at('without').access!)
  expect([at('base').day, at('with').day]).toEqual(['2021-12-31', '2025-12-31'])
})

describe('from the exported files alone', () => {
  const COLUMNS = {
    base: ['children_base', 'base'],
    without: ['children_last', 'without'],
    with: ['children_last', 'with'],
  } as const

  test('access, Gini and both shares of every group and moment are counted again', async () => {
    const points = await csv('access-points')
    const threshold = Number((await csv('inputs')).find(row => row.key === 'access_threshold_per_100')!.value)
    const rows = await csv('access')
    expect(points).toHaveLength(20)
    expect(rows).toHaveLength(2 * 3 * 5)
    for (const row of rows) {
      const [childrenOf, moment] = COLUMNS[row.moment as keyof typeof COLUMNS]
      const placesOf = `${row.to === 'usable' ? 'places' : 'affordable'}_${moment}`
      const inside = points
        .filter(
          each =>
            row.group === 'city' ||
            (row.group === 'district' ? each.district === row.district : each.group === row.group),
        )
        .map(each => [Number(each[childrenOf]), Number(each[placesOf])] as const)
      const total = (of: (each: readonly [number, number]) => number) =>
        inside.reduce((sum, each) => sum + of(each), 0)
      const [children, places] = [total(([c]) => c), total(([, p]) => p)]
      const differences = total(([a, p]) => total(([b, q]) => a * b * Math.abs(p / a - q / b)))
      expect(Number(row.children)).toBeCloseTo(children, 9)
      expect(Number(row.access)).toBeCloseTo((100 * places) / children, 9)
      if (row.gini !== '') expect(Number(row.gini)).toBeCloseTo(differences / (2 * children * places), 9)
      const below = total(([c, p]) => ((100 * p) / c < threshold ? c : 0))
      expect(Number(row.below_share)).toBeCloseTo(below / children, 9)
      expect(Number(row.out_of_reach_share)).toBeCloseTo(total(([c, p]) => (p === 0 ? c : 0)) / children, 9)
    }
  })

  test('the summary has the city’s access before and after', async () => {
    const summary = new Map((await csv('summary')).map(row => [row.item, Number(row.value)]))
    for (const moment of ['base', 'without', 'with'])
      expect(summary.get(`access_${moment}`)).toBeCloseTo(at(moment).access!, 9)
  })
})

test('where no plan is found there is no access with it', async () => {
  const impossible = await aProblem(db, { budgets: { totalYuan: { 2022: 0, 2023: 0, 2024: 0, 2025: 0 } } })
  const found = await planProgramme(impossible.model, engineOptions(impossible.scenario))
  const none = describePlan(impossible, found, 1)
  expect(none.objective).toBeNull()
  expect(new Set(none.access.map(row => row.moment))).toEqual(new Set(['base', 'without']))
  expect(none.accessPoints.every(row => row.placesWith === null && row.affordableWith === null)).toBe(true)
})

test('where nobody knows where people live there is no access in plans either', async () => {
  await db.updateTable('subdistrict').set({ positionMark: 'demo' }).execute()
  const unknown = await aProblem(db)
  const found = await planProgramme(unknown.model, engineOptions(unknown.scenario))
  const [city] = describePlan(unknown, found, 1).access
  expect(city).toMatchObject({ access: null, gini: null, withheld: 'place_unknown', unknownShare: 1 })
})
