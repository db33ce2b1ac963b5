import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import { useFormat, useText } from '../language.tsx'
import './data-table.css'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** What rows are ordered by; a column without one is not sortable. */
  readonly order?: (row: Row) => number | string | null
  readonly number?: boolean
}

export type Sort = { readonly key: string; readonly down: boolean }

export type DataTableProps<Row> = {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Stands first whatever the order, set apart. */
  readonly total?: Row
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  readonly selected?: string | undefined
  readonly hovered?: string | undefined
  readonly onSelect?: (key: string) => void
  readonly onHover?: (key: string | undefined) => void
  readonly height?: number
  readonly pageSize?: number
}

/** A sortable table: its first column names the row and, where rows can be chosen, is a button. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, keyOf, total, pageSize = Infinity } = props
  const [ownSort, setOwnSort] = useState<Sort>()
  const sort = props.onSort ? props.sort : ownSort
  const [page, setPage] = useState(0)
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort])
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize))
  const shownPage = Math.min(page, pages - 1)
  const shown = pages === 1 ? sorted : sorted.slice(shownPage * pageSize, (shownPage + 1) * pageSize)
  const change = (next: Sort) => {
    setPage(0)
    ;(props.onSort ?? setOwnSort)(next)
  }
  return (
    <>
      <section
        className="table-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={props.caption}
        style={props.height ? { ['--table-height' as string]: `${props.height}px` } : undefined}
      >
        <table className="table" onKeyDown={moveByArrow} onMouseLeave={() => props.onHover?.(undefined)}>
          <caption className="only-heard">{props.caption}</caption>
          <Head columns={columns} sort={sort} onSort={change} />
          <tbody>
            {total !== undefined && <Line {...props} row={total} className="total" />}
            {shown.map(row => (
              <Line {...props} key={keyOf(row)} row={row} className="" />
            ))}
          </tbody>
        </table>
      </section>
      {pages > 1 && <Pages page={shownPage} pages={pages} rows={sorted.length} onPage={setPage} />}
    </>
  )
}

function Head<Row>(props: {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  onSort: (sort: Sort) => void
}) {
  const { shell } = useText()
  return (
    <thead>
      <tr>
        {props.columns.map(({ key, title, order, number }) => {
          const sorted = props.sort?.key === key
          const label = order ? (
            <button
              type="button"
              className="table-sort"
              title={shell.sortBy(title)}
              onClick={() => props.onSort({ key, down: sorted ? !props.sort!.down : Boolean(number) })}
            >
              {title}
            </button>
          ) : (
            title
          )
          const direction = sorted ? (props.sort!.down ? 'descending' : 'ascending') : undefined
          return (
            <th key={key} scope="col" className={number ? 'number' : ''} aria-sort={direction}>
              {label}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Line<Row>(props: DataTableProps<Row> & { row: Row; className: string }) {
  const { row, columns, keyOf, onSelect, onHover } = props
  const key = keyOf(row)
  const [chosen, hovered] = [key === props.selected, key === props.hovered]
  const names = [props.className, chosen && 'chosen', hovered && 'hovered'].filter(Boolean).join(' ')
  return (
    <tr className={names} onMouseEnter={() => onHover?.(key)} aria-current={chosen || undefined}>
      {columns.map(({ key: column, cell, number }, i) =>
        i === 0 ? (
          <th key={column} scope="row">
            {onSelect ? (
              <button
                type="button"
                className="table-pick"
                aria-pressed={chosen}
                onClick={() => onSelect(key)}
                onFocus={() => onHover?.(key)}
              >
                {cell(row)}
              </button>
            ) : (
              cell(row)
            )}
          </th>
        ) : (
          <td key={column} className={number ? 'number' : ''}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function Pages(props: { page: number; pages: number; rows: number; onPage: (page: number) => void }) {
  const { page, pages, rows, onPage } = props
  const { shell } = useText()
  const format = useFormat()
  return (
    <div className="table-pages">
      <span className="quiet">{shell.rows(format.count(rows))}</span>
      <Button size="small" disabled={page === 0} onClick={() => onPage(page - 1)} aria-label={shell.previous}>
        ‹
      </Button>
      <span aria-live="polite">{shell.page(format.count(page + 1), format.count(pages))}</span>
      <Button
        size="small"
        disabled={page >= pages - 1}
        onClick={() => onPage(page + 1)}
        aria-label={shell.next}
      >
        ›
      </Button>
    </div>
  )
}

/** Rows without a value stand last either way; equal ones keep their order. */
function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined) {
  const order = columns.find(column => column.key === sort?.key)?.order
  if (!order) return rows
  const way = sort!.down ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [order(a), order(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    if (typeof x === 'string') return way * x.localeCompare(String(y), 'zh-CN')
    return way * (x - Number(y))
  })
}

function moveByArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target as HTMLElement).matches('.table-pick')) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.table-pick')]
  const next = buttons[buttons.indexOf(event.target as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
