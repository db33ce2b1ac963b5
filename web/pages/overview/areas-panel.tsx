import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { AreaStanding, Standing } from '../../api.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { CityMap } from '../../map/city-map.tsx'
import { colourOf, scaleOf } from '../../map/scale.ts'
import { boundariesQuery } from '../../queries.ts'
import { ExportLinks } from '../../ui/fields.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Failed, Skeleton } from '../../ui/states.tsx'
import { figureText, measureName } from '../../words.ts'
import { AreaTable } from './area-table.tsx'
import './areas.css'
import { MapControls } from './map-controls.tsx'
import { MapLegend } from './map-legend.tsx'
import { PointPopup } from './point-popup.tsx'
import { standingQuery } from './queries.ts'
import { SelectionStrip } from './selection-strip.tsx'
import { useOverview } from './use-overview.ts'
import { usePointLayers } from './use-point-layers.ts'

type Asked = { data: Standing | undefined; error: unknown; refetch: () => unknown }

/** Districts or sub-districts on the map and in the table: one selection, one hover, one formatter for both. */
export function AreasPanel({ cityStanding }: { cityStanding: Asked }) {
  const text = useText()
  const format = useFormat()
  const nameOf = useNameOf()
  const { search, change, on, level, measure } = useOverview()
  const [hovered, setHovered] = useState<string>()
  const smaller = useQuery({
    ...standingQuery(on, 'subdistrict', search.within),
    enabled: on !== undefined && level === 'subdistrict',
  })
  const districts = useQuery(boundariesQuery('district'))
  const cells = useQuery(boundariesQuery('subdistrict', level === 'subdistrict'))
  const points = usePointLayers(on)
  const asked = level === 'district' ? cityStanding : smaller
  const about = asked.data?.measures.find(({ id }) => id === measure) ?? asked.data?.measures[0]
  const areas = useMemo(
    () =>
      (asked.data?.areas ?? []).filter(
        ({ area }) => area.level === level && (!search.within || area.parent === search.within),
      ),
    [asked.data, level, search.within],
  )
  const shown = about?.id ?? measure
  const { scale, colours } = useMemo(() => coloured(areas, shown), [areas, shown])
  const boundaries = useMemo(
    () => ({ district: districts.data, subdistrict: cells.data }),
    [districts.data, cells.data],
  )
  if (asked.error && !asked.data) return <Failed error={asked.error} retry={() => void asked.refetch()} />
  const whole = cityStanding.data?.areas.find(({ area }) =>
    search.within ? area.code === search.within : area.level === 'city',
  )
  const name = about ? measureName(about.id, text, format) : ''
  const tipped = areas.find(({ area }) => area.code === hovered)
  const select = (code: string | undefined) => change({ area: code === search.area ? undefined : code })
  return (
    <Panel
      title={text.overview.map}
      flush
      tools={
        on && (
          <ExportLinks
            label={text.overview.exportTable}
            links={['xlsx', 'csv'].map(kind => ({
              name: kind.toUpperCase(),
              href: `/api/standing.${kind}?on=${on}`,
            }))}
          />
        )
      }
    >
      <MapControls measures={asked.data?.measures ?? []} district={search.within ? whole : undefined} />
      <div className="areas" id="areas">
        <div className="areas-map">
          <CityMap
            label={text.overview.mapLabel}
            level={level}
            district={search.within}
            boundaries={boundaries}
            colours={colours}
            nameOf={nameOf}
            selected={search.area}
            hovered={hovered}
            onSelect={select}
            onHover={setHovered}
            layers={points.layers}
            popup={(layer, code) => <PointPopup layer={layer} code={code} data={points} />}
            tip={
              tipped &&
              about && (
                <>
                  {nameOf(tipped.area)}
                  <strong>{figureText(tipped.figures[about.id], about.unit, text, format)}</strong>
                </>
              )
            }
          />
        </div>
        <MapLegend scale={scale} about={about} level={level} layers={search.layers ?? ''} />
        <div className="areas-table">
          {asked.data && about && whole ? (
            <AreaTable
              {...{ areas, whole, about, scale, hovered }}
              measures={asked.data.measures}
              caption={text.overview.tableCaption(name, text.terms.levels[level])}
              onHover={setHovered}
              onSelect={select}
            />
          ) : (
            <Skeleton height={560} />
          )}
        </div>
      </div>
      <SelectionStrip
        area={areas.find(({ area }) => area.code === search.area)}
        about={about}
        name={name}
        on={on}
      />
    </Panel>
  )
}

function coloured(areas: readonly AreaStanding[], measure: string) {
  const values = areas.flatMap(({ figures }) => figures[measure]?.value ?? [])
  const scale = scaleOf(values)
  const colours = new Map<string, string>()
  for (const { area, figures } of areas) {
    const value = figures[measure]?.value
    if (scale && value !== null && value !== undefined) colours.set(area.code, colourOf(scale, value))
  }
  return { scale, colours }
}
