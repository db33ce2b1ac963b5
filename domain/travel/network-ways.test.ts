import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seededRandom } from '../../engine/random.ts'
import { straightMetres } from '../../kernel/distance.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { checkReached, type FoundWays, type Place, type WaysAsked } from './found-ways.ts'
import { networkWays } from './network-ways.ts'
import { writeOsm } from './osm.fixture.ts'
import { readStreets } from './read-streets.ts'
import { footholdsOn } from './snap.ts'
import { streetCity } from './street-city.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'tuoyu-network-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

// biome-ignore lint/suspicious/noExplicitAny: each example has a form of its own
function example(name: string): any {
  const text = readFileSync(new URL('../../docs/methods/travel.md', import.meta.url), 'utf8')
  const found = new RegExp(`\`\`\`json example=${name}\\n([\\s\\S]*?)\`\`\``).exec(text)
  expect(found, `example ${name} of travel.md`).not.toBeNull()
  return JSON.parse(found![1]!)
}

const UNIT_METRES = straightMetres({ longitude: 0, latitude: 0 }, { longitude: 0.001, latitude: 0 })
const UNIT_SECONDS = UNIT_METRES / (4 / 3.6)
const page = example('streets')
const pointOf = ([x, y]: [number, number]) => ({ longitude: 0.001 * x, latitude: 0.001 * y })
const placesOf = (points: Record<string, [number, number]>): Place[] =>
  Object.entries(points).map(([code, point]) => ({ code, ...pointOf(point) }))

const asked: WaysAsked = {
  communities: placesOf(page.communities),
  facilities: placesOf(page.facilities),
  limitMetres: 5000,
  limitSeconds: 5000,
}
const WALK = { mode: 'walk', kmPerHour: 4, snapMetres: 500 } as const
const CYCLE = { mode: 'cycle', kmPerHour: 12, snapMetres: 500 } as const

function pairsOf({ communities, facilities }: WaysAsked, found: FoundWays) {
  const pairs: Record<string, [metres: number, seconds: number]> = {}
  for (let facility = 0; facility < facilities.length; facility++)
    for (let way = found.start[facility]!; way < found.start[facility + 1]!; way++)
      pairs[`${communities[found.community[way]!]!.code} ${facilities[facility]!.code}`] = [
        found.metres[way]!,
        found.seconds[way]!,
      ]
  return pairs
}

beforeAll(() => {
  writeOsm(
    at('page.osm.pbf'),
    Object.entries<[number, number]>(page.nodes).map(([id, point]) => ({
      id: Number(id),
      ...pointOf(point),
    })),
    page.ways.map((way: { nodes: number[]; tags: Record<string, string> }, id: number) => ({ id, ...way })),
  )
})

