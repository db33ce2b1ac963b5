import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { SHAPES, type Shape, shapeImage } from './shapes.ts'

export type MapPoint = {
  readonly code: string
  readonly longitude: number
  readonly latitude: number
  readonly colour: string
  readonly shape: Shape
  /** Places; the icon's area follows it. */
  readonly places: number
}

export type PointLayer = {
  readonly id: string
  readonly points: readonly MapPoint[]
  /** Hollow icons are ideas, full ones stand. */
  readonly hollow?: boolean
}

export function addShapes(map: MapLibre): void {
  for (const shape of SHAPES) map.addImage(shape, shapeImage(shape), { sdf: true, pixelRatio: 2 })
}

/** Puts the layer's points on the map, adding the layer on first use; an empty layer shows nothing. */
export function showPoints(map: MapLibre, layer: PointLayer): void {
  const data = {
    type: 'FeatureCollection' as const,
    features: layer.points.map(point => ({
      type: 'Feature' as const,
      properties: { code: point.code, colour: point.colour, shape: point.shape, places: point.places },
      geometry: { type: 'Point' as const, coordinates: [point.longitude, point.latitude] },
    })),
  }
  const source = map.getSource<GeoJSONSource>(layer.id)
  if (source) {
    source.setData(data)
    return
  }
  map.addSource(layer.id, { type: 'geojson', data })
  map.addLayer({
    id: layer.id,
    source: layer.id,
    type: 'symbol',
    layout: {
      'icon-image': ['get', 'shape'],
      'icon-allow-overlap': true,
      'icon-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        8,
        ['*', 0.45, ['interpolate', ['linear'], ['sqrt', ['get', 'places']], 2, 0.55, 16, 1.5]],
        12,
        ['interpolate', ['linear'], ['sqrt', ['get', 'places']], 2, 0.55, 16, 1.5],
      ],
      'symbol-sort-key': ['-', ['get', 'places']],
    },
    paint: layer.hollow
      ? { 'icon-color': '#fff', 'icon-halo-color': ['get', 'colour'], 'icon-halo-width': 1.4 }
      : { 'icon-color': ['get', 'colour'], 'icon-halo-color': '#fff', 'icon-halo-width': 1 },
  })
}
