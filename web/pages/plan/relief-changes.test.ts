/** The changes that the page makes of a relief, on the small city, where every plan can be computed. */
import { beforeAll, expect, test } from 'vitest'
import { computePlan, type EarlierPlan, type PlanResult } from '../../../domain/plans/index.ts'
import { applyChanges } from '../../../domain/plans/scenario-faults.ts'
import { aDatabase } from '../../../tests/database.ts'
import { aScenario, loadSmallCity } from '../../../tests/small-city.ts'
import { reliefChanges } from './relief-changes.ts'

const { db } = await aDatabase()
beforeAll(() => loadSmallCity(db))

const EMPTY = { 2022: 0, 2023: 0, 2024: 0, 2025: 0 }

test.each([
  ['no money', { budgets: { totalYuan: EMPTY } }],
  ['more places than the money and the carers reach for', { targets: { places_per_1000: { 2025: 12 } } }],
  ['all communities covered at once', { targets: { community_coverage: { 2022: 1 } } }],
  ['a floor for every district', { districtFloors: { unit: 'places_per_1000', everywhere: 9 } }],
] as const)(
  'each change said to be enough is enough, and its plan is there from the start: %s',
  async (_, wish) => {
    const asked = applyChanges(await aScenario(db), wish)
    const none = await computePlan(db, asked)
    expect(none.status).toBe('infeasible')
    const found = none.reliefs.filter(relief => relief.foundChange !== null)
    expect(found.length).toBeGreaterThan(0)
    for (const relief of found) {
      const eased = applyChanges(asked, reliefChanges(none, relief, 'so that a plan is possible'))
      const from: EarlierPlan = { result: none, run: 1, changeLittle: false, relief: relief.family }
      const plan = await computePlan(db, eased, { from })
      expect(plan.objective, relief.family).not.toBeNull()
      expect(plan.inputs.origin).toMatchObject({ run: 1, relief: relief.family, gap: 1 })
      expect(plan.changes, 'a run without a plan is nothing to compare with').toBeUndefined()
      expect(unmet(plan)).toEqual([])
    }
  },
)

const unmet = ({ indicators }: PlanResult) =>
  indicators.filter(row => !row.baseline && row.target !== null && row.met === false)
