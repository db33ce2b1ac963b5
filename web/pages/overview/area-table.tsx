import { useMemo, useState } from 'react'
import { type AreaStanding, type Measure, type MeasureAbout, TARGET_MEASURES } from '../../api.ts'
import { useAreaNames } from '../../area-names.ts'
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
  const { overview } = useText()
  const { search, change, level } = useOverview()
  // of a district of its own every name is its
  const cityWide = level === 'subdistrict' && search.within === undefined
  const columns = useColumns(props.about, props.measures, props.scale, cityWide)
  const found = useFoundAreas(props.areas)
  const given = search.sort
  const table = (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={cityWide ? found.rows : props.areas}
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
  if (!cityWide) return table
  return (
    <>
      <label className="area-find">
        <span className="only-heard">{overview.findArea}</span>
        <input
          className="text-field"
          type="search"
          placeholder={overview.findArea}
          value={found.words}
          onChange={event => found.find(event.target.value)}
        />
      </label>
      {table}
    </>
  )
}

/** The areas whose name, or whose district's, has what is typed. */
function useFoundAreas(areas: readonly AreaStanding[]) {
  const nameOf = useNameOf()
  const areaName = useAreaNames()
  const [words, find] = useState('')
  const rows = useMemo(() => {
    const sought = words.trim().toLowerCase()
    if (sought === '') return areas
    return areas.filter(({ area }) =>
      [nameOf(area), areaName(area.parent ?? '')].some(name => name.toLowerCase().includes(sought)),
    )
  }, [areas, words, nameOf, areaName])
  return { rows, words, find }
}

const keyOf = ({ area }: AreaStanding) => area.code

function useColumns(
  about: MeasureAbout,
  measures: readonly MeasureAbout[],
  scale: Scale | null,
  withDistrict: boolean,
): Column<AreaStanding>[] {
  const text = useText()
  const format = useFormat()
  const nameOf = useNameOf()
  const areaName = useAreaNames()
  return useMemo(() => {
    const district: Column<AreaStanding> = {
      key: 'district',
      title: text.terms.levels.district,
      order: row => areaName(row.area.parent ?? ''),
      cell: row => (row.area.level === 'city' ? '' : areaName(row.area.parent ?? '')),
    }
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
      ...(withDistrict ? [district] : []),
      chosen,
      ...others,
    ]
  }, [about, measures, scale, withDistrict, text, format, nameOf, areaName])
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
