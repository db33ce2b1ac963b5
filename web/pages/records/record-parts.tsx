import { useMemo } from 'react'
import type { CountedRecord, LeftOutReason, RecordList } from '../../api.ts'
import { useAreaNames } from '../../area-names.ts'
import { NONE } from '../../format.ts'
import { useFormat, useText } from '../../language.tsx'
import { useSourceTitles } from '../../source-titles.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Pick } from '../../ui/fields.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { Empty } from '../../ui/states.tsx'
import { PARTS, type Part, type RecordsSearch } from './records-search.ts'

type Change = (next: { [K in keyof RecordsSearch]?: RecordsSearch[K] | undefined }) => void
type Row = CountedRecord & { readonly key: string; readonly reason: LeftOutReason | null }

/** Counted, left out, denominator: each with its sum and, where there is a figure to equal, whether it does. */
export function RecordParts({
  list,
  search,
  change,
}: {
  list: RecordList
  search: RecordsSearch
  change: Change
}) {
  const text = useText()
  const format = useFormat()
  const part = search.part ?? 'counted'
  const rows = useMemo(() => rowsOf(list), [list])
  return (
    <section className="panel" aria-label={text.records.tabsLabel}>
      <fieldset className="tab-row">
        <legend className="only-heard">{text.records.tabsLabel}</legend>
        {PARTS.filter(each => isShown(each, list, rows)).map(each => (
          <button
            key={each}
            type="button"
            aria-pressed={part === each}
            onClick={() => change({ part: each === 'counted' ? undefined : each, reason: undefined })}
          >
            {text.records.tabs[each]} <span className="quiet">{format.count(rows[each].length)}</span>
          </button>
        ))}
      </fieldset>
      <PartSum list={list} part={part} rows={rows[part]} />
      <PartTable key={part} part={part} rows={rows[part]} list={list} search={search} change={change} />
    </section>
  )
}

const isShown = (part: Part, { lostBefore }: RecordList, rows: Record<Part, readonly Row[]>): boolean => {
  if (part === 'lost') return lostBefore !== null
  return part !== 'denominator' || rows.denominator.length > 0
}

function PartSum({ list, part, rows }: { list: RecordList; part: Part; rows: readonly Row[] }) {
  const { records } = useText()
  const format = useFormat()
  const sum = rows.reduce((total, row) => total + row.amount, 0)
  const expected =
    part === 'counted' ? list.figure.numerator : part === 'denominator' ? list.figure.denominator : null
  const agrees = expected !== null && Math.abs(sum - expected) < 0.005
  return (
    <p className="part-sum">
      {records.sum} <b>{format.amount(sum)}</b>
      {expected !== null && (
        <span className={agrees ? 'agrees' : 'disagrees'}>
          {agrees ? records.agrees : `${records.disagrees} (${format.amount(expected)})`}
        </span>
      )}
    </p>
  )
}

function PartTable(props: {
  part: Part
  rows: readonly Row[]
  list: RecordList
  search: RecordsSearch
  change: Change
}) {
  const { part, rows, list, search, change } = props
  const { records, terms, shell } = useText()
  const nameOf = useAreaNames()
  const columns = useColumns(part, nameOf, list)
  const reasons = [...new Set(rows.flatMap(row => row.reason ?? []))].toSorted()
  const shown = useMemo(() => {
    const words = (search.find ?? '').toLowerCase()
    return rows.filter(
      row =>
        (!search.reason || !isLeftOut(part) || row.reason === search.reason) &&
        (words === '' ||
          [row.code, row.name, row.institution, nameOf(row.subdistrict), nameOf(row.district)].some(field =>
            field?.toLowerCase().includes(words),
          )),
    )
  }, [rows, search.find, search.reason, part, nameOf])
  return (
    <>
      <div className="part-filters">
        <label className="field">
          <span>{shell.search}</span>
          <input
            className="text-field"
            type="search"
            placeholder={records.searchHint}
            value={search.find ?? ''}
            onChange={event => change({ find: event.target.value || undefined })}
          />
        </label>
        {isLeftOut(part) && (
          <Pick
            label={records.reason}
            value={search.reason ?? ''}
            onChange={reason => change({ reason: reason || undefined })}
            choices={[
              { value: '', label: records.allReasons },
              ...reasons.map(reason => ({ value: reason, label: terms.leftOut[reason] })),
            ]}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <div className="part-none">
          <Empty>{records.none}</Empty>
        </div>
      ) : (
        <div className="record-table">
          <DataTable
            caption={records.tabs[part]}
            rows={shown}
            columns={columns}
            keyOf={row => row.key}
            pageSize={50}
          />
        </div>
      )}
    </>
  )
}

