import type { ChildrenMethod } from '../forecast/children-forecast.ts'
import type { ProjectedBirthsCase } from '../territory/territory.ts'
import { baselineYear } from './baseline-year.ts'
import type { PlanSettings } from './plan-settings.ts'
import type { Scenario } from './scenario.ts'

/**
 * How the children of a births case are forecast. What the planner sets himself holds for all three cases, so that their
 * distance is that of the figures he left to the pack.
 */
export function childrenMethod(
  { cohorts }: PlanSettings,
  scenario: Scenario,
  births: ProjectedBirthsCase,
): ChildrenMethod {
  const { children } = scenario
  if (children.by === 'pack' || !cohorts) return { by: 'pack' }
  return {
    by: 'cohorts',
    totalFertility: cohorts.fertility[births],
    netMigrants: cohorts.netMigrants[births],
    boysPerGirl: cohorts.boysPerGirl,
    newHousing: children.newHousing,
    baseYear: baselineYear(scenario),
    mark: cohorts.mark,
  }
}
