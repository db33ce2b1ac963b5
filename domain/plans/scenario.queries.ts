import type { Read } from '../../db/index.ts'
import { type CivilDate, yearOf } from '../../kernel/civil-date.ts'
import { present } from '../../kernel/refusal.ts'
import type { Scenario } from './scenario.ts'
import { parseScenario } from './scenario-faults.ts'

/** Scenarios of the city pack by code, but the one whose years contain today comes first. */
export async function listScenarios(db: Read, today: CivilDate): Promise<Scenario[]> {
  const rows = await db.selectFrom('scenario').select(['content']).orderBy('code').execute()
  const scenarios = rows.map(row => parseScenario(row.content))
  const year = yearOf(today)
  const now = scenarios.find(each => each.firstYear <= year && year <= each.lastYear)
  return now ? [now, ...scenarios.filter(each => each !== now)] : scenarios
}

/** The scenario of this code, or without one the scenario of today; refuses when there is none. */
export async function getScenario(db: Read, code: string | undefined, today: CivilDate): Promise<Scenario> {
  const scenarios = await listScenarios(db, today)
  const found = code === undefined ? scenarios[0] : scenarios.find(each => each.code === code)
  return present(found, code === undefined ? 'plan.no_scenario' : 'plan.scenario_absent', {
    code: code ?? null,
    known: scenarios.map(each => each.code),
  })
}
