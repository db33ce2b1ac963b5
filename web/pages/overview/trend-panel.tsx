import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Figure, MeasureAbout, MeasureUnit, Source, Standing, Trend } from '../../api.ts'
import type { Format } from '../../format.ts'
import { type Language, useFormat, useLanguage, useNameOf, useText } from '../../language.tsx'
import { COLOURS } from '../../theme.ts'
import { Chart } from '../../ui/chart.tsx'
import type { ChartOption } from '../../ui/chart-canvas.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer, Empty } from '../../ui/states.tsx'
import { measureName, withheldText } from '../../words.ts'
import { trendQuery } from './queries.ts'
import { type TrendRow, trendTable } from './trend-rows.ts'
import { useOverview } from './use-overview.ts'

const PLAN_COLOURS = [COLOURS.gold, COLOURS.green, COLOURS.red]

/** The chosen measure over the years, of the selected area or the city, with the path of its target in each plan. */
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
        {data => (
          <TrendChart
            trend={data}
            about={about}
            figure={figure}
            sources={standing.data?.sources ?? {}}
            title={title}
          />
        )}
      </Answer>
    </Panel>
  )
}

function TrendChart(props: {
  trend: Trend
  about: MeasureAbout | undefined
  figure: Figure | undefined
  sources: Standing['sources']
  title: string
}) {
  const text = useText()
  const { overview } = text
  const format = useFormat()
  const language = useLanguage()
  const { trend, about, figure, sources, title } = props
  const { plans, rows } = useMemo(() => trendTable(trend, about?.id, figure), [trend, about, figure])
  const unit = about?.unit ?? 'share'
  const planNames = useMemo(
    () => plans.map(plan => overview.targetOfPlan(plan && titleOf(sources[plan], language))),
    [plans, sources, language, overview],
  )
  const option = useMemo(
    (): ChartOption => optionOf({ rows, planNames, measured: overview.measured, unit, format }),
    [rows, planNames, unit, format, overview],
  )
  if (!rows.some(row => row.value !== null))
    return figure?.withheld ? <Empty>{withheldText(figure, text, format)}</Empty> : <Empty />
  return (
    <>
      <Chart
        label={`${overview.trend} ${title}`}
        option={option}
        height={300}
        table={
          <DataTable<TrendRow>
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
              ...planNames.map((name, line) => ({
                key: `target-${line}`,
                title: name,
                number: true,
                cell: (row: TrendRow) => format.measure(row.targets[line]!, unit),
              })),
            ]}
          />
        }
      />
      {plans.length > 0 && <p className="small quiet">{overview.planLines}</p>}
    </>
  )
}

const titleOf = (document: Source | undefined, language: Language): string | null =>
  (document && (language === 'en' ? document.titleEn : null)) ?? document?.title ?? null

/** The measured line and one dashed line for each plan; the legend has a row for each, so that long titles fit. */
function optionOf(given: {
  rows: readonly TrendRow[]
  planNames: readonly string[]
  measured: string
  unit: MeasureUnit
  format: Format
}): ChartOption {
  const { rows, planNames, measured, unit, format } = given
  const written = (value: unknown) => format.measure(typeof value === 'number' ? value : null, unit)
  return {
    grid: { left: 8, right: 18, top: 34 + 22 * planNames.length, bottom: 6, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      orient: 'vertical',
      itemWidth: 18,
      itemGap: 6,
      textStyle: { width: 300, overflow: 'truncate' },
    },
    tooltip: { trigger: 'axis', valueFormatter: written },
    xAxis: { type: 'category', data: rows.map(row => String(row.year)) },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => written(value) } },
    series: [
      {
        type: 'line',
        name: measured,
        data: rows.map(row => row.value),
        symbolSize: 7,
        lineStyle: { width: 2.5 },
      },
      ...planNames.map((name, line) => ({
        type: 'line' as const,
        name,
        data: rows.map(row => row.targets[line]!),
        symbol: 'emptyDiamond',
        symbolSize: 7,
        lineStyle: { type: 'dashed' as const, width: 2 },
        color: PLAN_COLOURS[line % PLAN_COLOURS.length]!,
      })),
    ],
  }
}
