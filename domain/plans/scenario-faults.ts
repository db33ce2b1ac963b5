/** Reading a scenario: every fault at once, each with its place, the value found and what is allowed. */
import { Refusal } from '../../kernel/refusal.ts'
import { faultsOf, type SchemaFault } from '../../kernel/schema-faults.ts'
import { Scenario, ScenarioChanges } from './scenario.ts'

/** The scenario, or a refusal that lists every fault. */
export function parseScenario(input: unknown): Scenario {
  const parsed = Scenario.safeParse(input)
  if (parsed.success) return parsed.data
  throw refusal(faultsOf(parsed.error, input))
}

/** The base with changes on top; faults name the changed field. */
export function applyChanges(base: Scenario, changes: unknown): Scenario {
  const parsed = ScenarioChanges.safeParse(changes)
  if (!parsed.success) throw refusal(faultsOf(parsed.error, changes))
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
  return parseScenario({ ...base, ...Object.fromEntries(given) })
}

const refusal = (faults: SchemaFault[]) => new Refusal('invalid', 'plan.scenario_invalid', { faults })
