import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { AccessDay, AccessGroup } from '../../api.ts'
import { NONE } from '../../format.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { WithheldGroups } from '../../ui/withheld-groups.tsx'
import { ACCESS_MEASURES } from './overview-search.ts'
import { useOverview } from './use-overview.ts'

const VALUES = {
  access: (group: AccessGroup) => group.access,
  gini: (group: AccessGroup) => group.gini,
  below: (group: AccessGroup) => group.belowShare,
  none: (group: AccessGroup) => group.outOfReachShare,
} as const
type Key = keyof typeof VALUES
const KEYS = Object.keys(VALUES) as Key[]

/** The groups as a table; the column that it is sorted by has bars, the city's value as a line across them. */
export function FairnessTable({ access }: { access: AccessDay }) {
  const { access: text } = useText()
  const { search, change } = useOverview()
  const [city, ...others] = access.groups
  const groupName = useGroupName()
  const sortKey = search.fair?.replace(/^-/, '')
  const columns = useColumns(access, KEYS.find(key => key === sortKey) ?? 'access')
  if (!city) return null
  return (
    <div>
      <DataTable
        caption={text.groups}
        columns={columns}
        rows={others}
        total={city}
        keyOf={keyOf}
        sort={search.fair ? { key: sortKey!, down: search.fair.startsWith('-') } : undefined}
        onSort={({ key, down }) => change({ fair: `${down ? '-' : ''}${key}` })}
      />
      <WithheldGroups
        of={others
          .filter(group => group.withheld === 'place_unknown')
          .map(group => ({
            key: keyOf(group),
            name: groupName(group),
            unknownShare: group.unknownShare,
          }))}
      />
    </div>
  )
}

const keyOf = (group: AccessGroup) => `${group.kind}-${group.code}`

function useGroupName(): (group: AccessGroup) => string {
  const { access: text } = useText()
  const nameOf = useNameOf()
  return useCallback(
    group => (group.kind === 'urban' || group.kind === 'rural' ? text.kinds[group.kind] : nameOf(group)),
    [text, nameOf],
  )
}

function useColumns({ groups, on, to }: AccessDay, barred: Key): Column<AccessGroup>[] {
  const { access: text } = useText()
  const format = useFormat()
  const nameIn = useGroupName()
  return useMemo(() => {
    const most = Math.max(0, ...groups.map(group => VALUES[barred](group) ?? 0))
    const shown = (key: Key, value: number | null) => {
      if (key === 'access') return format.per100(value)
      return key === 'gini' ? format.index(value) : format.share(value)
    }
    return [
      {
        key: 'group',
        title: text.group,
        order: nameIn,
        cell: group =>
          group.kind === 'urban' || group.kind === 'rural' ? (
            nameIn(group)
          ) : (
            <Link
              to="/records"
              search={{
                measure: ACCESS_MEASURES[to],
                on,
                ...(group.kind === 'city' ? {} : { area: group.code }),
              }}
              title={text.recordsOf(nameIn(group))}
            >
              {nameIn(group)}
            </Link>
          ),
      },
      ...KEYS.map(
        (key): Column<AccessGroup> => ({
          key,
          title: text.columns[key],
          number: true,
          order: VALUES[key],
          cell: group => (
            <Value
              marked={key === 'access'}
              group={group}
              said={shown(key, VALUES[key](group))}
              part={key === barred && most > 0 ? (VALUES[key](group) ?? 0) / most : null}
              city={key === barred && most > 0 && groups[0] ? (VALUES[key](groups[0]) ?? 0) / most : 0}
            />
          ),
        }),
      ),
      {
        key: 'children',
        title: text.columns.children,
        number: true,
        order: group => group.children,
        cell: group => format.count(group.children),
      },
    ]
  }, [groups, on, to, barred, text, format, nameIn])
}

function Value(props: {
  group: AccessGroup
  said: string
  marked: boolean
  part: number | null
  city: number
}) {
  const { access: text } = useText()
  const format = useFormat()
  const { group, said, marked, part, city } = props
  if (group.withheld === 'place_unknown') {
    const why = text.withheld(format.share(group.unknownShare))
    return (
      <span title={why}>
        {NONE}
        <span className="only-heard">{why}</span>
      </span>
    )
  }
  return (
    <span className="area-value">
      {marked && <MarkTag mark={group.mark} bare />}
      {part !== null && (
        <span className="fairness-bar" aria-hidden="true">
          <i style={{ width: `${100 * part}%` }} />
          <em style={{ left: `${100 * city}%` }} />
        </span>
      )}
      {part === null ? said : <b>{said}</b>}
    </span>
  )
}
