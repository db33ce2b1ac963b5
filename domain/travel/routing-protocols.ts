/**
 * The two protocols by which a routing service is asked for a table of ways, as published:
 * OSRM, "Table service" of docs/http.md (Project-OSRM/osrm-backend); Valhalla, "Time-Distance Matrix service"
 * (valhalla.github.io). A request holds coordinates and the mode, and nothing else.
 */
import { z } from 'zod'
import type { Point } from '../../kernel/distance.ts'
import { MOST_WAY_METRES, type TravelMode } from './travel-mode.ts'

export const ROUTING_KINDS = ['osrm', 'valhalla'] as const
export type RoutingKind = (typeof ROUTING_KINDS)[number]

/** What a table says of one source; null where no way leads to the target. Legs to the network where they are told. */
export type TableCell = {
  readonly metres: number | null
  readonly seconds: number | null
  readonly legMetres: number | null
}
export type Table = { readonly cells: readonly TableCell[]; readonly targetLegMetres: number | null }

/** `off`: a place is near no street; `apart`: places hang together with each other by none; `refused`: all else. */
export type Answer =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'off' | 'apart' }
  | { readonly kind: 'refused' | 'malformed'; readonly reason: string }

export type Protocol = {
  /** Places of a request, as a service allows them unless it is set up otherwise. */
  readonly mostPlaces: number
  request(url: string, mode: TravelMode, sources: readonly Point[], target: Point): Request
  read(body: unknown, sources: number): Answer
}

/** The longest way at one kilometre an hour: who takes longer stands still. */
const MOST_SECONDS = (MOST_WAY_METRES / 1000) * 3600
const metresTold = z.number().min(0).max(MOST_WAY_METRES)
const secondsTold = z.number().min(0).max(MOST_SECONDS).nullable()
const waypoint = z.looseObject({ distance: metresTold.optional() })

const osrmTable = z.looseObject({
  code: z.literal('Ok'),
  durations: z.array(z.tuple([secondsTold])),
  distances: z.array(z.tuple([metresTold.nullable()])),
  sources: z.array(waypoint.nullable()).optional(),
  destinations: z.array(waypoint.nullable()).optional(),
})
const osrmFailure = z.looseObject({ code: z.string(), message: z.string().optional() })

/** Decimals of a degree that are sent: about a decimetre. */
const DECIMALS = 6
const degrees = (value: number) => value.toFixed(DECIMALS)

const osrm: Protocol = {
  // osrm-routed --max-table-size is 100
  mostPlaces: 100,
  request(url, mode, sources, target) {
    const places = [...sources, target].map(
      ({ longitude, latitude }) => `${degrees(longitude)},${degrees(latitude)}`,
    )
    const indices = [...sources.keys()].join(';')
    const asked = `sources=${indices}&destinations=${sources.length}&annotations=duration,distance`
    const profile = mode === 'walk' ? 'foot' : 'bike'
    return new Request(`${url}/table/v1/${profile}/${places.join(';')}?${asked}`)
  },
  read(body, sources) {
    const failure = osrmFailure.safeParse(body)
    if (!failure.success) return { kind: 'malformed', reason: 'it has no code' }
    const { code, message = '' } = failure.data
    if (code === 'NoSegment') return { kind: 'off' }
    if (code === 'NoTable' || code === 'NoRoute') return { kind: 'apart' }
    if (code !== 'Ok') return { kind: 'refused', reason: `${code} ${message}`.trim() }
    const found = osrmTable.safeParse(body)
    if (!found.success) return { kind: 'malformed', reason: whereAmiss(found.error, body) }
    const { durations, distances, sources: starts, destinations } = found.data
    if (durations.length !== sources || distances.length !== sources)
      return {
        kind: 'malformed',
        reason: `${durations.length} durations, ${distances.length} distances, expected ${sources}`,
      }
    const cells = distances.map(([metres], at) => ({
      metres,
      seconds: durations[at]![0],
      legMetres: starts?.[at]?.distance ?? null,
    }))
    return { kind: 'table', table: { cells, targetLegMetres: destinations?.[0]?.distance ?? null } }
  },
}

const kilometresTold = z
  .number()
  .min(0)
  .max(MOST_WAY_METRES / 1000)
  .nullable()
const valhallaTable = z.looseObject({
  sources_to_targets: z.array(z.tuple([z.looseObject({ distance: kilometresTold, time: secondsTold })])),
  units: z.enum(['kilometers', 'km']).optional(),
})
const valhallaFailure = z.looseObject({ error_code: z.number(), error: z.string().optional() })
/** Error codes of Valhalla: no edge near a location; locations that are not connected. */
const NO_EDGE = 171
const UNCONNECTED = [170, 442]

const valhalla: Protocol = {
  // service_limits.pedestrian.max_locations is 50
  mostPlaces: 50,
  request(url, mode, sources, target) {
    const place = ({ longitude, latitude }: Point) => ({
      lat: Number(degrees(latitude)),
      lon: Number(degrees(longitude)),
    })
    return new Request(`${url}/sources_to_targets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        sources: sources.map(place),
        targets: [place(target)],
        costing: mode === 'walk' ? 'pedestrian' : 'bicycle',
        units: 'kilometers',
        verbose: true,
      }),
    })
  },
  read(body, sources) {
    const failure = valhallaFailure.safeParse(body)
    if (failure.success) {
      const { error_code: code, error = '' } = failure.data
      if (code === NO_EDGE) return { kind: 'off' }
      if (UNCONNECTED.includes(code)) return { kind: 'apart' }
      return { kind: 'refused', reason: `${code} ${error}`.trim() }
    }
    const found = valhallaTable.safeParse(body)
    if (!found.success) return { kind: 'malformed', reason: whereAmiss(found.error, body) }
    const rows = found.data.sources_to_targets
    if (rows.length !== sources)
      return { kind: 'malformed', reason: `${rows.length} rows, expected ${sources}` }
    const cells = rows.map(([{ distance, time }]) => ({
      metres: distance === null ? null : 1000 * distance,
      seconds: time,
      legMetres: null,
    }))
    return { kind: 'table', table: { cells, targetLegMetres: null } }
  },
}

export const PROTOCOLS: Readonly<Record<RoutingKind, Protocol>> = { osrm, valhalla }

/** Which part of the answer is not as expected; the first of them, as they are mostly alike. */
function whereAmiss({ issues: [issue] }: z.ZodError, body: unknown): string {
  const path = issue?.path ?? []
  if (path.length === 0) return 'it is no object'
  const found = path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | null)?.[key],
    body,
  )
  const name = path.map(String).join('.')
  return found === undefined ? `it has no ${name}` : `${name} is not as expected`
}
