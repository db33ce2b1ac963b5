/** The thread that reads a road network, and has the ways of its facilities searched by threads of its own. */
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { joinWays, type RoadPlaces, type RoadWays } from '../../engine/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { startThread, threadInput } from '../../kernel/thread.ts'
import type { FoundWays, Place, PlaceKind } from './found-ways.ts'
import { type FromNetworkThread, legSpeed, type NetworkThreadInput } from './network-ways.ts'
import { readStreets } from './read-streets.ts'
import type { FromSearchThread, SearchThreadInput } from './search-thread.ts'
import { streetNetwork } from './street-network.ts'

const { use, asked, threads } = threadInput<NetworkThreadInput>()
const send = (message: FromNetworkThread) => parentPort!.postMessage(message)
const tellReading = everyHundredth(share => send({ progress: { phase: 'read', share } }))
const tellSearch = everyHundredth(share => send({ progress: { phase: 'search', share } }))

try {
  send({ found: await find() })
} catch (cause) {
  if (!(cause instanceof Refusal)) throw cause
  send({ refused: { kind: cause.kind, code: cause.code, facts: cause.facts } })
}

async function find(): Promise<FoundWays> {
  const streets = await readStreets(use.file, use, tellReading)
  const lists = [asked.communities, asked.facilities]
  const { network, places, legMetres, nodesLeftAside } = streetNetwork(streets, lists, legSpeed(use))
  const [communities, facilities] = places as [RoadPlaces, RoadPlaces]
  const near = legMetres.map(legs => Int32Array.from(legs.keys()).filter(at => legs[at]! <= use.snapMetres))
  const [nearCommunities, nearFacilities] = near as [Int32Array, Int32Array]
  const ways = await search({
    network,
    sources: chosen(facilities, nearFacilities),
    targets: chosen(communities, nearCommunities),
    limitSeconds: asked.limitSeconds,
  })
  const off = (kind: PlaceKind, list: readonly Place[], legs: Float64Array) =>
    list.flatMap(({ code }, at) => (legs[at]! <= use.snapMetres ? [] : [{ kind, code, metres: legs[at]! }]))
  return {
    ...asAsked(ways, nearFacilities, nearCommunities),
    offNetwork: [
      ...off('community', asked.communities, legMetres[0]!),
      ...off('facility', asked.facilities, legMetres[1]!),
    ],
    about: {
      from: basename(use.file),
      fingerprint: null,
      nodes: network.nodes,
      segments: streets.from.length,
      missingNodes: streets.missingNodes,
      nodesLeftAside,
    },
  }
}

function chosen({ node, legSeconds, legMetres }: RoadPlaces, which: Int32Array): RoadPlaces {
  return {
    node: which.map(at => node[at]!),
    legSeconds: Float64Array.from(which, at => legSeconds[at]!),
    legMetres: Float64Array.from(which, at => legMetres[at]!),
  }
}

/** Facilities in equal parts, one for each thread, joined in their order. */
async function search(input: SearchThreadInput['input']): Promise<RoadWays> {
  const count = input.sources.node.length
  const parts = Math.max(1, Math.min(threads, count))
  const done = new Array<number>(parts).fill(0)
  tellSearch(0)
  const parted = Array.from({ length: parts }, (_, part) => {
    const first = Math.floor((part * count) / parts)
    const end = Math.floor(((part + 1) * count) / parts)
    return searchPart({ input: { ...input, first, end } }, sources => {
      done[part] = sources
      tellSearch(done.reduce((a, b) => a + b, 0) / count)
    })
  })
  return joinWays(await Promise.all(parted))
}

function searchPart(input: SearchThreadInput, onSource: (done: number) => void): Promise<RoadWays> {
  const thread = startThread(new URL('./search-thread.ts', import.meta.url), input)
  return new Promise<RoadWays>((resolve, reject) => {
    thread.on('message', (message: FromSearchThread) => {
      if ('ways' in message) resolve(message.ways)
      else onSource(message.done)
    })
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`a search thread ended with code ${code}`)))
  }).finally(() => void thread.terminate())
}

/** Rows of all facilities asked for, by the indices of the communities asked for; ways longer than allowed fall away. */
function asAsked(ways: RoadWays, facilities: Int32Array, communities: Int32Array) {
  const kept = Int32Array.from(ways.metres.keys()).filter(way => ways.metres[way]! <= asked.limitMetres)
  const start = new Int32Array(asked.facilities.length + 1)
  let at = 0
  facilities.forEach((facility, row) => {
    while (at < kept.length && kept[at]! < ways.start[row + 1]!) at++
    start[facility + 1] = at
  })
  for (let facility = 0; facility < asked.facilities.length; facility++)
    start[facility + 1] = Math.max(start[facility + 1]!, start[facility]!)
  return {
    start,
    community: kept.map(way => communities[ways.target[way]!]!),
    seconds: Float64Array.from(kept, way => ways.seconds[way]!),
    metres: Float64Array.from(kept, way => ways.metres[way]!),
  }
}

/** Passes a share on when it has grown by a hundredth. */
function everyHundredth(tell: (share: number) => void) {
  let told = -1
  return (share: number) => {
    if (share < told + 0.01 && share < 1) return
    told = share
    tell(share)
  }
}
