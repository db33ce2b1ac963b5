import type { ProgrammeModel } from '../programme/model.ts'
import { makeCity, tianjinSize } from './city.ts'

/** A town for tests, too large for HiGHS whole: nothing has to be reached, budgets as in `CitySize`. */
export function townWithoutTargets(budgetFactor: number | null): ProgrammeModel {
  const town = makeCity({
    ...tianjinSize,
    points: 220,
    institutions: 24,
    sites: 60,
    years: 3,
    placesTarget: false,
    budgetFactor,
  })
  town.targets.coveredWeight.fill(null)
  town.targets.inclusiveShare.fill(null)
  return town
}
