/** A routing service for tests: answers by the published protocols with straight lines, and fails as it is told. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Point, straightMetres } from '../../kernel/distance.ts'
import type { RoutingKind } from './routing-protocols.ts'

export type FakeService = {
  readonly url: string
  /** What was asked, as it came: address and body. */
  readonly requests: { path: string; body: string; login: string | undefined }[]
  /** Answers the next requests so; empty again once used. */
  readonly failures: { status?: number; text?: string; hang?: true; endless?: true }[]
  close(): Promise<void>
}

export type Behaviour = {
  /** Places near no street. */
  readonly isOff?: (place: Point) => boolean
  /** Pairs without a way. */
  readonly isApart?: (from: Point, to: Point) => boolean
  /** Valhalla refuses a whole table of which one pair has no way. */
  readonly refusesApart?: boolean
  readonly legMetres?: (place: Point) => number
}

const SPEED = 1.25

/** Starts the service on a free port of this machine. */
export async function fakeService(kind: RoutingKind, behaviour: Behaviour = {}): Promise<FakeService> {
  const requests: FakeService['requests'] = []
  const failures: FakeService['failures'] = []
  const server: Server = createServer((request, reply) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      requests.push({ path: request.url ?? '', body, login: request.headers.authorization })
      const failure = failures.shift()
      if (failure?.hang) return
      const answer = kind === 'osrm' ? osrm(request.url ?? '', behaviour) : valhalla(body, behaviour)
      reply.statusCode = failure?.status ?? answer.status
      if (failure?.endless) return goOn(reply)
      reply.end(failure ? (failure.text ?? '') : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    failures,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Sends until nobody listens. */
function goOn(reply: ServerResponse): void {
  while (!reply.destroyed && reply.write('1'.repeat(65_536)));
  reply.once('drain', () => goOn(reply))
}

type Reply = { status: number; body: unknown }

function osrm(path: string, { isOff, isApart, legMetres }: Behaviour): Reply {
  const found = /^\/table\/v1\/(?:foot|bike)\/([^?]+)\?sources=([\d;]+)&destinations=(\d+)&annotations=/.exec(
    path,
  )
  if (!found) return { status: 400, body: { code: 'InvalidUrl', message: path } }
  const places = found[1]!.split(';').map(pair => {
    const [longitude, latitude] = pair.split(',').map(Number)
    return { longitude: longitude!, latitude: latitude! }
  })
  if (places.length > 100)
    return { status: 400, body: { code: 'TooBig', message: 'Too many table coordinates' } }
  const off = places.findIndex(place => isOff?.(place))
  if (off >= 0)
    return {
      status: 400,
      body: { code: 'NoSegment', message: `Could not find a matching segment for ${off}` },
    }
  const sources = found[2]!.split(';').map(at => places[Number(at)]!)
  const target = places[Number(found[3])]!
  const metres = sources.map(source => (isApart?.(source, target) ? null : straightMetres(source, target)))
  const waypoint = (place: Point) => ({
    location: [place.longitude, place.latitude],
    distance: legMetres?.(place) ?? 0,
  })
  return {
    status: 200,
    body: {
      code: 'Ok',
      distances: metres.map(each => [each]),
      durations: metres.map(each => [each === null ? null : each / SPEED]),
      sources: sources.map(waypoint),
      destinations: [waypoint(target)],
    },
  }
}

function valhalla(body: string, { isOff, isApart, refusesApart }: Behaviour): Reply {
  const asked = JSON.parse(body) as Record<'sources' | 'targets', { lat: number; lon: number }[]>
  const [sources, targets] = [asked.sources, asked.targets].map(list =>
    list.map(({ lat, lon }) => ({ longitude: lon, latitude: lat })),
  ) as [Point[], Point[]]
  if (sources.length + targets.length > 50)
    return { status: 400, body: { error_code: 150, error: 'Exceeded max locations' } }
  if ([...sources, ...targets].some(place => isOff?.(place)))
    return { status: 400, body: { error_code: 171, error: 'No suitable edges near location' } }
  const apart = (source: Point) => isApart?.(source, targets[0]!) ?? false
  if (refusesApart && sources.some(apart))
    return { status: 400, body: { error_code: 170, error: 'Locations are in unconnected regions' } }
  const rows = sources.map((source, at) => {
    const metres = apart(source) ? null : straightMetres(source, targets[0]!)
    return [
      {
        distance: metres === null ? null : metres / 1000,
        time: metres === null ? null : metres / SPEED,
        from_index: at,
        to_index: 0,
      },
    ]
  })
  return { status: 200, body: { sources_to_targets: rows, units: 'kilometers' } }
}
