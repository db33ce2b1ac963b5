/** People of the plan years: districts' totals of the births case, split over communities as at the census. */
import { type Mark, weakest } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { splitWhole } from '../indicators/split-whole.ts'
import { wantingByBand } from '../indicators/wanting-children.ts'
import type { PlanRecords } from './plan-records.ts'
import type { PlanSettings } from './plan-settings.ts'
import { type Scenario, yearsOf } from './scenario.ts'

export type PlanPeople = {
  /** year × district: residents at the year's end. */
  readonly residents: Float64Array
  /** year × community × band: expected children whose families want care. */
  readonly wanting: Float64Array
  readonly mark: Mark
}

const AGES = ['age0', 'age1', 'age2'] as const

/** Residents and wanting children of each plan year; refuses when a year has no figures. */
export function planPeople(records: PlanRecords, settings: PlanSettings, scenario: Scenario): PlanPeople {
  const { districts, communities } = records.territory
  const years = yearsOf(scenario)
  const residents = new Float64Array(years.length * districts.length)
  const wanting = new Float64Array(years.length * communities.length * 4)
  const marks: Mark[] = ['estimated']
  refuseMissingYears(records, scenario)
  years.forEach((year, t) => {
    districts.forEach((district, d) => {
      const people = peopleOf(records, scenario, district.id, year)!
      residents[t * districts.length + d] = people.residents
      marks.push(people.mark)
      const [age0, age1, age2] = AGES.map(age =>
        splitWhole(
          people[age],
          Float64Array.from(district.communities, each => each[age]),
        ),
      )
      district.communities.forEach((community, i) => {
        const byBand = wantingByBand({ age0: age0![i]!, age1: age1![i]!, age2: age2![i]! }, settings.takeUp)
        wanting.set(byBand, (t * communities.length + community.index) * 4)
      })
    })
  })
  return { residents, wanting, mark: weakest(marks) }
}

/** The births case where it speaks of the year, else what was observed. */
function peopleOf(records: PlanRecords, scenario: Scenario, districtId: number, year: number) {
  const rows = records.districtYears.filter(row => row.districtId === districtId && row.year === year)
  return (
    rows.find(row => row.birthsCase === scenario.births) ?? rows.find(row => row.birthsCase === 'observed')
  )
}

function refuseMissingYears(records: PlanRecords, scenario: Scenario): void {
  const missing = yearsOf(scenario).flatMap(year =>
    records.territory.districts
      .filter(district => !peopleOf(records, scenario, district.id, year))
      .map(district => ({ year, district: district.code })),
  )
  if (missing.length > 0)
    throw new Refusal('absent', 'plan.population_missing', { births: scenario.births, missing })
}
