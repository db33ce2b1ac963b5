import { useAreaNames } from '../../area-names.ts'
import { NONE } from '../../format.ts'
import { useFormat, useLanguage, useText } from '../../language.tsx'
import type { ChildrenRow, PlanResult } from '../../plan-api.ts'
import { Chart } from '../../ui/chart.tsx'
import type { ChartOption } from '../../ui/chart-canvas.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RestsOn } from './rests-on.tsx'
import { TakeUpAssumptions } from './take-up-assumptions.tsx'

const CASES = ['low', 'middle', 'high'] as const
type Case = (typeof CASES)[number]
/** Where the distance of the cases comes from, by way of forecasting. */
const LEVELS = ['fertility_levels', 'district_years']
const RESTS_ON = [
  'district_years',
  'fertility_levels',
  'net_migrants',
  'boys_per_girl',
  'population_ages',
  'life_tables',
  'fertility_rates',
  'migrants_are_below_age',
  'new_housing_draws_families',
]

/** Children of the plan years in low, middle and high births, and which of them would come to a place. */
export function ChildrenPanel({ result }: { result: PlanResult }) {
  const { forecast } = useText()
  const { births, children } = result.scenario
  return (
    <Panel title={forecast.children} note={forecast.childrenNote[children.by]}>
      <div className="forecast-pair">
        <div>
          <CasesChart rows={result.children} chosen={births} />
          <p className="small quiet">
            {forecast.casesNote} <Uncertainty result={result} />
          </p>
          <RestsOn result={result} keys={RESTS_ON} />
          <Districts rows={result.children} chosen={births} />
        </div>
        <TakeUpAssumptions result={result} />
      </div>
    </Panel>
  )
}

/** What the source of the levels says of its own error. */
function Uncertainty({ result }: { result: PlanResult }) {
  const language = useLanguage()
  const { assumptions } = result.inputs
  const source = LEVELS.map(key => assumptions.find(each => each.key === key)).find(Boolean)?.source
  return (language === 'en' ? source?.noteEn : source?.note) ?? ''
}

function CasesChart({ rows, chosen }: { rows: readonly ChildrenRow[]; chosen: Case }) {
  const { forecast, plan, planForm } = useText()
  const format = useFormat()
  const city = rows.filter(row => row.district === null)
  const cases = CASES.filter(each => city.some(row => row.birthsCase === each))
  const years = [...new Set(city.map(row => row.year))]
  const rowOf = (of: Case, year: number) => city.find(row => row.birthsCase === of && row.year === year)
  const nameOf = (of: Case) =>
    (of === chosen ? forecast.chosenCase : forecast.caseLine)(planForm.birthsCases[of])
  const option: ChartOption = {
    grid: { left: 8, right: 18, top: 36, bottom: 6, containLabel: true },
    // on a phone the lines' names stand in one line to be turned, not on the axis
    legend: { top: 0, left: 0, right: 0, type: 'scroll' },
    tooltip: { trigger: 'axis', valueFormatter: value => format.count(Number(value)) },
    xAxis: { type: 'category', data: years.map(String) },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => format.count(value) } },
    series: cases.map(each => ({
      type: 'line',
      name: nameOf(each),
      data: years.map(year => rowOf(each, year)?.underThrees ?? null),
      symbolSize: 7,
      lineStyle: each === chosen ? { width: 2.5 } : { type: 'dashed', width: 2 },
    })),
  }
  return (
    <Chart
      label={forecast.chart}
      option={option}
      height={250}
      table={
        <DataTable
          caption={forecast.chart}
          rows={years}
          keyOf={String}
          columns={[
            { key: 'year', title: plan.year, cell: year => year },
            ...cases.map(each => ({
              key: each,
              title: nameOf(each),
              number: true,
              cell: (year: number) => format.count(rowOf(each, year)?.underThrees ?? null),
            })),
            {
              key: 'births',
              title: forecast.births,
              number: true,
              cell: year => format.count(rowOf(chosen, year)?.births ?? null),
            },
            {
              key: 'residents',
              title: forecast.residents,
              number: true,
              cell: year => format.count(rowOf(chosen, year)?.residents ?? null),
            },
            { key: 'mark', title: '', cell: year => <RowMark row={rowOf(chosen, year)} /> },
          ]}
        />
      }
    />
  )
}

const RowMark = ({ row }: { row: ChildrenRow | undefined }) => (row ? <MarkTag mark={row.mark} bare /> : NONE)

/** The districts of the last year, folded away. */
function Districts({ rows, chosen }: { rows: readonly ChildrenRow[]; chosen: Case }) {
  const areaName = useAreaNames()
  const { forecast } = useText()
  const format = useFormat()
  const own = rows.filter(row => row.district !== null && row.birthsCase === chosen)
  const year = own.at(-1)?.year
  if (year === undefined) return null
  return (
    <details className="forecast-more">
      <summary>{forecast.districtReport(String(year))}</summary>
      <DataTable
        caption={forecast.districtReport(String(year))}
        rows={own.filter(row => row.year === year)}
        keyOf={row => row.district!}
        columns={[
          { key: 'district', title: forecast.district, cell: row => areaName(row.district!) },
          {
            key: 'under',
            title: forecast.underThrees,
            number: true,
            order: row => row.underThrees,
            cell: row => format.count(row.underThrees),
          },
          {
            key: 'residents',
            title: forecast.residents,
            number: true,
            order: row => row.residents,
            cell: row => format.count(row.residents),
          },
          { key: 'mark', title: '', cell: row => <MarkTag mark={row.mark} bare /> },
        ]}
      />
    </details>
  )
}
