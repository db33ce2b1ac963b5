import { beforeAll, expect, test } from 'vitest'
import { planProgramme } from '../../engine/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aProblem, aScenario, loadSmallCity } from '../../tests/small-city.ts'
import { computePlan } from './compute-plan.ts'
import { describePlan } from './plan.ts'
import type { PlanProgressView } from './plan-result.ts'
import { engineOptions, runPlanInWorker } from './run-in-worker.ts'

const { db } = await aDatabase()
beforeAll(() => loadSmallCity(db))

test('a thread finds the same plan as this one, and reports on the way', async () => {
  const phases: PlanProgressView['phase'][] = []
  const plan = await computePlan(db, await aScenario(db), { onProgress: ({ phase }) => phases.push(phase) })
  const problem = await aProblem(db)
  const here = describePlan(problem, await planProgramme(problem.model, engineOptions(problem.scenario)), 0)
  expect({ ...plan, seconds: 0 }).toEqual(here)
  expect(phases.slice(0, 2)).toEqual(['read', 'model'])
  expect(phases).toContain('check')
})

test('a search that is stopped still answers', async () => {
  const { model, scenario } = await aProblem(db)
  const stopped = await runPlanInWorker(model, engineOptions(scenario), { signal: AbortSignal.abort() })
  expect(['stopped', 'within-gap', 'optimal']).toContain(stopped.status)
})

test('a defect in the thread is a defect here, with its message', async () => {
  const { model, scenario } = await aProblem(db)
  const broken = { ...model, years: -1 }
  await expect(runPlanInWorker(broken, engineOptions(scenario))).rejects.toThrow(/years is -1/)
})

test('serving most children is bounded too, and says so in children-years', async () => {
  const plan = await computePlan(db, await aScenario(db, { aim: 'most-served' }))
  expect(plan).toMatchObject({ aim: 'most-served', objectiveUnit: 'child_years' })
  expect(plan.objective!).toBeLessThanOrEqual(plan.bound! + 1e-6)
  const served = plan.use.filter(row => row.district === null).reduce((sum, row) => sum + row.served, 0)
  expect(served).toBeCloseTo(plan.objective!, 3)
  expect(plan.stages.map(stage => stage.name)).toEqual(['most-served', 'fairest'])
})
