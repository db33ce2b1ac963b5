/** Reading a scenario: every fault at once, each with its place, the value found and what is allowed. */
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { faultsOf, type SchemaFault } from '../../kernel/schema-faults.ts'
import { decisionFaults } from './plan-decisions.ts'
import { type DecisionRecords, loadDecisionRecords } from './plan-records.ts'
import { Scenario, ScenarioChanges, ScenarioFields } from './scenario.ts'

/** The scenario, or a refusal that lists every fault. */
export function parseScenario(input: unknown): Scenario {
  const { scenario, faults } = readFields(input)
  if (faults.length > 0) throw refusal(faults)
  return scenario
}

/** The base with changes on top; faults name the changed field. */
export const applyChanges = (base: unknown, changes: unknown): Scenario =>
  parseScenario(merged(base, changes))

/**
 * The base with changes on top, also held against the city's records: what no plan could follow is refused here, before
 * anything is queued or computed, in one list with the faults between fields.
 */
export const checkedScenario = async (db: Read, base: unknown, changes: unknown): Promise<Scenario> =>
  (await scenarioWithRecords(db, base, changes)).scenario

/** The same, with the records that it was held against. */
export async function scenarioWithRecords(
  db: Read,
  base: unknown,
  changes: unknown,
): Promise<{ scenario: Scenario; records: DecisionRecords }> {
  const { scenario, faults } = readFields(merged(base, changes))
  const known = (path: string) => faults.some(each => each.path === path || each.path.startsWith(`${path}.`))
  const records = await loadDecisionRecords(db, scenario)
  if (!known('baseDate')) faults.push(...baseDateFaults(scenario, records.territory.city.recordsFrom))
  const impossible = decisionFaults(records, scenario)
  const all = [...faults, ...impossible.filter(({ path }) => !known(path))]
  if (faults.length > 0) throw refusal(all)
  if (all.length > 0) throw new Refusal('invalid', 'plan.decisions_impossible', { faults: all })
  return { scenario, records }
}

/** Before its records begin a city looks empty: a plan would be made for a city that never was. */
const baseDateFaults = ({ baseDate }: Scenario, recordsFrom: CivilDate | null): SchemaFault[] =>
  recordsFrom !== null && baseDate < recordsFrom
    ? [{ path: 'baseDate', value: baseDate, allowed: `${recordsFrom} or later: records begin then` }]
    : []

function merged(base: unknown, changes: unknown): unknown {
  const parsed = ScenarioChanges.safeParse(changes)
  if (!parsed.success) throw refusal(faultsOf(parsed.error, changes))
  if (typeof base !== 'object' || base === null || Array.isArray(base)) return base
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
  return { ...base, ...Object.fromEntries(given) }
}

/** Refuses faults of single fields; faults between fields come back with the scenario as it was written. */
function readFields(input: unknown): { scenario: Scenario; faults: SchemaFault[] } {
  const parsed = Scenario.safeParse(input)
  if (parsed.success) return { scenario: parsed.data, faults: [] }
  const fields = ScenarioFields.safeParse(input)
  if (!fields.success) throw refusal(faultsOf(parsed.error, input))
  return { scenario: fields.data, faults: faultsOf(parsed.error, input) }
}

const refusal = (faults: SchemaFault[]) => new Refusal('invalid', 'plan.scenario_invalid', { faults })
