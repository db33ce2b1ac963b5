import type { ExpressionSpecification, FilterSpecification, StyleSpecification } from 'maplibre-gl'

export type Level = 'district' | 'subdistrict'
export const LEVELS: readonly Level[] = ['district', 'subdistrict']

const EMPTY = { type: 'FeatureCollection' as const, features: [] }
const INK = '#17242d'

const state = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false]

/** Areas of both levels, coloured by their state; nothing here is fetched from anywhere. */
export function mapStyle(): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries(
      LEVELS.map(level => [level, { type: 'geojson', data: EMPTY, promoteId: 'code' }]),
    ),
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#e3e9ea' } },
      ...LEVELS.flatMap(level => areaLayers(level)),
    ],
  }
}

function areaLayers(level: Level): StyleSpecification['layers'] {
  const schematic = level === 'subdistrict'
  return [
    {
      id: `${level}-fill`,
      source: level,
      type: 'fill',
      paint: { 'fill-color': ['to-color', ['feature-state', 'colour'], '#eef1f2'] },
    },
    {
      id: `${level}-blank`,
      source: level,
      type: 'fill',
      paint: { 'fill-pattern': 'hatch' },
      filter: NOTHING,
    },
    {
      id: `${level}-line`,
      source: level,
      type: 'line',
      paint: {
        'line-color': schematic ? '#5f717b' : '#fff',
        'line-width': schematic ? 0.8 : 1.2,
        ...(schematic ? { 'line-dasharray': [2, 2] } : {}),
      },
    },
    {
      id: `${level}-chosen`,
      source: level,
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': INK,
        'line-width': ['case', state('selected'), 3, state('hovered'), 1.8, 0],
      },
    },
  ]
}

export const NOTHING: FilterSpecification = ['==', ['literal', 1], 0]

export const within = (district: string | undefined): FilterSpecification =>
  district === undefined ? ['literal', true] : ['==', ['get', 'parent'], district]
