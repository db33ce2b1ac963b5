import { useState } from 'react'
import { TARGET_MEASURES, type TargetMeasure } from '../../api.ts'
import { useAreaNames } from '../../area-names.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanIndicator, PlanResult } from '../../plan-api.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'

/** Each indicator at each year end against its target, with the use of places that is to be expected. */
export function IndicatorPanel({ result }: { result: PlanResult }) {
  const { plan } = useText()
  const years = [...new Set(result.indicators.map(each => each.year))].toSorted((a, b) => a - b)
  const columns = years.flatMap(year =>
    [true, false].flatMap(baseline =>
      result.indicators.some(each => each.year === year && each.baseline === baseline)
        ? [{ year, baseline }]
        : [],
    ),
  )
  return (
    <Panel title={plan.indicators} note={plan.useNote} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={plan.indicators}>
        <table className="table indicator-table">
          <caption className="only-heard">{plan.indicators}</caption>
          <thead>
            <tr>
              <th scope="col">{plan.indicator}</th>
              {columns.map(({ year, baseline }) => (
                <th key={`${year}${baseline}`} scope="col" className="number">
                  {year}
                  {baseline && ` ${plan.baseline}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {TARGET_MEASURES.map(measure => (
              <IndicatorRow key={measure} measure={measure} columns={columns} result={result} />
            ))}
            <UseRow
              name={plan.predictedUse}
              result={result}
              columns={columns}
              of={use => use.occupancyShare}
            />
            <UseRow
              name={plan.predictedServed}
              result={result}
              columns={columns}
              of={use => use.servedShare}
            />
          </tbody>
        </table>
      </section>
      <DistrictUse result={result} />
    </Panel>
  )
}

type ColumnAt = { year: number; baseline: boolean }

function IndicatorRow(props: { measure: TargetMeasure; columns: readonly ColumnAt[]; result: PlanResult }) {
  const { measure, columns, result } = props
  const { terms } = useText()
  return (
    <tr>
      <th scope="row">{terms.measures[measure]}</th>
      {columns.map(({ year, baseline }) => {
        const cell = result.indicators.find(
          each => each.indicator === measure && each.year === year && each.baseline === baseline,
        )
        return (
          <td key={`${year}${baseline}`} className="number">
            {cell && <IndicatorCell cell={cell} />}
          </td>
        )
      })}
    </tr>
  )
}

function IndicatorCell({ cell }: { cell: PlanIndicator }) {
  const { plan, overview } = useText()
  const format = useFormat()
  const unit = cell.indicator === 'places_per_1000' ? 'per_1000' : 'share'
  return (
    <div className="indicator-cell">
      <b>{format.measure(cell.value, unit)}</b>
      {cell.target !== null && (
        <span className={`small ${cell.met ? 'target-met' : 'target-missed'}`}>
          {overview.target} {format.measure(cell.target, unit)}{' '}
          {cell.met ? `✓ ${plan.met}` : `✗ ${plan.notMet}`}
        </span>
      )}
      <MarkTag mark={cell.mark} bare />
    </div>
  )
}

type Use = PlanResult['use'][number]

function UseRow(props: {
  name: string
  result: PlanResult
  columns: readonly ColumnAt[]
  of: (use: Use) => number | null
}) {
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{props.name}</th>
      {props.columns.map(({ year, baseline }) => {
        const use = baseline
          ? undefined
          : props.result.use.find(each => each.year === year && each.district === null)
        return (
          <td key={`${year}${baseline}`} className="number">
            {use && (
              <div className="indicator-cell">
                <span>{format.share(props.of(use))}</span>
                <MarkTag mark={use.mark} bare />
              </div>
            )}
          </td>
        )
      })}
    </tr>
  )
}

function DistrictUse({ result }: { result: PlanResult }) {
  const { plan } = useText()
  const format = useFormat()
  const areaName = useAreaNames()
  const [open, setOpen] = useState(false)
  const last = Math.max(...result.use.map(each => each.year))
  const rows = result.use.filter(each => each.year === last && each.district !== null)
  if (rows.length === 0) return null
  return (
    <details className="inner-details" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {plan.useByDistrict} {last}
      </summary>
      {open && (
        <DataTable
          caption={plan.useByDistrict}
          rows={rows}
          keyOf={each => each.district ?? ''}
          columns={[
            {
              key: 'district',
              title: plan.district,
              cell: each => areaName(each.district ?? ''),
              order: each => each.district,
            },
            {
              key: 'places',
              title: plan.siteColumns.places,
              number: true,
              cell: each => format.count(each.filedPlaces),
              order: each => each.filedPlaces,
            },
            {
              key: 'use',
              title: plan.predictedUse,
              number: true,
              cell: each => format.share(each.occupancyShare),
              order: each => each.occupancyShare,
            },
            {
              key: 'served',
              title: plan.predictedServed,
              number: true,
              cell: each => format.share(each.servedShare),
              order: each => each.servedShare,
            },
          ]}
        />
      )}
    </details>
  )
}
