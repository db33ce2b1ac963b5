/** What is set in a scenario for a relief, on the small city, where every plan can be computed. */
import { beforeAll, expect, test } from 'vitest'
import { inSnapshot } from '../../db/index.ts'
import { evaluateProgramme } from '../../engine/index.ts'
import { aDatabase } from '../../tests/database.ts'
import { aScenario, loadSmallCity } from '../../tests/small-city.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { computePlan } from './compute-plan.ts'
import { loadPlanRecords } from './plan-records.ts'
import { type EarlierPlan, easedChanges, planStart } from './plan-start.ts'
import { type PlanProblem, planProblem } from './programme-model.ts'
import type { ReliefRow } from './relief-row.ts'
import { applyChanges } from './scenario-faults.ts'

const { db } = await aDatabase()
beforeAll(() => loadSmallCity(db))

const NOTHING = { 2022: 0, 2023: 0, 2024: 0, 2025: 0 }
const byYear = (value: number) => ({ 2022: value, 2023: value, 2024: value, 2025: value })
const out = (site: string, year: number | null = null) => ({ site, option: null, year })
const closed = {
  duties: false,
  lockOut: [...['K1', 'E1', 'V1', 'B1', 'N1'].map(site => out(site)), out('H1', 2024), out('H1', 2025)],
}

/** What is asked of each district in each year. */
const floorsOf = ({ model, records, years }: PlanProblem) =>
  records.territory.districts.flatMap(({ code }, d) =>
    years.map((year, t) => ({
      district: code,
      year,
      places: model.targets.districtPlaces?.[d * years.length + t] ?? 0,
    })),
  )

/** How far the relief says that the district gives way in the year. */
const told = ({ changes }: ReliefRow, district: string, year: number) =>
  changes.find(each => each.family === 'district' && each.district === district && each.year === year)
    ?.amount ?? 0

test.each([
  ['no money', 'budget', { budgets: { totalYuan: NOTHING } }],
  [
    'no money of the district, none carried over',
    'budget',
    { budgets: { byLevelYuan: { district: NOTHING }, carryOver: false } },
  ],
  ['more places than money and carers reach for', 'places', { targets: { places_per_1000: { 2025: 12 } } }],
  ['all places inclusive', 'inclusive', { targets: { inclusive_share: byYear(1) } }],
  ['all communities covered at once', 'coverage', { targets: { community_coverage: { 2022: 1 } } }],
  [
    'a floor for every district',
    'district',
    { districtFloors: { unit: 'places_per_1000', everywhere: 9, firstYear: 2023 } },
  ],
  [
    'a floor as a share of the city’s',
    'district',
    {
      districtFloors: { unit: 'share_of_city_target', everywhere: 1, firstYear: 2023 },
      targets: { places_per_1000: byYear(7) },
      ...closed,
    },
  ],
  [
    'targets in all births cases',
    'places',
    { targetsInAllBirths: true, targets: { places_per_1000: byYear(5) } },
  ],
  [
    'few carers who may be trained',
    'training',
    { carers: { stock: byYear(12) }, training: { totalLimit: 9, yuanPerCarer: 100, lagYears: 0 } },
  ],
  [
    'half of the trained pass',
    'training',
    {
      carers: { stock: byYear(12), flows: { passShare: 0.5 } },
      training: { totalLimit: 9, yuanPerCarer: 100, lagYears: 0 },
    },
  ],
  ['sites that may not open, one in single years only', 'lock-out', closed],
] as const)(
  'the plan found for each change keeps every rule once the change is made: %s',
  async (_, family, wish) => {
    const asked = applyChanges(await aScenario(db), wish)
    const none = await computePlan(db, asked)
    expect(none.status).toBe('infeasible')
    const helping = none.reliefs.filter(relief => relief.foundChange !== null)
    expect(helping.flatMap(relief => relief.changes.map(change => change.family))).toContain(family)
    for (const relief of helping) {
      const from: EarlierPlan = { result: none, run: 1, changeLittle: false, relief: relief.family }
      const eased = applyChanges(asked, easedChanges({}, from))
      const records = await inSnapshot(db, LOCAL_PLANNER, snapshot => loadPlanRecords(snapshot, eased))
      const problem = planProblem(records, eased)
      const start = planStart(problem, from)
      expect(floorsOf(problem), relief.family).toEqual(
        floorsOf(planProblem(records, asked)).map(({ district, year, places }) => ({
          district,
          year,
          places: places - told(relief, district, year),
        })),
      )
      expect(start.openings).toHaveLength(relief.found!.openings.length)
      expect(evaluateProgramme(problem.model, start).missed, relief.family).toBe(0)
      const plan = await computePlan(db, eased, { from })
      expect(plan.objective, relief.family).not.toBeNull()
      expect(plan.inputs.origin).toMatchObject({ run: 1, relief: relief.family, gap: 1 })
      expect(plan.changes, 'a run without a plan is nothing to compare with').toBeUndefined()
    }
  },
)
