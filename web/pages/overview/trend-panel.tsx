import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Figure, MeasureAbout, Standing, Trend } from '../../api.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { COLOURS } from '../../theme.ts'
import { Chart } from '../../ui/chart.tsx'
import type { ChartOption } from '../../ui/chart-canvas.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer, Empty } from '../../ui/states.tsx'
import { measureName } from '../../words.ts'
import { trendQuery } from './queries.ts'
import { useOverview } from './use-overview.ts'

type Row = { year: number; value: number | null; target: number | null }

/** The chosen measure over the years, of the selected area or the city, with the path of its target. */
export function TrendPanel({ standing }: { standing: { data: Standing | undefined } }) {
  const text = useText()
  const format = useFormat()
  const nameOf = useNameOf()
  const { search, on, measure } = useOverview()
  const trend = useQuery(trendQuery(on, search.area ?? search.within))
  const about = standing.data?.measures.find(each => each.id === measure)
  const figure = standing.data?.areas.find(({ area }) =>
    search.area || search.within ? area.code === (search.area ?? search.within) : area.level === 'city',
  )?.figures[measure]
  const area = trend.data?.areas[0]?.area
  const title = [area && nameOf(area), about && measureName(about.id, text, format)]
    .filter(Boolean)
    .join(' · ')
  return (
    <Panel title={text.overview.trend} note={title}>
      <Answer of={trend} height={330}>
        {data => <TrendChart trend={data} about={about} figure={figure} title={title} />}
      </Answer>
    </Panel>
  )
}

function TrendChart(props: {
  trend: Trend
  about: MeasureAbout | undefined
  figure: Figure | undefined
  title: string
}) {
  const { overview } = useText()
  const format = useFormat()
  const { trend, about, figure, title } = props
  const rows = useMemo(() => rowsOf(trend, about?.id, figure), [trend, about, figure])
  const unit = about?.unit ?? 'share'
  const option = useMemo((): ChartOption => {
    const written = (value: unknown) => format.measure(typeof value === 'number' ? value : null, unit)
    return {
      grid: { left: 8, right: 18, top: 36, bottom: 6, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 18 },
      tooltip: { trigger: 'axis', valueFormatter: written },
      xAxis: { type: 'category', data: rows.map(row => String(row.year)) },
      yAxis: { type: 'value', axisLabel: { formatter: (value: number) => written(value) } },
      series: [
        {
          type: 'line',
          name: overview.measured,
          data: rows.map(row => row.value),
          symbolSize: 7,
          lineStyle: { width: 2.5 },
        },
        ...(rows.some(row => row.target !== null)
          ? [
              {
                type: 'line' as const,
                name: overview.target,
                data: rows.map(row => row.target),
                symbol: 'emptyDiamond',
                symbolSize: 7,
                lineStyle: { type: 'dashed' as const, width: 2 },
                color: COLOURS.gold,
              },
            ]
          : []),
      ],
    }
  }, [rows, unit, format, overview])
  if (!rows.some(row => row.value !== null)) return <Empty />
  return (
    <Chart
      label={`${overview.trend} ${title}`}
      option={option}
      height={300}
      table={
        <DataTable<Row>
          caption={title}
          rows={rows}
          keyOf={row => String(row.year)}
          columns={[
            { key: 'year', title: overview.year, cell: row => row.year },
            {
              key: 'value',
              title: overview.measured,
              number: true,
              cell: row => format.measure(row.value, unit),
            },
            {
              key: 'target',
              title: overview.target,
              number: true,
              cell: row => format.measure(row.target, unit),
            },
          ]}
        />
      }
    />
  )
}

/** Measured years and years of the target's path, side by side. */
function rowsOf(trend: Trend, measure: string | undefined, figure: Figure | undefined): Row[] {
  const values = (measure && trend.areas[0]?.values[measure]) || []
  const rows = new Map<number, Row>()
  const rowOf = (year: number): Row => {
    const row = rows.get(year) ?? { year, value: null, target: null }
    rows.set(year, row)
    return row
  }
  trend.days.forEach((day, i) => {
    rowOf(Number(day.slice(0, 4))).value = values[i] ?? null
  })
  for (const point of figure?.target?.path ?? []) rowOf(point.year).target = point.value
  return [...rows.values()].toSorted((a, b) => a.year - b.year)
}
