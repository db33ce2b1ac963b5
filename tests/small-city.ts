/** The small city of `tests/packs/small`, loaded, and its base scenario with what a test changes. */
import { type Database, inSnapshot } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { loadPack } from '../domain/packs/index.ts'
import { loadPlanRecords } from '../domain/plans/plan-records.ts'
import { type PlanProblem, planProblem } from '../domain/plans/programme-model.ts'
import { getScenario } from '../domain/plans/scenario.queries.ts'
import type { Scenario, ScenarioChanges } from '../domain/plans/scenario.ts'
import { applyChanges } from '../domain/plans/scenario-faults.ts'
import type { MatrixText } from '../domain/plans/ways-of-plan.ts'
import { civilDate } from '../kernel/civil-date.ts'
import { SMALL_PACK } from './packs/pack-folder.ts'

export const TODAY = civilDate('2022-03-01')

export const loadSmallCity = (db: Database) => loadPack(db, LOCAL_PLANNER, SMALL_PACK, {}, TODAY)

export const aScenario = async (
  db: Database,
  changes: Partial<Record<keyof ScenarioChanges, unknown>> = {},
) => applyChanges(await getScenario(db, 'base', TODAY), changes)

export async function aProblem(
  db: Database,
  changes: Parameters<typeof aScenario>[1] = {},
  matrix?: MatrixText,
): Promise<PlanProblem> {
  const scenario: Scenario = await aScenario(db, changes)
  const records = await inSnapshot(db, LOCAL_PLANNER, snapshot => loadPlanRecords(snapshot, scenario))
  return planProblem(records, scenario, matrix)
}
