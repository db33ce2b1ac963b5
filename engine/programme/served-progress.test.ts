import { expect, test, vi } from 'vitest'
import { townWithoutTargets } from '../bench/town.ts'
import type { PlanProgress } from './model.ts'
import { planProgramme } from './plan.ts'

// A shared machine may be slow; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

test('what is told on the way is of children, until fairness tells of the least served district', async () => {
  const told: PlanProgress[] = []
  const result = await planProgramme(townWithoutTargets(0.6), {
    aim: 'most-served',
    work: 0.1,
    onProgress: progress => told.push(progress),
  })
  const [fair, ofChildren] = [true, false].map(wanted =>
    told.filter(({ phase, bound }) => bound !== null && (phase === 'fairness') === wanted),
  )
  expect(ofChildren!.length).toBeGreaterThan(0)
  for (const { bound } of ofChildren!) expect(bound).toBeGreaterThanOrEqual(result.objective)
  expect(fair!.length).toBeGreaterThan(0)
  for (const { bound } of fair!) expect(bound).toBeLessThanOrEqual(1)
})

test('plans are told as they are found, and how far the prices are', async () => {
  const told: PlanProgress[] = []
  const result = await planProgramme(townWithoutTargets(0.6), {
    aim: 'most-served',
    onProgress: progress => told.push(progress),
  })
  const plans = told.filter(({ phase, objective }) => phase === 'served' && objective !== null)
  expect(plans.length).toBeGreaterThan(2)
  expect(plans[0]!.objective).toBeLessThan(result.objective)
  // a seating counts nearly, a maximum flow to the child
  for (const { objective } of plans) expect(objective).toBeLessThan(result.stages[0]!.objective! * (1 + 1e-3))
  const parts = told.flatMap(({ phase, part }) => (phase === 'relaxation' && part !== null ? [part] : []))
  expect(parts.length).toBeGreaterThan(10)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  expect(parts[0]).toBeGreaterThanOrEqual(0)
  expect(parts.at(-1)).toBeLessThanOrEqual(1)
})
