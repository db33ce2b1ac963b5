import type { Scenario } from './scenario.ts'

/** The latest year end that is not after the base date: the year the plan's targets and forecasts start from. */
export function baselineYear(scenario: Pick<Scenario, 'baseDate'>): number {
  const year = Number(scenario.baseDate.slice(0, 4))
  return scenario.baseDate.endsWith('-12-31') ? year : year - 1
}

/**
 * Share of the year after `baselineYear` that lies on the base date or after it, more than 0: 1 for 31 December of the
 * year before and for 1 January.
 */
export function firstYearShare(scenario: Pick<Scenario, 'baseDate'>): number {
  const { baseDate } = scenario
  if (baseDate.endsWith('-12-31')) return 1
  const year = Number(baseDate.slice(0, 4))
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  return (end - Date.parse(`${baseDate}T00:00:00Z`)) / (end - start)
}
