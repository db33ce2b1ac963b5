/** Births compared, and targets that hold for all of them: on the small city, counted anew. */
import { beforeAll, expect, test, vi } from 'vitest'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, aScenario, loadSmallCity } from '../../tests/small-city.ts'
import { PROJECTED_BIRTHS_CASES } from '../territory/territory.ts'
import { computePlan } from './compute-plan.ts'
import type { PlanProgressView } from './plan-result.ts'
import { runCaseInWorker } from './run-in-worker.ts'

vi.mock('./run-in-worker.ts', async original => {
  const real = await original<typeof import('./run-in-worker.ts')>()
  return { ...real, runCaseInWorker: vi.fn(real.runCaseInWorker) }
})

const { db } = await aDatabase()
beforeAll(async () => {
  await loadSmallCity(db)
})

test('targets for all births are the highest of the three cases, year by year', async () => {
  const each = await Promise.all(PROJECTED_BIRTHS_CASES.map(births => aProblem(db, { births })))
  const all = await aProblem(db, { targetsInAllBirths: true })
  expect(all.model.targets.places).toEqual(
    all.years.map((_, t) => {
      const asked = each.map(({ model }) => model.targets.places[t] ?? null)
      return asked.includes(null) ? null : Math.max(...(asked as number[]))
    }),
  )
  // families and everything else stay those of the scenario's own case
  expect(all.model.demand).toEqual((await aProblem(db)).model.demand)
})

test('each case has its row: its own plan is the one computed, the others are those of their scenarios', async () => {
  const plan = await computePlan(db, await aScenario(db, { compareBirths: true }))
  const alone = await computePlan(db, await aScenario(db))
  expect({ ...plan, births: undefined, scenario: null, seconds: 0 }).toEqual({
    ...alone,
    births: undefined,
    scenario: null,
    seconds: 0,
  })
  expect(plan.births!.map(row => row.births)).toEqual([...PROJECTED_BIRTHS_CASES])
  for (const row of plan.births!) {
    const own = await computePlan(db, await aScenario(db, { births: row.births }))
    expect(row.remade!.objectiveFen).toBeCloseTo(own.objective!, 0)
    expect(row.remade!.differenceFen).toBeCloseTo(own.objective! - plan.objective!, 0)
    expect(row.wanting).toBeCloseTo(
      own.use.find(use => use.district === null && use.year === 2025)!.wanting,
      6,
    )
  }
  const middle = plan.births!.find(row => row.births === 'middle')!
  expect(middle).toMatchObject({ targetsMissed: 0, placesMissing: 0 })
  expect(middle.served).toBeCloseTo(plan.totals.servedLastYear, 6)
})

test('a plan whose targets hold for all births misses none in any case, and costs no less than any case alone', async () => {
  const plan = await computePlan(db, await aScenario(db, { compareBirths: true, targetsInAllBirths: true }))
  expect(plan.objective).not.toBeNull()
  for (const row of plan.births!) {
    expect(row.placesMissing).toBe(0)
    expect(row.remade!.differenceFen).toBeLessThanOrEqual(1)
  }
})

test('most served is held against the cases, and made anew for none', async () => {
  const plan = await computePlan(db, await aScenario(db, { aim: 'most-served', compareBirths: true }))
  expect(plan.births).toHaveLength(3)
  for (const row of plan.births!) expect(row.remade).toBeNull()
})

test('the plan is held with all that it opens, although low births would leave some of it out', async () => {
  const changes = { duties: false, leastReachableUse: 0.8 }
  const plan = await computePlan(db, await aScenario(db, { ...changes, births: 'high', compareBirths: true }))
  const offered = (await aProblem(db, { ...changes, births: 'low' })).sites.options.map(each => each.code)
  expect(plan.programme.map(row => row.option).filter(option => !offered.includes(option))).toEqual(['B1-B'])
  // fewer residents ask for fewer places: what suffices for high births suffices for low ones
  const low = plan.births!.find(row => row.births === 'low')!
  expect(low).toMatchObject({ targetsMissed: 0, placesMissing: 0 })
})

test('where little was to change, the plan of its own case is made by cost alone, not taken over', async () => {
  const asked = vi.mocked(runCaseInWorker).mock.calls
  const solved = async (changeLittle: boolean) => {
    asked.length = 0
    const result = await computePlan(db, await aScenario(db))
    const from = { result, run: null, changeLittle }
    const plan = await computePlan(db, await aScenario(db, { compareBirths: true }), { from })
    const own = plan.births!.find(row => row.births === 'middle')!
    expect(own.remade!.objectiveFen).toBeCloseTo(result.objective!, 0)
    expect(asked.every(([, options]) => !options.from?.changeLittle)).toBe(true)
    return asked.map(([, , { solve }]) => solve)
  }
  expect(await solved(true)).toEqual([true, true, true])
  expect(await solved(false)).toEqual([true, false, true])
})

test('each births case that is compared is told as a phase', async () => {
  const phases: PlanProgressView['phase'][] = []
  await computePlan(db, await aScenario(db, { aim: 'most-served', compareBirths: true }), {
    onProgress: ({ phase }) => phases.push(phase),
  })
  expect(phases.slice(-3)).toEqual(['births-low', 'births-middle', 'births-high'])
})
