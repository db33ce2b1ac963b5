import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { straightMetres } from '../../kernel/distance.ts'
import type { FoundWays, Place, WaysAsked } from './found-ways.ts'
import { ROUTING_KINDS, type RoutingKind } from './routing-protocols.ts'
import { type Behaviour, type FakeService, fakeService } from './routing-service.fixture.ts'
import { serviceWays } from './service-ways.ts'

const running: FakeService[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(each => each.close()))
})

const row = (prefix: string, count: number, latitude: number): Place[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `${prefix}${at}`,
    longitude: 117 + 0.0001 * at,
    latitude: 39 + latitude,
  }))
const asked: WaysAsked = {
  communities: row('c', 230, 0),
  facilities: row('f', 3, 0.001),
  limitMetres: 1500,
  limitSeconds: Infinity,
}
const USE = { mode: 'walk', snapMetres: 500 } as const
/** Patient, so that a busy machine asks nothing twice; only the test of a silent service waits shorter. */
const QUICK = { timeoutMs: 30_000, pauseMs: 1 }

async function started(kind: RoutingKind, behaviour: Behaviour = {}) {
  const fake = await fakeService(kind, behaviour)
  running.push(fake)
  const ask = (options = {}, places: number | null = null, what = asked) =>
    serviceWays({ url: fake.url, kind, mostPlaces: places }, USE, what, { ...QUICK, ...options })
  return { fake, ask }
}

const isAt = (code: Place) => (place: { longitude: number; latitude: number }) =>
  straightMetres(code, place) < 0.5

function waysOf({ communities, facilities }: WaysAsked, found: FoundWays) {
  const ways: Record<string, number> = {}
  for (let facility = 0; facility < facilities.length; facility++)
    for (let way = found.start[facility]!; way < found.start[facility + 1]!; way++)
      ways[`${communities[found.community[way]!]!.code} ${facilities[facility]!.code}`] = found.metres[way]!
  return ways
}

const inLine = () =>
  Object.fromEntries(
    asked.facilities.flatMap(to =>
      asked.communities.flatMap(from => {
        const metres = straightMetres(from, to)
        return metres <= asked.limitMetres ? [[`${from.code} ${to.code}`, metres] as const] : []
      }),
    ),
  )

