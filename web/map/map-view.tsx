import { type GeoJSONSource, Map as MapLibre, Popup, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Boundaries } from '../api.ts'
import { useText } from '../language.tsx'
import { boundsOf, labelPoint } from './geometry.ts'
import { Labels } from './labels.ts'
import { LEVELS, type Level, mapStyle, NOTHING, within } from './map-style.ts'
import './map-view.css'
import { addShapes, type PointLayer, showPoints } from './points.ts'
import { hatchImage } from './shapes.ts'

setWorkerUrl(workerUrl)

export type MapViewProps = {
  readonly label: string
  readonly level: Level
  /** Only the sub-districts of this district are shown. */
  readonly district: string | undefined
  readonly boundaries: Readonly<Record<Level, Boundaries | undefined>>
  /** Colour by code of area; an area without one is hatched. */
  readonly colours: ReadonlyMap<string, string>
  readonly nameOf: (area: { code: string; name: string; nameEn: string | null }) => string
  readonly selected: string | undefined
  readonly hovered: string | undefined
  readonly onSelect: (code: string | undefined) => void
  readonly onHover: (code: string | undefined) => void
  readonly layers: readonly PointLayer[]
  /** What the popup of a point says. */
  readonly popup: (layer: string, code: string) => ReactNode
  readonly tip?: ReactNode
}

type Shown = { layer: string; code: string }

/** Areas and points of the city. The map only draws: selection, colours and words come from the page. */
export function MapView(props: MapViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [map, setMap] = useState<MapLibre | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [popupBox] = useState(() => document.createElement('div'))
  const labels = useRef<Labels | null>(null)
  const text = useText()

  useEffect(() => {
    const made = makeMap(box.current!, text.shell.close, latest.current.label)
    const popup = new Popup({ maxWidth: '320px', offset: 8, locale: {} } as never).setDOMContent(popupBox)
    popup.on('close', () => setShown(null))
    made.on('load', () => {
      made.addImage('hatch', hatchImage())
      addShapes(made)
      labels.current = new Labels(made)
      setMap(made)
    })
    listen(made, latest, (point, at) => {
      setShown(point)
      popup.setLngLat(at).addTo(made)
    })
    return () => {
      setMap(null)
      made.remove()
    }
  }, [popupBox, text.shell.close])

  useEffect(() => map?.getCanvas().setAttribute('aria-label', props.label), [map, props.label])
  useAreas(map, props)
  useStates(map, props)
  useLabels(map, labels, props)
  useEffect(() => {
    for (const layer of map ? props.layers : []) showPoints(map!, layer)
  }, [map, props.layers])

  return (
    <section className="map" aria-label={props.label} data-ready={map ? 'yes' : 'no'}>
      <div className="map-canvas" ref={box} />
      {props.tip && <div className="map-tip">{props.tip}</div>}
      <MapTools map={map} fit={() => map && showAll(map, props)} />
      {shown && createPortal(props.popup(shown.layer, shown.code), popupBox)}
    </section>
  )
}

