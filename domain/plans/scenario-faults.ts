/** Reading a scenario: every fault at once, each with its place, the value found and what is allowed. */
import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { SchemaFault } from '../../kernel/schema-faults.ts'
import { codeFaults, decisionFaults } from './plan-decisions.ts'
import { type DecisionRecords, loadDecisionRecords } from './plan-records.ts'
import type { Scenario } from './scenario.ts'
import { isTold, isWithin, readScenario, written, YEARS } from './scenario-reading.ts'

/** The scenario, or a refusal that lists every fault. */
export function parseScenario(input: unknown): Scenario {
  const { scenario, faults } = readScenario(input)
  if (faults.length > 0 || !scenario) throw refusal(faults)
  return scenario
}

/** The base with changes on top; faults name the changed field. */
export const applyChanges = (base: unknown, changes: unknown): Scenario =>
  parseScenario(merged(base, changes))

/**
 * The base with changes on top, also held against the city's records: what no plan could follow is refused here, before
 * anything is queued or computed, in one list with the faults of fields and between fields.
 */
export const checkedScenario = async (db: Read, base: unknown, changes: unknown): Promise<Scenario> =>
  (await scenarioWithRecords(db, base, changes)).scenario

/** The same, with the records that it was held against. */
export async function scenarioWithRecords(
  db: Read,
  base: unknown,
  changes: unknown,
): Promise<{ scenario: Scenario; records: DecisionRecords }> {
  const { scenario, faults, asWritten } = readScenario(merged(base, changes))
  if (!scenario) throw refusal(faults)
  const records = await loadDecisionRecords(db, scenario)
  const against = recordFaults(records, scenario, faults).map(fault => written(fault, asWritten))
  const all = [...faults, ...against.filter(({ path }) => !isTold(faults, path))]
  if (faults.length > 0) throw refusal(all)
  if (all.length > 0) throw new Refusal('invalid', 'plan.decisions_impossible', { faults: all })
  return { scenario, records }
}

/**
 * What the records say against the part of a scenario that can be read. Where years or base date are faulty only codes
 * that name nothing and a base date before the records are told, where waivers are no duty: the rest would be concluded
 * from what nobody wrote.
 */
function recordFaults(
  records: DecisionRecords,
  scenario: Scenario,
  told: readonly SchemaFault[],
): SchemaFault[] {
  const early = isTold(told, 'baseDate') ? [] : baseDateFaults(scenario, records.territory.city.recordsFrom)
  if (YEARS.some(name => isTold(told, name))) return [...early, ...codeFaults(records, scenario)]
  const unwaived = isTold(told, 'duties') || isTold(told, 'waivedDuties')
  const decided = decisionFaults(records, scenario).filter(
    ({ path }) => !(unwaived && isWithin(path, 'duties')),
  )
  return [...early, ...decided]
}

/** Before its records begin a city looks empty: a plan would be made for a city that never was. */
const baseDateFaults = ({ baseDate }: Scenario, recordsFrom: CivilDate | null): SchemaFault[] =>
  recordsFrom !== null && baseDate < recordsFrom
    ? [{ path: 'baseDate', value: baseDate, allowed: `${recordsFrom} or later: records begin then` }]
    : []

function merged(base: unknown, changes: unknown): unknown {
  if (!isObject(changes))
    throw refusal([{ path: 'changes', value: changes ?? null, allowed: 'an object with named fields' }])
  if (!isObject(base)) return base
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return { ...base, ...Object.fromEntries(given) }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refusal = (faults: readonly SchemaFault[]) =>
  new Refusal('invalid', 'plan.scenario_invalid', { faults })
