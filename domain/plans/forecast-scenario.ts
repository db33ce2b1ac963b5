/** The forecasts of a scenario alone, without a programme: what `tuoyu forecast` shows. */
import { type Database, inSnapshot } from '../../db/index.ts'
import type { CarerFlowRow, ChildrenRow } from '../forecast/index.ts'
import { LOCAL_PLANNER } from '../identity/index.ts'
import { forecastPlanCarers } from './plan-carers.ts'
import { existingFacilities } from './plan-existing.ts'
import { forecastAssumptions, forecastCarerRows, forecastChildrenRows } from './plan-forecasts.ts'
import { loadPlanRecords } from './plan-records.ts'
import type { PlanAssumption } from './plan-result.ts'
import { planSettings } from './plan-settings.ts'
import type { Scenario } from './scenario.ts'

export type ScenarioForecast = {
  readonly children: readonly ChildrenRow[]
  readonly carers: readonly CarerFlowRow[]
  /** the city (`code` null) and its districts by name, in both languages. */
  readonly areas: readonly { readonly code: string | null; readonly name: string; readonly nameEn: string }[]
  /** settings and tables that the two rest on. */
  readonly assumptions: readonly PlanAssumption[]
}

/** Reads one snapshot of the records and forecasts children and carers to the scenario's last year. */
export async function forecastScenario(db: Database, scenario: Scenario): Promise<ScenarioForecast> {
  const records = await inSnapshot(db, LOCAL_PLANNER, snapshot => loadPlanRecords(snapshot, scenario))
  const settings = planSettings(records, scenario)
  const of = { records, settings, scenario }
  const carers = forecastPlanCarers(records, settings, scenario)
  const facilities = existingFacilities(records, scenario.firstYear)
  const { city, districts } = records.territory
  return {
    areas: [
      { code: null, name: city.name, nameEn: city.nameEn },
      ...districts.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    ],
    children: forecastChildrenRows(of),
    carers: forecastCarerRows({ ...of, carers, facilities }),
    assumptions: [
      ...settings.assumptions.filter(({ key }) => FORECAST_SETTINGS.has(key)),
      ...forecastAssumptions(of, carers),
    ],
  }
}

const FORECAST_SETTINGS = new Set([
  'carer_stock',
  'carer_flows',
  'fertility_levels',
  'net_migrants',
  'boys_per_girl',
])