describe('ways along a road network', () => {
  test.each([
    ['walk', WALK],
    ['cycle', CYCLE],
  ] as const)('the example of the page, %s', async (name, use) => {
    const found = await networkWays({ ...use, file: at('page.osm.pbf') }, asked, { threads: 1 })
    const pairs = pairsOf(asked, found)
    const expected = example(name)
    expect(Object.keys(pairs).sort()).toEqual(Object.keys(expected).sort())
    for (const [pair, [metres, seconds]] of Object.entries<[number, number]>(expected)) {
      expect(pairs[pair]![0] / UNIT_METRES, pair).toBeCloseTo(metres, 4)
      expect(pairs[pair]![1] / UNIT_SECONDS, pair).toBeCloseTo(seconds, 4)
    }
    expect(found.offNetwork).toMatchObject([{ kind: 'community', code: 'c3' }])
    expect(found.offNetwork[0]!.metres).toBeCloseTo(9 * UNIT_METRES, 3)
  })

  test('places off the network and facilities nobody reaches are refused all at once, or left out', async () => {
    const far = { ...asked, facilities: [...asked.facilities, { code: 'f3', ...pointOf([4, 7]) }] }
    const near = { ...far, limitSeconds: 1.2 * UNIT_SECONDS }
    const found = await networkWays({ ...WALK, file: at('page.osm.pbf') }, near, { threads: 2 })
    expect(Object.keys(pairsOf(near, found))).toEqual(['c2 f2'])
    const reached = (unreached: 'refuse' | 'leave-out') =>
      checkReached(near, found, { unreached, snapMetres: 500 })
    expect(() => reached('leave-out')).not.toThrow()
    try {
      expect.unreachable(String(reached('refuse')))
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect((error as Refusal).facts).toEqual({
        faultCount: 3,
        faults: [
          {
            place: 'community c3',
            value: '1001 m from the network',
            allowed: 'at most 500 m from the network',
          },
          {
            place: 'facility f3',
            value: '668 m from the network',
            allowed: 'at most 500 m from the network',
          },
          {
            place: 'facility f1',
            value: 'no way',
            allowed: 'a way from some community within 2 min and 5000 m',
          },
        ],
      })
    }
  })

  test('a footpath that leads nowhere is left aside, and the place beside it tied to the next street', async () => {
    const city = streetCity(20)
    const [corner] = city.nodes
    const stub = [1, 2].map(id => ({
      id,
      longitude: corner!.longitude + 1e-4 * id,
      latitude: corner!.latitude + 1e-4,
    }))
    const ways = [...city.ways, { id: 9999, nodes: [1, 2], tags: { highway: 'footway' } }]
    const file = writeOsm(at('stub.osm.pbf'), [...stub, ...city.nodes], ways)
    const here = {
      ...asked,
      communities: [{ ...stub[0]!, code: 'beside' }],
      facilities: [{ ...corner!, code: 'corner' }],
    }
    const found = await networkWays({ ...WALK, file }, here, { threads: 1 })
    expect(found.about.nodesLeftAside).toBe(2)
    expect(Object.keys(pairsOf(here, found))).toEqual(['beside corner'])
  })

  test('one, two and five threads give the same bytes; what was found is kept by file, places and settings', async () => {
    const city = streetCity(40)
    const file = writeOsm(at('city.osm.pbf'), city.nodes, city.ways)
    const named = (prefix: string, count: number) =>
      city.places(count).map((point, i) => ({ code: `${prefix}${i}`, ...point }))
    const many = { ...asked, communities: named('c', 60), facilities: named('f', 17), limitMetres: 1500 }
    const cacheFolder = at('cache')
    const one = await networkWays({ ...WALK, file }, many, { threads: 1, cacheFolder })
    expect(one.metres.length).toBeGreaterThan(100)
    expect(Math.max(...one.metres)).toBeLessThanOrEqual(1500)
    for (const threads of [2, 5]) expect(await networkWays({ ...WALK, file }, many, { threads })).toEqual(one)

    const phases: string[] = []
    const again = (use: typeof WALK | typeof CYCLE, places = many) =>
      networkWays({ ...use, file }, places, {
        threads: 1,
        cacheFolder,
        onProgress: ({ phase }) => phases.push(phase),
      })
    expect(await again(WALK)).toEqual(one)
    expect(phases).toEqual([])
    await again(CYCLE)
    await again(WALK, { ...many, limitMetres: 1000 })
    expect(readdirSync(cacheFolder)).toHaveLength(3)
    expect(phases).toContain('search')

    // what cannot be read back counts as absent
    for (const name of readdirSync(cacheFolder)) writeFileSync(join(cacheFolder, name), 'x')
    expect(await again(WALK)).toEqual(one)
  })

  test('a computation that is broken off ends with a refusal', async () => {
    const abort = new AbortController()
    abort.abort()
    const found = networkWays({ ...WALK, file: at('page.osm.pbf') }, asked, {
      threads: 1,
      signal: abort.signal,
    })
    await expect(found).rejects.toMatchObject({ code: 'travel.cancelled' })
  })
})

test('the foothold of a place is the nearest point of all segments, inside the city and outside', async () => {
  const city = streetCity(25)
  const file = writeOsm(at('small.osm.pbf'), city.nodes, city.ways)
  const streets = await readStreets(file, WALK)
  const segments = Int32Array.from(streets.from.keys())
  const find = footholdsOn(streets, segments)
  const random = seededRandom(9)
  for (let round = 0; round < 200; round++) {
    const place = { longitude: 116.99 + 0.045 * random(), latitude: 38.99 + 0.036 * random() }
    const found = find(place)
    for (const segment of segments) {
      // a point of every segment, in ten steps: none is nearer
      for (let step = 0; step <= 10; step++) {
        const between = (values: Float64Array) => {
          const [a, b] = [values[streets.from[segment]!]!, values[streets.to[segment]!]!]
          return a + (step / 10) * (b - a)
        }
        const point = { longitude: between(streets.longitude), latitude: between(streets.latitude) }
        if (straightMetres(place, point) < found.metres - 0.01)
          expect.unreachable(`segment ${segment} is nearer`)
      }
    }
  }
})
