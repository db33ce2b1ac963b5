/**
 * Ways from 2,000 facilities on a road network of 300,000 nodes, from the file on, beside a textbook Dijkstra with a
 * heap of objects on the same network in the same run, each as a ratio of CPU time:
 *   npx tsx bench/travel.bench.ts
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { networkWays } from '../domain/travel/network-ways.ts'
import { writeOsm } from '../domain/travel/osm.fixture.ts'
import { readStreets, type Streets } from '../domain/travel/read-streets.ts'
import { streetCity } from '../domain/travel/street-city.fixture.ts'
import { streetNetwork } from '../domain/travel/street-network.ts'
import { type RoadNetwork, type RoadPlaces, waysWithin } from '../engine/index.ts'

const SIDE = 548
const COMMUNITIES = 5_600
const FACILITIES = 2_000
/** The textbook's time is that of these, times the others: it would take minutes. */
const BOOK_FACILITIES = 100
const THREADS = 2
const ROUNDS = 3
const KM_PER_HOUR = 4
const SPEED = KM_PER_HOUR / 3.6
const USE = { mode: 'walk', kmPerHour: KM_PER_HOUR, snapMetres: 500 } as const

/** CPU seconds of the work, threads and all: other programs on the machine do not count. */
async function cpuSeconds<T>(work: () => T | Promise<T>): Promise<{ value: T; cpu: number; wall: number }> {
  const [before, began] = [process.cpuUsage(), performance.now()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, cpu: (user + system) / 1e6, wall: (performance.now() - began) / 1000 }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** Dijkstra (1959) as a book has it: a binary heap of pairs, a map of what is known. */
function textbook({ start, to, seconds }: RoadNetwork, source: number, limit: number): Map<number, number> {
  const known = new Map<number, number>()
  const heap: { node: number; time: number }[] = [{ node: source, time: 0 }]
  while (heap.length > 0) {
    const { node, time } = heap[0]!
    const last = heap.pop()!
    if (heap.length > 0) sink(heap, last)
    if (known.has(node)) continue
    known.set(node, time)
    for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
      const next = { node: to[arc]!, time: time + seconds[arc]! }
      if (next.time <= limit && !known.has(next.node)) rise(heap, next)
    }
  }
  return known
}

function rise(heap: { node: number; time: number }[], each: { node: number; time: number }): void {
  let at = heap.push(each) - 1
  for (; at > 0 && heap[(at - 1) >> 1]!.time > each.time; at = (at - 1) >> 1) heap[at] = heap[(at - 1) >> 1]!
  heap[at] = each
}

function sink(heap: { node: number; time: number }[], each: { node: number; time: number }): void {
  let at = 0
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && heap[child + 1]!.time < heap[child]!.time) child++
    if (heap[child]!.time >= each.time) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = each
}

const folder = mkdtempSync(join(tmpdir(), 'tuoyu-travel-bench-'))
try {
  const city = streetCity(SIDE)
  const file = writeOsm(join(folder, 'city.osm.pbf'), city.nodes, city.ways)
  const named = (prefix: string, count: number) =>
    city.places(count).map((place, at) => ({ code: `${prefix}${at}`, ...place }))
  const [communities, facilities] = [named('c', COMMUNITIES), named('f', FACILITIES)]
  const { value: streets, cpu: reading } = await cpuSeconds<Streets>(() => readStreets(file, USE))
  const built = await cpuSeconds(() => streetNetwork(streets, [communities, facilities], SPEED))
  const { network, places } = built.value
  const [targets, sources] = places as [RoadPlaces, RoadPlaces]
  console.log(
    `${network.nodes} nodes, ${network.to.length} arcs, file of ${(statSync(file).size / 1e6).toFixed(1)} MB: read in ${reading.toFixed(2)} s, built in ${built.cpu.toFixed(2)} s of CPU`,
  )
  for (const limitMetres of [3_000, 5_000, 10_000]) {
    const limitSeconds = limitMetres / SPEED
    const samples: { ours: number; book: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const ours = await cpuSeconds(() => waysWithin({ network, sources, targets, limitSeconds }))
      const book = await cpuSeconds(() => {
        for (let source = 0; source < BOOK_FACILITIES; source++)
          textbook(network, sources.node[source]!, limitSeconds - sources.legSeconds[source]!)
      })
      samples.push({ ours: ours.cpu, book: (FACILITIES / BOOK_FACILITIES) * book.cpu })
    }
    const ratio = median(samples.map(each => each.ours / each.book))
    const all = median(samples.map(each => each.ours))
    console.log(
      `within ${limitMetres} m: ${all.toFixed(1)} s of CPU for ${FACILITIES} facilities, ${ratio.toFixed(3)} × textbook Dijkstra`,
    )
  }
  const whole = await cpuSeconds(() =>
    networkWays(
      { ...USE, file },
      { communities, facilities, limitMetres: 5_000, limitSeconds: 5_000 / SPEED },
      { threads: THREADS },
    ),
  )
  console.log(
    `from the file on, within 5000 m, ${THREADS} threads: ${whole.value.metres.length} ways, ${whole.cpu.toFixed(1)} s of CPU, ${whole.wall.toFixed(1)} s, at most ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
