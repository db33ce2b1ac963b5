import { useMemo, useState } from 'react'
import { useFormat, useText } from '../../language.tsx'
import { type CostRow, GOVERNMENT_LEVELS, type PlanResult } from '../../plan-api.ts'
import { Chart } from '../../ui/chart.tsx'
import type { ChartOption } from '../../ui/chart-canvas.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'

const KINDS = ['capital', 'support', 'training'] as const
type Grouping = 'kind' | 'level'
type YearCost = { year: number; planYear: boolean; parts: Record<string, number>; total: number }

/** Public money year by year: what for, or from whom. */
export function CostPanel({ result }: { result: PlanResult }) {
  const { plan, terms } = useText()
  const format = useFormat()
  const [by, setBy] = useState<Grouping>('kind')
  const parts: readonly { key: string; name: string }[] =
    by === 'kind'
      ? KINDS.map(key => ({ key, name: plan.costKinds[key] }))
      : GOVERNMENT_LEVELS.map(key => ({ key, name: terms.governmentLevels[key] }))
  const years = useMemo(() => yearsOf(result.cost, by), [result.cost, by])
  const option: ChartOption = {
    grid: { left: 8, right: 12, top: 36, bottom: 6, containLabel: true },
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis', valueFormatter: value => format.fen(Number(value)) },
    xAxis: {
      type: 'category',
      data: years.map(({ year, planYear }) => (planYear ? String(year) : `${year}*`)),
    },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => format.fen(value) } },
    series: parts.map(({ key, name }) => ({
      type: 'bar',
      stack: 'cost',
      name,
      data: years.map(each => ({
        value: each.parts[key] ?? 0,
        itemStyle: { opacity: each.planYear ? 1 : 0.45 },
      })),
    })),
  }
  return (
    <Panel
      title={plan.cost}
      note={plan.costNote}
      tools={
        <fieldset className="button-row">
          <legend className="only-heard">{plan.costBy}</legend>
          {(['kind', 'level'] as const).map(each => (
            <button key={each} type="button" aria-pressed={by === each} onClick={() => setBy(each)}>
              {each === 'kind' ? plan.byKind : plan.byLevel}
            </button>
          ))}
        </fieldset>
      }
    >
      <Chart
        label={plan.cost}
        option={option}
        height={320}
        table={<CostTable years={years} parts={parts} />}
      />
      <p className="small quiet">* {plan.afterPlan}</p>
      <CostTable years={years.filter(each => each.planYear)} parts={parts} />
    </Panel>
  )
}

function CostTable({
  years,
  parts,
}: {
  years: readonly YearCost[]
  parts: readonly { key: string; name: string }[]
}) {
  const { plan } = useText()
  const format = useFormat()
  const sum = (key: string) => years.reduce((total, each) => total + (each.parts[key] ?? 0), 0)
  const all: YearCost = {
    year: 0,
    planYear: true,
    parts: Object.fromEntries(parts.map(({ key }) => [key, sum(key)])),
    total: years.reduce((total, each) => total + each.total, 0),
  }
  const columns: Column<YearCost>[] = [
    { key: 'year', title: plan.year, cell: each => (each.year === 0 ? plan.total : each.year) },
    ...parts.map(({ key, name }) => ({
      key,
      title: name,
      number: true,
      cell: (each: YearCost) => format.fen(each.parts[key] ?? 0),
    })),
    { key: 'total', title: plan.total, number: true, cell: each => format.fen(each.total) },
  ]
  return (
    <DataTable
      caption={plan.cost}
      rows={years}
      total={all}
      columns={columns}
      keyOf={each => String(each.year)}
    />
  )
}

function yearsOf(cost: readonly CostRow[], by: Grouping): YearCost[] {
  const years = new Map<number, YearCost>()
  for (const row of cost) {
    const year = years.get(row.year) ?? { year: row.year, planYear: row.planYear, parts: {}, total: 0 }
    year.parts[row[by]] = (year.parts[row[by]] ?? 0) + row.fen
    year.total += row.fen
    years.set(row.year, year)
  }
  return [...years.values()].toSorted((a, b) => a.year - b.year)
}
