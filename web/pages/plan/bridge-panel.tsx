import { useMemo, useState } from 'react'
import { TARGET_MEASURES, type TargetMeasure } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import type { BridgeItem, BridgeRow, PlanIndicator, PlanResult } from '../../plan-api.ts'
import { Chart } from '../../ui/chart.tsx'
import type { ChartOption } from '../../ui/chart-canvas.tsx'
import { Panel } from '../../ui/panel.tsx'
import './bridge.css'

type Day = Pick<PlanIndicator, 'year' | 'baseline' | 'day'>
const isOn = (row: Day, on: Day) => row.year === on.year && row.baseline === on.baseline

/** What an indicator is made of on the base date and at each year end: the rows add up to its numerator and denominator. */
export function BridgePanel({ result }: { result: PlanResult }) {
  const { planResult: text, terms } = useText()
  const [of, setOf] = useState<TargetMeasure>('places_per_1000')
  const rows = useMemo(() => result.bridge.filter(row => row.indicator === of), [result, of])
  const figures = useMemo(() => result.indicators.filter(row => row.indicator === of), [result, of])
  return (
    <Panel
      title={text.bridge}
      note={text.bridgeNote}
      tools={
        <fieldset className="button-row">
          <legend className="only-heard">{text.bridgeOf}</legend>
          {TARGET_MEASURES.map(measure => (
            <button
              key={measure}
              type="button"
              aria-pressed={of === measure}
              title={terms.measures[measure]}
              onClick={() => setOf(measure)}
            >
              {terms.shortMeasures[measure]}
            </button>
          ))}
        </fieldset>
      }
      flush
    >
      <div className="bridge">
        <BridgeChart rows={rows} figures={figures} of={of} />
        <BridgeTable rows={rows} figures={figures} of={of} />
      </div>
      {of === 'certified_carer_share' && <p className="bridge-note">{text.certifiedNote}</p>}
    </Panel>
  )
}

type BridgeProps = {
  rows: readonly BridgeRow[]
  figures: readonly PlanIndicator[]
  of: TargetMeasure
}

const itemsOf = (rows: readonly BridgeRow[], part: BridgeRow['part']): BridgeItem[] => [
  ...new Set(rows.filter(row => row.part === part).map(row => row.item)),
]
const amountOn = (rows: readonly BridgeRow[], part: BridgeRow['part'], item: BridgeItem, on: Day) =>
  rows.find(row => row.part === part && row.item === item && isOn(row, on))?.amount

function BridgeChart({ rows, figures, of }: BridgeProps) {
  const { planResult: text } = useText()
  const format = useFormat()
  const narrow = matchMedia('(max-width: 720px)').matches
  const option = useMemo((): ChartOption => {
    const stacked = itemsOf(rows, 'numerator').map(item => ({
      type: 'bar' as const,
      stack: 'numerator',
      name: text.bridgeItems[item],
      data: figures.map(on => amountOn(rows, 'numerator', item, on) ?? 0),
    }))
    const scale = of === 'places_per_1000' ? 1000 : 1
    return {
      grid: { left: 8, right: 12, top: narrow ? 150 : 86, bottom: 6, containLabel: true },
      legend: { top: 0, left: 0 },
      tooltip: {
        trigger: 'axis',
        valueFormatter: value => (value == null ? '–' : format.count(Number(value))),
      },
      xAxis: {
        type: 'category',
        data: figures.map(({ baseline, year }) => (baseline ? text.baseShort : String(year))),
        axisLabel: { interval: 0 },
      },
      yAxis: { type: 'value', axisLabel: { formatter: (value: number) => format.count(value) } },
      series: [
        ...stacked,
        {
          type: 'line',
          name: text.bridgeTargetLine,
          color: '#17242d',
          lineStyle: { type: 'dashed' },
          data: figures.map(({ target, denominator }) =>
            target === null ? null : Math.ceil((target * denominator) / scale - 1e-6),
          ),
        },
      ],
    }
  }, [rows, figures, of, text, format, narrow])
  const table = <BridgeTable rows={rows} figures={figures} of={of} />
  return (
    <Chart
      label={`${text.bridge}: ${text.numerators[of]}`}
      option={option}
      height={narrow ? 400 : 340}
      table={table}
    />
  )
}

function BridgeTable({ rows, figures, of }: BridgeProps) {
  const { planResult: text, terms } = useText()
  const format = useFormat()
  const unit = of === 'places_per_1000' ? 'per_1000' : 'share'
  const line = (name: string, kind: string, cell: (on: PlanIndicator) => string) => (
    <tr key={name} className={`bridge-${kind}`}>
      <th scope="row">{name}</th>
      {figures.map(on => (
        <td key={`${on.year}${on.baseline}`} className="number">
          {cell(on)}
        </td>
      ))}
    </tr>
  )
  const summands = (part: BridgeRow['part']) =>
    itemsOf(rows, part).map((item, i) =>
      line(text.bridgeItems[item], 'item', on => {
        const amount = amountOn(rows, part, item, on)
        if (amount === undefined) return ''
        return i === 0 ? format.count(amount) : format.signed(amount)
      }),
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="table-scroll years-scroll" tabIndex={0} aria-label={text.bridge}>
      <p className="scroll-sign">{text.sideways}</p>
      <table className="table years-table">
        <caption className="only-heard">
          {text.bridge}: {terms.measures[of]}
        </caption>
        <thead>
          <tr>
            <th scope="col">{terms.measures[of]}</th>
            {figures.map(({ year, baseline, day }) => (
              <th key={`${year}${baseline}`} scope="col" className="number">
                {baseline ? text.baseDay(day) : text.yearEnd(String(year))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summands('numerator')}
          {line(`${text.numerator}: ${text.numerators[of]}`, 'sum', on => format.count(on.numerator))}
          {summands('denominator')}
          {line(`${text.denominator}: ${text.denominators[of]}`, 'sum', on => format.count(on.denominator))}
          {line(text.figure, 'figure', on => format.measure(on.value, unit))}
          {line(text.target, 'item', on => format.measure(on.target, unit))}
        </tbody>
      </table>
    </section>
  )
}