describe.each(ROUTING_KINDS)('ways told by %s', kind => {
  test('every pair within the limit is asked once, in requests that the service takes', async () => {
    const { fake, ask } = await started(kind)
    const found = waysOf(asked, await ask())
    const expected = inLine()
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort())
    for (const [pair, metres] of Object.entries(expected)) expect(found[pair]).toBeCloseTo(metres, 0)
    expect(fake.requests.length).toBe(kind === 'osrm' ? 6 : 12)
    await ask({}, 10)
    expect(fake.requests.length).toBeGreaterThan(60)
  })

  test('a request holds coordinates and the mode, and nothing else', async () => {
    const { fake, ask } = await started(kind)
    await ask({}, null, {
      ...asked,
      communities: asked.communities.slice(0, 2),
      facilities: asked.facilities.slice(0, 1),
    })
    expect(fake.requests).toEqual([
      kind === 'osrm'
        ? {
            path: '/table/v1/foot/117.000000,39.000000;117.000100,39.000000;117.000000,39.001000?sources=0;1&destinations=2&annotations=duration,distance',
            body: '',
            login: undefined,
          }
        : {
            path: '/sources_to_targets',
            body: '{"sources":[{"lat":39,"lon":117},{"lat":39,"lon":117.0001}],"targets":[{"lat":39.001,"lon":117}],"costing":"pedestrian","units":"kilometers","verbose":true}',
            login: undefined,
          },
    ])
  })

  test('a pair without a way is left out, and the others stay', async () => {
    const [from, to] = [asked.communities[7]!, asked.facilities[1]!]
    for (const refusesApart of [false, true]) {
      const isApart: Behaviour['isApart'] = (a, b) => isAt(from)(a) && isAt(to)(b)
      const { ask } = await started(kind, { isApart, refusesApart })
      const expected = inLine()
      delete expected['c7 f1']
      expect(Object.keys(waysOf(asked, await ask())).sort()).toEqual(Object.keys(expected).sort())
    }
  })

  test('a community and a facility near no street are told, and the others stay', async () => {
    const { ask } = await started(kind, {
      isOff: place => isAt(asked.communities[100]!)(place) || isAt(asked.facilities[2]!)(place),
    })
    const found = await ask()
    expect(found.offNetwork).toEqual([
      { kind: 'community', code: 'c100', metres: null },
      { kind: 'facility', code: 'f2', metres: null },
    ])
    const codes = Object.keys(waysOf(asked, found))
    expect(codes.some(code => code.includes('c100') || code.includes('f2'))).toBe(false)
    expect(codes).toContain('c99 f0')
    expect(codes).toContain('c101 f1')
  })

  test('a service that fails twice is asked a third time', async () => {
    const { fake, ask } = await started(kind)
    fake.failures.push({ status: 503 }, { status: 429 })
    expect(Object.keys(waysOf(asked, await ask())).length).toBe(Object.keys(inLine()).length)
  })

  test.each([
    ['stays silent', { hang: true }, 'travel.service_down', /no answer in 0\.3 s/],
    ['fails', { status: 502 }, 'travel.service_down', /HTTP 502/],
    ['sends a page', { status: 200, text: '<html>' }, 'travel.service_malformed', /no JSON/],
    [
      'sends another shape',
      { status: 200, text: '{"code":"Ok","sources_to_targets":[]}' },
      'travel.service_malformed',
      /^(it has no durations|0 rows, expected \d+)$/,
    ],
    [
      'never ends its answer',
      { status: 200, endless: true },
      'travel.service_malformed',
      /^more than 1\d{6} bytes$/,
    ],
    [
      'refuses',
      { status: 400, text: '{"code":"TooBig","message":"too many","error_code":150,"error":"too many"}' },
      'travel.service_refused',
      /too many/,
    ],
  ] as const)('a service that %s is refused with the reason', async (_, failure, code, reason) => {
    const { fake, ask } = await started(kind)
    fake.failures.push(...Array.from({ length: 40 }, () => failure))
    const error = await ask('hang' in failure ? { timeoutMs: 300 } : {}).catch(each => each)
    expect(error).toMatchObject({ kind: 'unavailable', code, facts: { service: fake.url } })
    expect(error.facts.reason).toMatch(reason)
  })

  test('ways longer or slower than any on earth are no table', async () => {
    for (const [metres, seconds] of [
      [1e300, 60],
      [20_000_001, 60],
      [60, 1e300],
    ] as const) {
      const { fake, ask } = await started(kind)
      const body = {
        code: 'Ok',
        distances: [[metres]],
        durations: [[seconds]],
        sources_to_targets: [[{ distance: metres / 1000, time: seconds }]],
      }
      fake.failures.push(...Array.from({ length: 40 }, () => ({ status: 200, text: JSON.stringify(body) })))
      const error = await ask({}, 2).catch(each => each)
      expect(error).toMatchObject({ kind: 'unavailable', code: 'travel.service_malformed' })
      expect(error.facts.reason).toMatch(/\.0\.0(?:\.distance|\.time)? is not as expected$/)
    }
  })

  test('name and password of the address are sent as such, and a refusal does not tell them', async () => {
    const { fake } = await started(kind)
    const url = fake.url.replace('//', '//name:secret@')
    await serviceWays({ url, kind, mostPlaces: null }, USE, asked, QUICK)
    expect(new Set(fake.requests.map(each => each.login))).toEqual(new Set(['Basic bmFtZTpzZWNyZXQ=']))
    await fake.close()
    const error = await serviceWays({ url, kind, mostPlaces: null }, USE, asked, QUICK).catch(each => each)
    expect(error).toMatchObject({ code: 'travel.service_down' })
    expect(JSON.stringify(error.facts)).not.toContain('secret')
  })

  test('a question that is broken off ends at once', async () => {
    const { fake, ask } = await started(kind)
    fake.failures.push(...Array.from({ length: 40 }, () => ({ hang: true as const })))
    const abort = new AbortController()
    const found = ask({ signal: abort.signal, timeoutMs: 60_000 })
    abort.abort()
    await expect(found).rejects.toMatchObject({ code: 'travel.cancelled' })
  })
})

test('after a refusal nothing more is asked', async () => {
  const { fake, ask } = await started('osrm')
  const many = { ...asked, facilities: row('f', 200, 0.001) }
  fake.failures.push({ status: 400, text: '{"code":"TooBig","message":"too many"}' })
  await expect(ask({}, 10, many)).rejects.toMatchObject({ code: 'travel.service_refused' })
  await sleep(400)
  // of 4,600 requests a few were on their way
  expect(fake.requests.length).toBeLessThan(100)
})

test('OSRM says how far a place is from its street: the leg is walked too, and a long one puts it off the network', async () => {
  const far = asked.communities[3]!
  const { ask } = await started('osrm', { legMetres: place => (isAt(far)(place) ? 501 : 10) })
  const found = await ask()
  expect(found.offNetwork).toEqual([{ kind: 'community', code: 'c3', metres: 501 }])
  const metres = straightMetres(asked.communities[0]!, asked.facilities[0]!)
  expect(waysOf(asked, found)['c0 f0']).toBeCloseTo(metres + 20, 0)
})
