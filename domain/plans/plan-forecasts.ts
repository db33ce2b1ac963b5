/** What a plan forecasts of children and carers, as rows, and what these forecasts rest on. */
import { type Mark, weakest } from '../../kernel/mark.ts'
import { carerFlowRows } from '../forecast/carer-forecast.ts'
import { childrenRows } from '../forecast/children-forecast.ts'
import { MOVING_BELOW_AGE, tableIn } from '../forecast/city-cohorts.ts'
import type { CarerFlowRow, ChildrenRow } from '../forecast/forecast-rows.ts'
import { nameOfAssumption } from './assumption-names.ts'
import { recordsMark } from './plan-baseline.ts'
import { carerForecastMark, graduatesOf, type PlanCarers } from './plan-carers.ts'
import { forecastsByCase } from './plan-people.ts'
import type { PlanAssumption } from './plan-result.ts'
import type { PlanProblem } from './programme-model.ts'
import { yearsOf } from './scenario.ts'

type Of = Pick<PlanProblem, 'records' | 'settings' | 'scenario'>

/** The city in every births case, by case and year; the districts in the scenario's. */
export const forecastChildrenRows = ({ records, settings, scenario }: Of): ChildrenRow[] =>
  forecastsByCase(records, settings, scenario).flatMap(each =>
    childrenRows(records.territory, each, each.birthsCase === scenario.births),
  )

/** Carers by year, city and districts, without what the programme trains. */
export function forecastCarerRows({
  carers,
  records,
  settings,
  facilities,
}: Of & { carers: Pick<PlanCarers, 'districts' | 'forecast'> } & Pick<
    PlanProblem,
    'facilities'
  >): CarerFlowRow[] {
  const mark = carerForecastMark(settings, records, recordsMark(records, facilities))
  return carerFlowRows(carers.forecast, carers.districts, mark)
}

/** An assumption that nobody set: a rule of the model; `demo` where its number is chosen and no source has it. */
export const rule = (
  key: string,
  value: unknown,
  unit: string | null = null,
  mark: Mark = 'estimated',
): PlanAssumption => ({
  key,
  ...nameOfAssumption(key),
  value,
  unit,
  from: 'rule',
  source: null,
  mark,
})

/** What the forecasts rest on beside the settings: tables of the pack, and what is taken to happen without figures. */
export function forecastAssumptions(
  { records, settings, scenario }: Of,
  carers: Pick<PlanCarers, 'districts' | 'forecast'>,
): PlanAssumption[] {
  const { forecast, sources } = records
  const table = (
    key: string,
    value: unknown,
    unit: string | null,
    rows: readonly { mark: PlanAssumption['mark']; sourceId: number }[],
  ): PlanAssumption => ({
    key,
    ...nameOfAssumption(key),
    value,
    unit,
    from: 'pack',
    source: sources.get(rows[0]!.sourceId) ?? null,
    mark: weakest(rows.map(each => each.mark)),
  })
  const graduates = graduatesOf(records, scenario)
  const { baseYear, years, flows } = carers.forecast
  const entering = years.map((year, t) => [
    String(year),
    flows.entered
      .subarray(t * carers.districts.length, (t + 1) * carers.districts.length)
      .reduce((a, b) => a + b, 0),
  ])
  const starts = forecast.ages.filter(row => row.year <= baseYear)
  const start = starts.filter(row => row.year === starts.at(-1)?.year)
  const lifeTable = tableIn(forecast.lifeTable, baseYear)
  const fertility = tableIn(forecast.fertility, baseYear)
  const planned = new Set(yearsOf(scenario))
  const figures = forecast.districtYears.filter(
    row => row.birthsCase === scenario.births && planned.has(row.year),
  )
  return [
    ...(settings.carerFlows === null ? [rule('nobody_leaves_and_certificates_are_renewed', true)] : []),
    ...(graduates.length > 0 ? [table('graduates', Object.fromEntries(entering), 'persons', graduates)] : []),
    rule('children_by', scenario.children.by),
    ...(scenario.children.by === 'pack'
      ? figures.length > 0
        ? [table('district_years', true, null, figures)]
        : []
      : [
          table('population_ages', start[0]!.year, null, start),
          table('life_tables', lifeTable[0]!.year, 'year', lifeTable),
          table('fertility_rates', fertility[0]!.year, 'year', fertility),
          rule('migrants_are_below_age', MOVING_BELOW_AGE, 'years', 'demo'),
          rule('new_housing_draws_families', scenario.children.newHousing),
        ]),
  ]
}
