import { expect, test, vi } from 'vitest'
import { townWithoutTargets } from '../bench/town.ts'
import { planProgramme } from './plan.ts'
import { servedStage } from './served-answer.ts'

vi.setConfig({ testTimeout: 120_000 })

test('no plan serves more than the bound where rings and fee tiers make more than 85 kinds', async () => {
  const town = townWithoutTargets(0.6)
  const { demand } = town
  demand.ringLimit = Float64Array.from({ length: 12 }, (_, ring) => 250 * (ring + 1))
  demand.ringShare = Float64Array.from({ length: 12 }, (_, ring) => 1 - 0.06 * ring)
  demand.tierLimitFen = Float64Array.from({ length: 9 }, (_, tier) => 50_000 * (tier + 1))
  demand.tierShare = Float64Array.from({ length: 9 }, (_, tier) => 1 - 0.1 * tier)
  const result = await planProgramme(town, { aim: 'most-served', work: 0.3, fairest: false })
  expect(result.openings.length).toBeGreaterThan(5)
  expect(result.gap).toBeGreaterThan(0)
  expect(result.gap).toBeLessThan(0.1)
})

test('a bound that a plan contradicts is never told', () => {
  expect(servedStage(100, 100.5).gap).toBeCloseTo(0.005, 9)
  expect(servedStage(100, 100 - 1e-7).gap).toBe(0)
  expect(servedStage(0, -1e-15)).toEqual({ objective: 0, bound: 0, gap: 0 })
  expect(() => servedStage(100, 99.9)).toThrow('the proof is wrong: bound 99.9, but a plan serves 100')
})
