import { useMemo } from 'react'
import { useAreaNames } from '../../area-names.ts'
import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import type { LeftOutSite, PlanResult, ProgrammeRow } from '../../plan-api.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Empty } from '../../ui/states.tsx'
import { byForcing, forcingOrder, useForcingText } from './forcing.ts'
import { useJoiningText } from './joining.tsx'
import { LockButtons } from './lock-bar.tsx'
import type { PlanRunSearch } from './plan-search.ts'

type TableProps<Row> = {
  result: PlanResult
  rows: readonly Row[]
  search: PlanRunSearch
  change: (next: { [K in keyof PlanRunSearch]?: PlanRunSearch[K] | undefined }) => void
  hovered: string | undefined
  setHovered: (code: string | undefined) => void
}

export function OpenedTable(props: TableProps<ProgrammeRow>) {
  const { plan, planResult, terms } = useText()
  const { lowUseShare } = props.result.inputs
  const format = useFormat()
  const areaName = useAreaNames()
  const { siteColumns: titles } = plan
  const columns = useMemo((): Column<ProgrammeRow>[] => {
    const amount = (key: string, title: string, of: (row: ProgrammeRow) => number, said = format.count) => ({
      key,
      title,
      number: true,
      order: of,
      cell: (row: ProgrammeRow) => said(of(row)),
    })
    return [
      { key: 'name', title: titles.name, order: row => row.name, cell: row => row.name },
      { key: 'year', title: titles.year, number: true, order: row => row.year, cell: row => row.year },
      amount('places', titles.places, row => row.places),
      amount('predicted', titles.predicted, row => Math.round(row.predictedOccupied)),
      {
        key: 'use',
        title: planResult.predictedShare,
        number: true,
        order: row => row.predictedShare,
        cell: row => (
          <>
            {row.lowUse && (
              <span className="low-use">{planResult.lowUseFlag(format.percent(lowUseShare))}</span>
            )}{' '}
            {format.share(row.predictedShare)}
          </>
        ),
      },
      {
        key: 'district',
        title: titles.district,
        order: row => row.district,
        cell: row => areaName(row.district),
      },
      { key: 'mode', title: titles.mode, order: row => row.mode, cell: row => terms.modes[row.mode] },
      { key: 'inclusive', title: titles.inclusive, cell: row => (row.inclusive ? plan.yes : plan.no) },
      amount('fee', titles.fee, row => row.monthlyFen, format.fen),
      amount('capital', titles.capital, row => row.capitalFen, format.fen),
      amount('support', titles.support, row => row.yearlySupportFen, format.fen),
      {
        key: 'lock',
        title: titles.lock,
        cell: row => (
          <LockButtons
            site={row.site}
            name={row.name}
            notes={[row.lockedIn && plan.locked, row.duty && plan.duty]}
          />
        ),
      },
      { key: 'mark', title: '', cell: row => <MarkTag mark={row.mark} bare /> },
    ]
  }, [plan, planResult, titles, terms, format, areaName, lowUseShare])
  return <SiteTable {...props} caption={plan.opened} columns={columns} />
}

export function LeftOutTable(props: TableProps<LeftOutSite>) {
  const { plan, planRuns, terms } = useText()
  const joiningText = useJoiningText()
  const format = useFormat()
  const areaName = useAreaNames()
  const forcingText = useForcingText(props.result)
  const nearestFirst = useMemo(() => props.rows.toSorted(byForcing), [props.rows])
  const { siteColumns: titles } = plan
  const columns: Column<LeftOutSite>[] = [
    { key: 'name', title: titles.name, order: row => row.name, cell: row => row.name },
    {
      key: 'forcing',
      title: titles.forcing,
      number: true,
      order: forcingOrder,
      cell: row => forcingText(row),
    },
    {
      key: 'joining',
      title: planRuns.wouldJoin,
      order: row => row.joining?.capital?.aboutFen ?? null,
      cell: row => (row.joining ? joiningText(row.joining) : NONE),
    },
    {
      key: 'reason',
      title: titles.reason,
      order: row => row.reason,
      cell: row => plan.leftOutReasons[row.reason],
    },
    {
      key: 'largest',
      title: titles.largest,
      number: true,
      order: row => row.largestPlaces,
      cell: row => format.count(row.largestPlaces),
    },
    {
      key: 'district',
      title: titles.district,
      order: row => row.district,
      cell: row => areaName(row.district),
    },
    { key: 'kind', title: titles.kind, order: row => row.kind, cell: row => terms.siteKinds[row.kind] },
    {
      key: 'lock',
      title: titles.lock,
      cell: row => <LockButtons site={row.site} name={row.name} notes={[]} />,
    },
    { key: 'mark', title: '', cell: row => <MarkTag mark={row.mark} bare /> },
  ]
  return <SiteTable {...props} rows={nearestFirst} caption={plan.leftOut} columns={columns} />
}

type SiteLike = { site: string; name: string; district: string; districtName: string }

function SiteTable<Row extends SiteLike>(
  props: TableProps<Row> & { caption: string; columns: readonly Column<Row>[] },
) {
  const { rows, search, change, hovered, setHovered } = props
  const { shell, plan, records } = useText()
  const areaName = useAreaNames()
  const words = (search.find ?? '').toLowerCase()
  const shown = useMemo(
    () =>
      words === ''
        ? rows
        : rows.filter(row =>
            [row.name, row.site, row.districtName, areaName(row.district)].some(each =>
              each.toLowerCase().includes(words),
            ),
          ),
    [rows, words, areaName],
  )
  return (
    <>
      <label className="site-find">
        <span className="only-heard">{shell.search}</span>
        <input
          className="text-field"
          type="search"
          placeholder={plan.searchSites}
          value={search.find ?? ''}
          onChange={event => change({ find: event.target.value || undefined })}
        />
      </label>
      {shown.length === 0 ? (
        <div className="panel-body">
          <Empty>{records.none}</Empty>
        </div>
      ) : (
        <DataTable
          caption={props.caption}
          rows={shown}
          columns={props.columns}
          keyOf={siteOf}
          pageSize={40}
          height={470}
          selected={search.site}
          hovered={hovered}
          onHover={setHovered}
          onSelect={site => change({ site: site === search.site ? undefined : site })}
        />
      )}
    </>
  )
}

const siteOf = (row: SiteLike) => row.site
