import { type AreaStanding, type MeasureAbout, type NamedMeasure, TARGET_MEASURES } from '../../api.ts'
import { useFormat, useNameOf, useText } from '../../language.tsx'
import { Pick, Tick } from '../../ui/fields.tsx'
import { measureName } from '../../words.ts'
import { layersOf, type OverviewLayer } from './overview-search.ts'
import { useOverview } from './use-overview.ts'

const FAMILIES = ['ratio', 'funnel', 'new_area', 'walk', 'count'] as const

/** What colours the map, how small the areas are, and which points lie on it. */
export function MapControls(props: {
  measures: readonly MeasureAbout[]
  district: AreaStanding | undefined
}) {
  const text = useText()
  const format = useFormat()
  const { change, measure } = useOverview()
  const groups = FAMILIES.map(family => ({
    label: text.overview.families[family],
    choices: props.measures
      .filter(about => about.family === family)
      .map(({ id }) => ({ value: id, label: measureName(id, text, format) })),
  })).filter(({ choices }) => choices.length > 0)
  const waiting = TARGET_MEASURES.map(id => ({ value: id, label: text.terms.measures[id as NamedMeasure] }))
  return (
    <div className="map-controls">
      <Pick
        inline
        label={text.overview.colourBy}
        value={measure}
        {...(groups.length > 0 ? { groups } : { choices: waiting })}
        onChange={id => change({ measure: id === 'places_per_1000' ? undefined : id, sort: undefined })}
      />
      <LevelChoice district={props.district} />
      <LayerTicks />
    </div>
  )
}

function LevelChoice({ district }: { district: AreaStanding | undefined }) {
  const { overview, terms } = useText()
  const nameOf = useNameOf()
  const { search, change, level } = useOverview()
  const go = (to: 'district' | 'subdistrict') =>
    change({ level: to === 'district' ? undefined : to, within: undefined, area: undefined })
  if (search.within)
    return (
      <span className="map-crumbs">
        <button type="button" className="link-button" onClick={() => go('district')}>
          {overview.backToDistricts}
        </button>
        <span aria-hidden="true">›</span>
        <b>{district ? nameOf(district.area) : search.within}</b>
      </span>
    )
  return (
    <fieldset className="button-row">
      <legend className="only-heard">{overview.level}</legend>
      {(['district', 'subdistrict'] as const).map(each => (
        <button key={each} type="button" aria-pressed={level === each} onClick={() => go(each)}>
          {terms.levels[each]}
        </button>
      ))}
    </fieldset>
  )
}

function LayerTicks() {
  const { overview } = useText()
  const { search, change } = useOverview()
  const layers = layersOf(search)
  const toggle = (layer: OverviewLayer, on: boolean) => {
    const next = on ? [...layers, layer] : layers.filter(each => each !== layer)
    change({ layers: next.join(',') || undefined })
  }
  return (
    <fieldset className="map-layers">
      <legend className="only-heard">{overview.layers}</legend>
      <Tick checked={layers.includes('institutions')} onChange={on => toggle('institutions', on)}>
        {overview.institutions}
      </Tick>
      <Tick checked={layers.includes('sites')} onChange={on => toggle('sites', on)}>
        {overview.sites}
      </Tick>
    </fieldset>
  )
}
