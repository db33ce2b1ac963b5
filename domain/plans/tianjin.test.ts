/** The default city in full size: what its plans promise is counted anew from their rows, in whole numbers. */
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { civilDate } from '../../kernel/civil-date.ts'
import { aDatabase } from '../../tests/database.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { loadPack } from '../packs/index.ts'
import { computePlan } from './compute-plan.ts'
import { getScenario } from './scenario.queries.ts'
import { applyChanges } from './scenario-faults.ts'

const PACK = fileURLToPath(new URL('../../data/tianjin/', import.meta.url))
const TODAY = civilDate('2026-06-30')
const LONG_MS = 600_000

const { db } = await aDatabase()
beforeAll(async () => {
  await loadPack(db, LOCAL_PLANNER, PACK, {}, TODAY)
}, LONG_MS)

test.each(['2021-2025', '2026-2030'])(
  'the programme %s meets every target in whole places and stays within its budgets',
  async code => {
    const scenario = applyChanges(await getScenario(db, code, TODAY), { work: 0.25 })
    const plan = await computePlan(db, scenario)
    expect(['optimal', 'within-gap']).toContain(plan.status)
    expect(plan.gap!).toBeLessThan(0.02)
    const planned = plan.indicators.filter(row => !row.baseline)
    expect(planned).toHaveLength(20)
    expect(planned.filter(row => row.met === false)).toEqual([])
    for (const row of planned)
      if (row.target !== null) {
        const unit = row.indicator === 'places_per_1000' ? 1000 : 1
        expect(row.numerator * unit).toBeGreaterThanOrEqual(row.target * row.denominator - 1e-6)
      }
    let there = 0
    let spent = 0
    for (const year of plan.inputs.years) {
      there += scenario.budgets!.totalYuan![year]! * 100
      spent += plan.cost.filter(row => row.year === year).reduce((sum, row) => sum + row.fen, 0)
      expect(spent).toBeLessThanOrEqual(there)
    }
    expect(plan.programme.length + plan.leftOut.length).toBe(plan.inputs.sites)
    expect(plan.totals.discountedFen / plan.objective!).toBeCloseTo(1, 9)
    for (const row of plan.carers) expect(row.certified).toBeGreaterThanOrEqual(row.required!)
  },
  LONG_MS,
)
