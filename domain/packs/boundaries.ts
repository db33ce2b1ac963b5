import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson'
import { MARKS, type Mark } from '../../kernel/mark.ts'
import { type Box, boxOf } from './distance.ts'
import type { FaultList } from './fault.ts'
import { nearest } from './nearest.ts'
import { touchesItself } from './ring.ts'

export type Boundary = { readonly geometry: Polygon | MultiPolygon; readonly mark: Mark; readonly box: Box }
export type Boundaries = ReadonlyMap<string, Boundary>

type Place = { readonly file: string; readonly row: number }

/** The polygons of a GeoJSON file by the code of what they bound; `known` are the codes of the file they belong to. */
export function readBoundaries(
  file: string,
  source: string,
  known: { readonly file: string; readonly codes: ReadonlySet<string>; readonly complete: boolean },
  faults: FaultList,
): Boundaries {
  const boundaries = new Map<string, Boundary>()
  const rows = new Map<string, number>()
  readFeatures(file, source, faults).forEach((feature, i) => {
    const place = { file, row: i + 1 }
    const { code, mark } = readProperties(feature, place, faults)
    const geometry = readGeometry(feature, place, faults)
    if (code === undefined) return
    const other = rows.get(code)
    if (other !== undefined)
      faults.add('geometry_code_twice', { ...place, column: 'code', value: code }, { other })
    rows.set(code, i + 1)
    if (known.complete && !known.codes.has(code))
      faults.add('reference_unknown', { ...place, column: 'code', value: code }, () => ({
        to: `${known.file}.csv`,
        nearest: nearest(code, known.codes),
      }))
    if (geometry && mark) boundaries.set(code, { geometry, mark, box: boxOf(polygonsOf(geometry).flat(2)) })
  })
  if (known.complete)
    for (const code of known.codes)
      if (!rows.has(code))
        faults.add('geometry_absent', { file: `${known.file}.csv`, column: 'code', value: code }, { file })
  return boundaries
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function readFeatures(file: string, source: string, faults: FaultList): readonly Record<string, unknown>[] {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    faults.add('json_broken', { file }, { reason: (error as Error).message })
    return []
  }
  if (isObject(value) && value.type === 'FeatureCollection' && Array.isArray(value.features))
    return value.features.map(feature => (isObject(feature) ? feature : {}))
  faults.add('geojson_shape', { file }, { expected: 'FeatureCollection' })
  return []
}

function readProperties(
  feature: Record<string, unknown>,
  place: Place,
  faults: FaultList,
): { code?: string; mark?: Mark } {
  const { code, mark } = isObject(feature.properties) ? feature.properties : ({} as Record<string, unknown>)
  const isCode = typeof code === 'string' && code !== ''
  if (!isCode)
    faults.add('field_invalid', { ...place, column: 'code', value: code }, { reason: 'the code, as text' })
  const isMark = MARKS.includes(mark as Mark)
  if (!isMark) faults.add('choice_unknown', { ...place, column: 'mark', value: mark }, { of: MARKS })
  return { ...(isCode ? { code } : {}), ...(isMark ? { mark: mark as Mark } : {}) }
}

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

function readGeometry(
  feature: Record<string, unknown>,
  place: Place,
  faults: FaultList,
): Polygon | MultiPolygon | undefined {
  const geometry = feature.geometry as Geometry | undefined
  const at = { ...place, column: 'geometry' }
  const wrong = (value: unknown) => {
    faults.add(
      'geojson_shape',
      { ...at, value },
      { expected: 'Polygon or MultiPolygon with rings of positions' },
    )
    return undefined
  }
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return wrong(geometry?.type)
  if (!Array.isArray(geometry.coordinates)) return wrong(geometry.type)
  const polygons = polygonsOf(geometry)
  if (!polygons.length || !polygons.every(p => Array.isArray(p) && p.length && p.every(Array.isArray)))
    return wrong(geometry.type)
  const sound = polygons.flat().map(ring => isSoundRing(ring, at, faults))
  // only what the map needs is kept: a GeoJSON geometry may carry anything beside it
  const { type, coordinates } = geometry
  return sound.every(Boolean) ? ({ type, coordinates } as Polygon | MultiPolygon) : undefined
}

const isPosition = (position: unknown): position is Position =>
  Array.isArray(position) &&
  position.every(Number.isFinite) &&
  Math.abs(position[0] ?? 999) <= 180 &&
  Math.abs(position[1] ?? 999) <= 90

function isSoundRing(ring: readonly unknown[], at: Place & { column: string }, faults: FaultList): boolean {
  const odd = ring.find(position => !isPosition(position))
  if (odd !== undefined) {
    faults.add('position_invalid', { ...at, value: JSON.stringify(odd) })
    return false
  }
  const positions = ring as readonly Position[]
  if (positions.length < 4) {
    faults.add('ring_short', at, { found: positions.length })
    return false
  }
  const [first, last] = [positions[0]!, positions.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1]) {
    faults.add('ring_open', { ...at, value: JSON.stringify(last) })
    return false
  }
  const touching = touchesItself(positions)
  if (touching) faults.add('ring_touches_itself', { ...at, value: JSON.stringify(touching) })
  return true
}
