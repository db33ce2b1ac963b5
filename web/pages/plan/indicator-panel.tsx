import { TARGET_MEASURES, type TargetMeasure } from '../../api.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanIndicator, PlanResult } from '../../plan-api.ts'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import './bridge.css'
import { DistrictUse } from './district-use.tsx'
import { IndicatorNotes } from './indicator-notes.tsx'

/** Each indicator at each year end against its target, with the use of places that is to be expected. */
export function IndicatorPanel({ result }: { result: PlanResult }) {
  const { plan, planResult: text } = useText()
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
      <section className="table-scroll years-scroll" tabIndex={0} aria-label={plan.indicators}>
        <p className="scroll-sign">{text.sideways}</p>
        <table className="table indicator-table years-table">
          <caption className="only-heard">{plan.indicators}</caption>
          <thead>
            <tr>
              <th scope="col">{plan.indicator}</th>
              {columns.map(({ year, baseline }) => (
                <th key={`${year}${baseline}`} scope="col" className="number">
                  {baseline ? text.baseDay(result.inputs.baseDate) : text.yearEnd(String(year))}
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
      <IndicatorNotes result={result} />
      <DistrictUse result={result} />
    </Panel>
  )
}

type ColumnAt = { year: number; baseline: boolean }

function IndicatorRow(props: { measure: TargetMeasure; columns: readonly ColumnAt[]; result: PlanResult }) {
  const { measure, columns, result } = props
  const { terms, planResult } = useText()
  return (
    <tr>
      <th scope="row">
        {terms.measures[measure]}
        {measure === 'certified_carer_share' && (
          <span className="indicator-basis">{planResult.certifiedShort}</span>
        )}
      </th>
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
  const { plan, overview, planResult } = useText()
  const format = useFormat()
  // whom institutions will hire no plan foresees: a share that the plan presupposes is no target reached
  const assumed = cell.indicator === 'certified_carer_share' && !cell.baseline && cell.met
  const unit = cell.indicator === 'places_per_1000' ? 'per_1000' : 'share'
  return (
    <div className="indicator-cell">
      <b>{format.measure(cell.value, unit)}</b>
      {cell.target !== null && (
        <span className={`small ${assumed ? 'quiet' : cell.met ? 'target-met' : 'target-missed'}`}>
          {overview.target} {format.measure(cell.target, unit)}{' '}
          {assumed ? planResult.assumed : cell.met ? `✓ ${plan.met}` : `✗ ${plan.notMet}`}
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
