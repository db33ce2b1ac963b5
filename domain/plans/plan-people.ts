/** People of the plan years: districts' totals as forecast, split over communities. */
import { type Mark, weakest } from '../../kernel/mark.ts'
import { type ChildrenForecast, communityChildren, forecastChildren } from '../forecast/children-forecast.ts'
import { AGE_BANDS, wantingByBand } from '../indicators/wanting-children.ts'
import { PROJECTED_BIRTHS_CASES, type ProjectedBirthsCase } from '../territory/territory.ts'
import { childrenMethod } from './plan-children.ts'
import type { PlanRecords } from './plan-records.ts'
import type { PlanSettings } from './plan-settings.ts'
import { type Scenario, yearsOf } from './scenario.ts'

export type PlanPeople = {
  /** year × district: residents at the year's end. */
  readonly residents: Float64Array
  /** year × community × band: expected children whose families want care. */
  readonly wanting: Float64Array
  readonly mark: Mark
  /** of the scenario's births case. */
  readonly forecast: ChildrenForecast
}

/** Residents and wanting children of each plan year; refuses when a year has no figures. */
export function planPeople(records: PlanRecords, settings: PlanSettings, scenario: Scenario): PlanPeople {
  const { territory } = records
  const { districts, communities } = territory
  const years = yearsOf(scenario)
  const bands = AGE_BANDS.length
  const forecast = forecastOf(records, settings, scenario, scenario.births)
  const residents = new Float64Array(years.length * districts.length)
  const wanting = new Float64Array(years.length * communities.length * bands)
  years.forEach((_, t) => {
    districts.forEach((district, d) => {
      residents[t * districts.length + d] = forecast.people[t]![d]!.residents
      const [age0, age1, age2] = communityChildren(territory, forecast, t, d)
      district.communities.forEach((community, i) => {
        const byBand = wantingByBand({ age0: age0![i]!, age1: age1![i]!, age2: age2![i]! }, settings.takeUp)
        wanting.set(byBand, (t * communities.length + community.index) * bands)
      })
    })
  })
  const marks = forecast.people.flatMap(year => year.map(each => each.mark))
  return { residents, wanting, mark: weakest(['estimated', ...marks]), forecast }
}

/** The births case of the scenario and, where the pack speaks of them, the other two. */
export function forecastsByCase(
  records: PlanRecords,
  settings: PlanSettings,
  scenario: Scenario,
): ChildrenForecast[] {
  const known = ({ districtYears }: PlanRecords['forecast'], births: ProjectedBirthsCase) =>
    scenario.children.by === 'cohorts' || districtYears.some(row => row.birthsCase === births)
  return PROJECTED_BIRTHS_CASES.filter(
    births => births === scenario.births || known(records.forecast, births),
  ).map(births => forecastOf(records, settings, scenario, births))
}

const forecastOf = (
  { forecast, territory }: PlanRecords,
  settings: PlanSettings,
  scenario: Scenario,
  births: ProjectedBirthsCase,
): ChildrenForecast =>
  forecastChildren(
    { ...forecast, territory },
    births,
    childrenMethod(settings, scenario, births),
    yearsOf(scenario),
  )
