/** From the file to the ways against brute force: all pairs of a small city by Floyd (1962) and Warshall (1962). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { seededRandom } from '../../engine/random.ts'
import { straightMetres } from '../../kernel/distance.ts'
import { networkWays } from './network-ways.ts'
import { writeOsm } from './osm.fixture.ts'
import { streetCity } from './street-city.fixture.ts'
import type { TravelMode } from './travel-mode.ts'

const folder = mkdtempSync(join(tmpdir(), 'tuoyu-whole-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SIDE = 9
/** Tags of streets, and how fast each is gone along its nodes and against them, in km/h; 0 is closed. */
const KINDS: readonly { tags: Record<string, string>; walk: [number, number]; cycle: [number, number] }[] = [
  { tags: { highway: 'residential' }, walk: [4, 4], cycle: [12, 12] },
  { tags: { highway: 'tertiary', oneway: 'yes' }, walk: [4, 4], cycle: [12, 0] },
  { tags: { highway: 'tertiary', oneway: '-1' }, walk: [4, 4], cycle: [0, 12] },
  { tags: { highway: 'footway' }, walk: [4, 4], cycle: [4, 4] },
  { tags: { highway: 'steps' }, walk: [2, 2], cycle: [0, 0] },
  { tags: { highway: 'service', access: 'private' }, walk: [0, 0], cycle: [0, 0] },
]

test.each<TravelMode>(['walk', 'cycle'])(
  'every way of a small city is the quickest there is: %s',
  async mode => {
    const random = seededRandom(21)
    const { nodes } = streetCity(SIDE)
    // neighbours of the bent grid, each pair a street of its own kind and direction
    const near = nodes.flatMap((a, i) =>
      nodes.flatMap((b, j) => (i < j && straightMetres(a, b) < 85 ? [[i, j] as const] : [])),
    )
    const streets = near.map(([a, b]) => ({
      ends: random() < 0.5 ? ([a, b] as const) : ([b, a] as const),
      kind: KINDS[Math.floor(random() * KINDS.length)]!,
    }))
    const file = writeOsm(
      join(folder, `${mode}.osm.pbf`),
      nodes,
      streets.map(({ ends, kind }, id) => ({
        id: id + 1,
        nodes: ends.map(end => nodes[end]!.id),
        tags: kind.tags,
      })),
    )

    const seconds = nodes.map(() => nodes.map(() => Infinity))
    nodes.forEach((_, at) => {
      seconds[at]![at] = 0
    })
    for (const { ends, kind } of streets) {
      const [a, b] = ends
      const metres = straightMetres(nodes[a]!, nodes[b]!)
      const [along, against] = kind[mode]
      if (along > 0) seconds[a]![b] = (metres / along) * 3.6
      if (against > 0) seconds[b]![a] = (metres / against) * 3.6
    }
    for (const via of nodes.keys())
      for (const a of nodes.keys())
        for (const b of nodes.keys())
          seconds[a]![b] = Math.min(seconds[a]![b]!, seconds[a]![via]! + seconds[via]![b]!)

    // corners that no street of the mode touches are tied to another corner: the ways are those between touched ones
    const touched = [...nodes.keys()].filter(at =>
      streets.some(({ ends, kind }) => ends.includes(at) && kind[mode].some(speed => speed > 0)),
    )
    const places = touched.map(at => ({ ...nodes[at]!, code: String(at) }))
    const limitSeconds = 400
    const use = { file, mode, kmPerHour: mode === 'walk' ? 4 : 12, snapMetres: 1 }
    const asked = { communities: places, facilities: places, limitMetres: Infinity, limitSeconds }
    const found = await networkWays(use, asked, { threads: 2 })
    expect(found.offNetwork).toEqual([])

    let count = 0
    touched.forEach((to, facility) => {
      const row = new Map<number, number>()
      for (let way = found.start[facility]!; way < found.start[facility + 1]!; way++)
        row.set(touched[found.community[way]!]!, found.seconds[way]!)
      for (const from of touched) {
        const time = seconds[from]![to]!
        if (time > limitSeconds + 0.1) expect(row.has(from), `${from} to ${to}`).toBe(false)
        else if (time < limitSeconds - 0.1) {
          expect(row.get(from), `${from} to ${to}`).toBeCloseTo(time, 1)
          count++
        }
      }
    })
    expect(count).toBeGreaterThan(500)
  },
)