function useColumns(part: Part, nameOf: (code: string) => string, list: RecordList): Column<Row>[] {
  const { records, terms, access } = useText()
  const format = useFormat()
  const sourceTitle = useSourceTitles()
  return useMemo(() => {
    const { columns } = records
    const own = part === 'counted' ? accessBy(list) : null
    const ofCommunity: Column<Row> = {
      key: 'access',
      title: access.columns.access,
      number: true,
      cell: row => format.per100(own?.get(row.code) ?? null),
      order: row => own?.get(row.code) ?? null,
    }
    const reason: Column<Row> = {
      key: 'reason',
      title: columns.reason,
      cell: row => row.reason && terms.leftOut[row.reason],
      order: row => row.reason,
    }
    return [
      {
        key: 'name',
        title: columns.name,
        cell: row => row.name ?? `${terms.recordKinds[row.kind]} ${row.code}`,
        order: row => row.name ?? row.code,
      },
      { key: 'code', title: columns.code, cell: row => row.code, order: row => row.code },
      { key: 'kind', title: columns.kind, cell: row => terms.recordKinds[row.kind] },
      ...(isLeftOut(part) ? [reason] : []),
      {
        key: 'amount',
        title: columns.amount,
        number: true,
        cell: row => format.decimal(row.amount),
        order: row => row.amount,
      },
      ...(own ? [ofCommunity] : []),
      { key: 'institution', title: columns.institution, cell: row => row.institution ?? NONE },
      {
        key: 'district',
        title: columns.district,
        cell: row => nameOf(row.district),
        order: row => row.district,
      },
      {
        key: 'subdistrict',
        title: columns.subdistrict,
        cell: row => nameOf(row.subdistrict),
        order: row => row.subdistrict,
      },
      { key: 'mark', title: columns.mark, cell: row => <MarkTag mark={row.mark} bare /> },
      { key: 'source', title: columns.source, cell: row => sourceTitle(row.source) },
    ]
  }, [part, list, records, terms, access, format, nameOf, sourceTitle])
}

/** Of access alone: each community's places over its children, which stand in two lists. */
function accessBy({ measure, counted, denominator }: RecordList): Map<string, number> | null {
  if (measure !== 'access' && measure !== 'affordable_access') return null
  const children = new Map(denominator.map(({ code, amount }) => [code, amount]))
  return new Map(counted.map(({ code, amount }) => [code, (100 * amount) / children.get(code)!]))
}

const isLeftOut = (part: Part): boolean => part === 'left_out' || part === 'lost'

/** A record may stand in a list more than once (a class left out in two parts), so its place is part of its key. */
function rowsOf(list: RecordList): Record<Part, Row[]> {
  const row = (record: CountedRecord, i: number, reason: LeftOutReason | null): Row => ({
    ...record,
    reason,
    key: `${record.kind}-${record.code}-${i}`,
  })
  const leftOut = list.leftOut.map(({ record, reason }, i) => row(record, i, reason))
  return {
    counted: list.counted.map((record, i) => row(record, i, null)),
    lost: leftOut.filter(({ reason }) => reason !== null && !list.lostBefore?.includes(reason)),
    left_out: leftOut,
    denominator: list.denominator.map((record, i) => row(record, i, null)),
  }
}
