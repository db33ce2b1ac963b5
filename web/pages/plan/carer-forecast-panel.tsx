import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import type { CarerFlowRow, PlanResult } from '../../plan-api.ts'
import { Chart } from '../../ui/chart.tsx'
import type { ChartOption } from '../../ui/chart-canvas.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RestsOn } from './rests-on.tsx'

const RESTS_ON = ['carer_stock', 'carer_flows', 'graduates', 'nobody_leaves_and_certificates_are_renewed']

/** Carers of the plan years as stock and flow, against those the plan needs; the districts of the last year below. */
export function CarerForecastPanel({ result }: { result: PlanResult }) {
  const { forecast, plan } = useText()
  const areaName = useAreaNames()
  const city = result.carerFlows.filter(row => row.district === null)
  const year = city.at(-1)?.year
  const districts = result.carerFlows.filter(row => row.district !== null && row.year === year)
  const columns = useFlowColumns()
  if (year === undefined) return null
  return (
    <Panel title={forecast.carers} note={forecast.carersNote}>
      <StockChart result={result} />
      <DataTable
        caption={forecast.carers}
        rows={city}
        keyOf={row => String(row.year)}
        columns={[{ key: 'year', title: plan.year, cell: row => row.year }, ...columns]}
      />
      <p className="small quiet">{forecast.balance}</p>
      <details className="forecast-more">
        <summary>{forecast.districtReport(String(year))}</summary>
        <DataTable
          caption={forecast.districtReport(String(year))}
          rows={districts}
          keyOf={row => row.district!}
          columns={[
            { key: 'district', title: forecast.district, cell: row => areaName(row.district!) },
            ...columns,
          ]}
        />
      </details>
      <RestsOn result={result} keys={RESTS_ON} />
    </Panel>
  )
}

function useFlowColumns(): Column<CarerFlowRow>[] {
  const { forecast } = useText()
  const format = useFormat()
  const number = (key: string, title: string, of: (row: CarerFlowRow) => number): Column<CarerFlowRow> => ({
    key,
    title,
    number: true,
    cell: row => format.count(of(row)),
  })
  return [
    number('before', forecast.before, row => row.certifiedBefore),
    number('entered', forecast.entered, row => row.entered),
    number('passed', forecast.passed, row => row.passed),
    number('lapsed', forecast.lapsed, row => row.lapsed),
    number('left', forecast.left, row => row.leftCertified),
    number('after', forecast.after, row => row.certified),
    number('uncertified', forecast.uncertified, row => row.uncertified),
    { key: 'mark', title: '', cell: row => <MarkTag mark={row.mark} bare /> },
  ]
}

/** Certified carers as forecast, with those the plan trains, and required. */
function StockChart({ result }: { result: PlanResult }) {
  const { forecast, plan } = useText()
  const format = useFormat()
  const lines = [
    {
      name: forecast.certified,
      values: result.carers.map(row => row.certifiedWithoutTraining),
      dashed: false,
    },
    { name: forecast.withTraining, values: result.carers.map(row => row.certified), dashed: false },
    {
      name: forecast.required,
      values: result.carers.map(row => row.required ?? row.existingNeed + row.newNeed),
      dashed: true,
    },
  ]
  const option: ChartOption = {
    grid: { left: 8, right: 18, top: 36, bottom: 6, containLabel: true },
    // on a phone the lines' names stand in one line to be turned, not on the axis
    legend: { top: 0, left: 0, right: 0, type: 'scroll' },
    tooltip: { trigger: 'axis', valueFormatter: value => format.count(Number(value)) },
    xAxis: { type: 'category', data: result.carers.map(row => String(row.year)) },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => format.count(value) } },
    series: lines.map(({ name, values, dashed }) => ({
      type: 'line',
      name,
      data: values,
      symbolSize: 7,
      lineStyle: dashed ? { type: 'dashed', width: 2 } : { width: 2.5 },
    })),
  }
  return (
    <Chart
      label={forecast.carers}
      option={option}
      height={230}
      table={
        <DataTable
          caption={forecast.carers}
          rows={result.carers}
          keyOf={row => String(row.year)}
          columns={[
            { key: 'year', title: plan.year, cell: row => row.year },
            ...lines.map(({ name, values }) => ({
              key: name,
              title: name,
              number: true,
              cell: (row: PlanResult['carers'][number]) =>
                format.count(values[result.carers.indexOf(row)] ?? null),
            })),
          ]}
        />
      }
    />
  )
}
