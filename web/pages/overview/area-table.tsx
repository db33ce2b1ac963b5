import { useMemo } from 'react'
import { type AreaStanding, type Measure, type MeasureAbout, TARGET_MEASURES } from '../../api.ts'
import { NONE } from '../../format.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { colourOf, type Scale } from '../../map/scale.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { measureName, withheldText } from '../../words.ts'
import { useOverview } from './use-overview.ts'

/** The map's figures as a table, with the four targets beside the measure that colours the map. */
export function AreaTable(props: {
  areas: readonly AreaStanding[]
  whole: AreaStanding
  about: MeasureAbout
  measures: readonly MeasureAbout[]
  scale: Scale | null
  caption: string
  hovered: string | undefined
  onHover: (code: string | undefined) => void
  onSelect: (code: string | undefined) => void
}) {
  const { search, change } = useOverview()
  const columns = useColumns(props.about, props.measures, props.scale)
  const given = search.sort
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={props.areas}
      total={props.whole}
      keyOf={keyOf}
      height={560}
      sort={given ? { key: given.replace(/^-/, ''), down: given.startsWith('-') } : undefined}
      onSort={({ key, down }) => change({ sort: `${down ? '-' : ''}${key}` })}
      selected={search.area}
      hovered={props.hovered}
      onHover={props.onHover}
      onSelect={props.onSelect}
    />
  )
}

const keyOf = ({ area }: AreaStanding) => area.code

function useColumns(
  about: MeasureAbout,
  measures: readonly MeasureAbout[],
  scale: Scale | null,
): Column<AreaStanding>[] {
  const text = useText()
  const format = useFormat()
  const nameOf = useNameOf()
  return useMemo(() => {
    const figureOf = (row: AreaStanding, measure: Measure) => row.figures[measure]
    const chosen: Column<AreaStanding> = {
      key: 'value',
      title: measureName(about.id, text, format),
      number: true,
      order: row => figureOf(row, about.id)?.value ?? null,
      cell: row => <Value row={row} about={about} scale={row.area.level === 'city' ? null : scale} />,
    }
    const others = TARGET_MEASURES.filter(measure => measure !== about.id).map(
      (measure): Column<AreaStanding> => ({
        key: measure,
        title: text.terms.shortMeasures[measure],
        number: true,
        order: row => figureOf(row, measure)?.value ?? null,
        cell: row =>
          format.measure(
            figureOf(row, measure)?.value ?? null,
            measures.find(each => each.id === measure)?.unit ?? 'share',
          ),
      }),
    )
    return [
      {
        key: 'area',
        title: text.overview.area,
        order: row => nameOf(row.area),
        cell: row => nameOf(row.area),
      },
      chosen,
      ...others,
    ]
  }, [about, measures, scale, text, format, nameOf])
}

function Value({ row, about, scale }: { row: AreaStanding; about: MeasureAbout; scale: Scale | null }) {
  const text = useText()
  const format = useFormat()
  const figure = row.figures[about.id]
  if (!figure) return NONE
  if (figure.withheld) {
    const why = withheldText(figure, text, format)
    return (
      <span title={why}>
        {NONE}
        <span className="only-heard">{why}</span>
      </span>
    )
  }
  const colour = scale && figure.value !== null ? colourOf(scale, figure.value) : null
  return (
    <span className="area-value">
      <MarkTag mark={figure.mark} bare />
      <b>{format.measure(figure.value, about.unit)}</b>
      <i style={colour ? { background: colour } : { visibility: 'hidden' }} />
    </span>
  )
}
