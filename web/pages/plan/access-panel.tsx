import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAreaNames } from '../../area-names.ts'
import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import type { PlanAccess, PlanResult } from '../../plan-api.ts'
import { AccessToChoice } from '../../ui/access-to.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { WithheldGroups } from '../../ui/withheld-groups.tsx'
import './access.css'
import { ACCESS_FIGURES, type AccessFigure } from './plan-search.ts'

const VALUES: Record<AccessFigure, (row: PlanAccess) => number | null> = {
  access: row => row.access,
  gini: row => row.gini,
  theil: row => row.theil,
  palma: row => row.palma,
  below: row => row.belowShare,
  none: row => row.outOfReachShare,
}

/** A group at the three moments. */
type Row = Partial<Record<PlanAccess['moment'], PlanAccess>> & {
  readonly key: string
  readonly of: PlanAccess
}

/** Access and its fairness on the base date and in the last year, without the programme and with it. */
export function AccessPanel({ result }: { result: PlanResult }) {
  const { access: text, planResult } = useText()
  const { fair: figure = 'access', to = 'usable' } = useSearch({ from: '/plan/$run' })
  const navigate = useNavigate({ from: '/plan/$run' })
  const columns = useColumns(result, figure)
  const nameOf = useGroupName()
  const [city, ...others] = rowsOf(result.access.filter(row => row.to === to))
  if (!city) return null
  const change = (next: Partial<Record<'fair' | 'to', string | undefined>>) =>
    void navigate({
      search: now => ({ ...now, ...next }) as typeof now,
      replace: true,
      resetScroll: false,
    })
  return (
    <Panel
      title={planResult.access}
      note={planResult.accessNote}
      tools={
        <>
          <AccessToChoice to={to} onChange={next => change({ to: next === 'usable' ? undefined : next })} />
          <fieldset className="button-row">
            <legend className="only-heard">{planResult.accessFigure}</legend>
            {ACCESS_FIGURES.map(each => (
              <button
                key={each}
                type="button"
                aria-pressed={figure === each}
                onClick={() => change({ fair: each === 'access' ? undefined : each })}
              >
                {text.measures[each]}
              </button>
            ))}
          </fieldset>
        </>
      }
      flush
    >
      <p className="access-meaning small quiet">
        <Meaning city={city.of} figure={figure} result={result} />
      </p>
      <div className="access-withheld">
        <WithheldGroups
          of={others
            .filter(({ of }) => of.withheld === 'place_unknown')
            .map(row => ({ key: row.key, name: nameOf(row), unknownShare: row.of.unknownShare }))}
        />
      </div>
      <DataTable
        caption={`${planResult.access}: ${text.measures[figure]}, ${text.to[to]}`}
        rows={others}
        total={city}
        columns={columns}
        keyOf={row => row.key}
      />
    </Panel>
  )
}

/** The figure in one sentence, and for how many residents the place is only set by rule. */
function Meaning({ city, figure, result }: { city: PlanAccess; figure: AccessFigure; result: PlanResult }) {
  const { access: text, planResult } = useText()
  const format = useFormat()
  const { assumptions } = result.inputs
  const setting = (key: string) => Number(assumptions.find(each => each.key === key)?.value)
  const threshold = setting('access_threshold_per_100')
  const sentences: Record<AccessFigure, string> = {
    access: text.meanings.access(format.metres(setting('reach_metres')), city.to),
    gini: text.meanings.gini,
    theil: planResult.theil,
    palma: text.meanings.palma,
    below: Number.isNaN(threshold)
      ? text.meanings.noThreshold
      : text.meanings.below(format.decimal(threshold)),
    none: text.meanings.none(city.to),
  }
  return (
    <>
      {sentences[figure]}{' '}
      {city.to === 'affordable' && text.planFees(format.count(setting('affordable_monthly_yuan')))}{' '}
      {!city.withheld && city.unknownShare > 0 && text.unknown(format.share(city.unknownShare))}
    </>
  )
}

function useGroupName() {
  const { access: text } = useText()
  const areaName = useAreaNames()
  return ({ of: { group, district } }: Row) =>
    group === 'district' ? areaName(district!) : text.kinds[group]
}

function rowsOf(access: readonly PlanAccess[]): Row[] {
  const rows = new Map<string, Row>()
  for (const each of access) {
    const key = `${each.group} ${each.district ?? ''}`
    rows.set(key, { of: each, ...rows.get(key), key, [each.moment]: each })
  }
  return [...rows.values()]
}

function useColumns(result: PlanResult, figure: AccessFigure): Column<Row>[] {
  const { access: text, planResult } = useText()
  const format = useFormat()
  const nameOf = useGroupName()
  const last = String(result.inputs.years.at(-1))
  const valueAt = (row: Row, moment: PlanAccess['moment']) => {
    const at = row[moment]
    return at ? VALUES[figure](at) : null
  }
  const changeOf = (row: Row) => {
    const [without, programme] = [valueAt(row, 'without'), valueAt(row, 'with')]
    return without === null || programme === null ? null : programme - without
  }
  const said = (value: number | null) => {
    if (figure === 'access') return format.per100(value)
    return figure === 'below' || figure === 'none' ? format.share(value) : format.index(value)
  }
  const cell = (row: Row, moment: PlanAccess['moment']) => said(valueAt(row, moment))
  return [
    { key: 'group', title: text.group, cell: nameOf, order: nameOf },
    ...(['base', 'without', 'with'] as const).map(
      (moment): Column<Row> => ({
        key: moment,
        title: moment === 'base' ? planResult.baseShort : planResult.accessMoments[moment](last),
        number: true,
        cell: row => (moment === 'with' ? <b>{cell(row, moment)}</b> : cell(row, moment)),
        order: row => valueAt(row, moment),
      }),
    ),
    {
      key: 'change',
      title: planResult.accessChange,
      number: true,
      cell: row => {
        const change = changeOf(row)
        return change === null ? NONE : `${change > 0 ? '+' : ''}${said(change)}`
      },
      order: changeOf,
    },
    { key: 'mark', title: '', cell: row => <MarkTag mark={(row.with ?? row.of).mark} bare /> },
  ]
}
