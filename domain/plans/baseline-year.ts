import type { Scenario } from './scenario.ts'

/** The latest year end that is not after the base date: the year the plan's targets and forecasts start from. */
export function baselineYear(scenario: Pick<Scenario, 'baseDate'>): number {
  const year = Number(scenario.baseDate.slice(0, 4))
  return scenario.baseDate.endsWith('-12-31') ? year : year - 1
}