function makeMap(container: HTMLElement, close: string, title: string): MapLibre {
  const map = new MapLibre({
    container,
    style: mapStyle(),
    center: [117.35, 39.3],
    zoom: 7.6,
    minZoom: 6,
    maxZoom: 16,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: { 'Popup.Close': close, 'Map.Title': title },
    // The page scrolls past the map with the wheel or one finger; the map's own buttons zoom.
    scrollZoom: false,
    fadeDuration: 0,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  return map
}

/** Clicks and hovers become selection; a point under the pointer goes before the area below it. */
function listen(
  map: MapLibre,
  props: { readonly current: MapViewProps },
  open: (shown: Shown, at: [number, number]) => void,
): void {
  const pointAt = (at: { x: number; y: number }) => {
    const layers = props.current.layers.map(layer => layer.id).filter(id => map.getLayer(id))
    return layers.length === 0 ? undefined : map.queryRenderedFeatures([at.x, at.y], { layers })[0]
  }
  const areaAt = (at: { x: number; y: number }) => {
    const layer = `${props.current.level}-fill`
    const found = map.getLayer(layer)
      ? map.queryRenderedFeatures([at.x, at.y], { layers: [layer] })[0]
      : undefined
    return found?.properties.code as string | undefined
  }
  map.on('click', event => {
    const point = pointAt(event.point)
    if (point && point.geometry.type === 'Point')
      open(
        { layer: point.layer.id, code: String(point.properties.code) },
        point.geometry.coordinates as [number, number],
      )
    else props.current.onSelect(areaAt(event.point))
  })
  map.on('mousemove', event => {
    map.getCanvas().style.cursor = pointAt(event.point) ? 'pointer' : ''
    const code = areaAt(event.point)
    if (code !== props.current.hovered) props.current.onHover(code)
  })
  map.on('mouseout', () => props.current.onHover(undefined))
}

/** Boundaries, which level is visible, and where the map looks. */
function useAreas(map: MapLibre | null, props: MapViewProps): void {
  const { boundaries, level, district } = props
  const looked = useRef('')
  useEffect(() => {
    if (!map) return
    for (const each of LEVELS) {
      const data = boundaries[each]
      if (data) map.getSource<GeoJSONSource>(each)?.setData(data as never)
      const show = each === level ? 'visible' : 'none'
      for (const part of ['fill', 'blank', 'chosen'])
        map.setLayoutProperty(`${each}-${part}`, 'visibility', show)
    }
    map.setPaintProperty('district-line', 'line-color', level === 'district' ? '#fff' : '#17242d')
    map.setLayoutProperty('subdistrict-line', 'visibility', level === 'subdistrict' ? 'visible' : 'none')
    map.moveLayer('district-line', 'subdistrict-chosen')
    for (const part of ['fill', 'line', 'chosen']) map.setFilter(`subdistrict-${part}`, within(district))
    const view = `${level} ${district} ${Boolean(boundaries[level])}`
    if (looked.current !== view && boundaries[level]) showAll(map, props, looked.current !== '')
    looked.current = boundaries[level] ? view : looked.current
  }, [map, boundaries, level, district, props])
}

function showAll(map: MapLibre, props: MapViewProps, moving = true): void {
  const { boundaries, level, district } = props
  const features = boundaries[level]?.features.filter(
    feature => district === undefined || feature.properties.parent === district,
  )
  const bounds = boundsOf(features?.length ? features : (boundaries.district?.features ?? []))
  if (!bounds) return
  const calm = !moving || matchMedia('(prefers-reduced-motion: reduce)').matches
  map.fitBounds(bounds, { padding: 18, duration: calm ? 0 : 350 })
}

/** Colour, selection and hover of areas, as feature states. */
function useStates(
  map: MapLibre | null,
  { level, colours, selected, hovered, boundaries, district }: MapViewProps,
) {
  const features = boundaries[level]?.features
  useEffect(() => {
    if (!map || !features) return
    const blank: string[] = []
    for (const { properties } of features) {
      if (district !== undefined && properties.parent !== district) continue
      const colour = colours.get(properties.code)
      map.setFeatureState({ source: level, id: properties.code }, { colour: colour ?? '#eef1f2' })
      if (colour === undefined) blank.push(properties.code)
    }
    map.setFilter(`${level}-blank`, blank.length ? ['in', ['get', 'code'], ['literal', blank]] : NOTHING)
  }, [map, features, level, colours, district])
  useEffect(() => markState(map, level, selected, 'selected'), [map, level, selected])
  useEffect(() => markState(map, level, hovered, 'hovered'), [map, level, hovered])
}

function markState(map: MapLibre | null, level: Level, code: string | undefined, name: string) {
  if (!map || code === undefined) return undefined
  map.setFeatureState({ source: level, id: code }, { [name]: true })
  return () => {
    // The map may have been taken down before its states.
    if (map.style) map.setFeatureState({ source: level, id: code }, { [name]: false })
  }
}

function useLabels(map: MapLibre | null, labels: { current: Labels | null }, props: MapViewProps): void {
  const { level, district, boundaries, nameOf } = props
  useEffect(() => {
    if (!map) return
    const named = district === undefined ? boundaries.district : boundaries[level]
    const features =
      named?.features.filter(f => district === undefined || f.properties.parent === district) ?? []
    labels.current?.show(
      features.flatMap(feature => {
        const at = labelPoint(feature)
        return at ? [{ code: feature.properties.code, name: nameOf(feature.properties), at }] : []
      }),
    )
  }, [map, labels, level, district, boundaries, nameOf])
}

function MapTools({ map, fit }: { map: MapLibre | null; fit: () => void }) {
  const { overview } = useText()
  return (
    <div className="map-tools">
      <button type="button" aria-label={overview.zoomIn} onClick={() => map?.zoomIn()}>
        +
      </button>
      <button type="button" aria-label={overview.zoomOut} onClick={() => map?.zoomOut()}>
        −
      </button>
      <button type="button" aria-label={overview.fit} title={overview.fit} onClick={fit}>
        ⌂
      </button>
    </div>
  )
}
