import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { boundedSearch } from './bounded-search.ts'
import { type RoadNetwork, roadNetwork } from './road-network.ts'
import { joinWays, type RoadPlaces, waysWithin } from './ways.ts'

type Arc = readonly [from: number, to: number, seconds: number, metres: number]

const networkOf = (nodes: number, arcs: readonly Arc[]): RoadNetwork =>
  roadNetwork(nodes, {
    from: Int32Array.from(arcs, arc => arc[0]),
    to: Int32Array.from(arcs, arc => arc[1]),
    seconds: Float32Array.from(arcs, arc => arc[2]),
    metres: Float32Array.from(arcs, arc => arc[3]),
  })

const placesAt = (node: readonly number[], leg = 0): RoadPlaces => ({
  node: Int32Array.from(node),
  legSeconds: new Float64Array(node.length).fill(leg),
  legMetres: new Float64Array(node.length).fill(leg),
})

/** Arcs of random whole times, some 0, many alike, so that ties are common. */
function randomArcs(nodes: number, count: number, random: () => number): Arc[] {
  const below = (limit: number) => Math.floor(random() * limit)
  return Array.from({ length: count }, () => [below(nodes), below(nodes), below(6), below(9)] as const)
}

/** Floyd (1962) and Warshall (1962): least time between all nodes, and of equal times the least length. */
function allPairs(nodes: number, arcs: readonly Arc[]) {
  const seconds = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(Infinity))
  const metres = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(Infinity))
  const offer = (a: number, b: number, time: number, length: number) => {
    if (time > seconds[a]![b]! || (time === seconds[a]![b] && length >= metres[a]![b]!)) return
    seconds[a]![b] = time
    metres[a]![b] = length
  }
  for (let node = 0; node < nodes; node++) offer(node, node, 0, 0)
  for (const [from, to, time, length] of arcs) offer(from, to, time, length)
  for (let via = 0; via < nodes; via++)
    for (let a = 0; a < nodes; a++)
      for (let b = 0; b < nodes; b++)
        offer(a, b, seconds[a]![via]! + seconds[via]![b]!, metres[a]![via]! + metres[via]![b]!)
  return { seconds, metres }
}

describe('ways on a network', () => {
  test('by hand: the quick detour wins over the short hill, and its length is told', () => {
    // 0 → 1 over a hill: 100 m in 90 s; 0 → 2 → 1 around it: 60 + 60 m in 40 + 40 s
    const network = networkOf(3, [
      [0, 1, 90, 100],
      [0, 2, 40, 60],
      [2, 1, 40, 60],
    ])
    const ways = waysWithin({
      network,
      sources: placesAt([0], 5),
      targets: placesAt([1, 2], 1),
      limitSeconds: Infinity,
    })
    expect([...ways.target]).toEqual([0, 1])
    expect([...ways.seconds]).toEqual([86, 46])
    expect([...ways.metres]).toEqual([126, 66])
  })

  test('times and lengths agree with those between all pairs, on a hundred random networks', () => {
    const random = seededRandom(3)
    for (let round = 0; round < 100; round++) {
      const nodes = 2 + Math.floor(random() * 30)
      const arcs = randomArcs(nodes, Math.floor(random() * 4 * nodes), random)
      const search = boundedSearch(networkOf(nodes, arcs))
      const expected = allPairs(nodes, arcs)
      const limit = round % 3 === 0 ? Infinity : Math.floor(random() * 20)
      for (let source = 0; source < nodes; source++) {
        search.run(source, limit)
        for (let node = 0; node < nodes; node++) {
          const time = expected.seconds[source]![node]!
          expect(search.seconds[node]).toBe(time <= limit ? time : Infinity)
          if (time <= limit && time < Infinity)
            expect(search.metres[node]).toBe(expected.metres[source]![node])
        }
      }
    }
  })

  test('one arc a thousand times longer than the others does not lap the buckets', () => {
    const arcs: Arc[] = Array.from({ length: 50 }, (_, at) => [at, at + 1, 1, 1])
    const search = boundedSearch(networkOf(52, [...arcs, [0, 51, 100_000, 1], [51, 50, 0, 0]]))
    search.run(0, Infinity)
    expect(search.seconds[50]).toBe(50)
    expect(search.seconds[51]).toBe(100_000)
  })

  test('the limit holds with both access legs, and a target exactly on it is within', () => {
    const network = networkOf(2, [[0, 1, 10, 10]])
    const within = (limitSeconds: number) =>
      waysWithin({ network, sources: placesAt([0], 2), targets: placesAt([1], 3), limitSeconds })
    expect([...within(15).seconds]).toEqual([15])
    expect([...within(14.99).seconds]).toEqual([])
  })

  test('a target that no arc leads to has no way, whatever the limit', () => {
    const network = networkOf(3, [[0, 1, 1, 1]])
    const ways = waysWithin({
      network,
      sources: placesAt([0, 2]),
      targets: placesAt([1]),
      limitSeconds: Infinity,
    })
    expect([...ways.start]).toEqual([0, 1, 1])
  })

  test('parts joined in order are the same bytes as the whole', () => {
    const random = seededRandom(5)
    const network = networkOf(40, randomArcs(40, 120, random))
    const sources = placesAt(
      Array.from({ length: 11 }, () => Math.floor(random() * 40)),
      0.1,
    )
    const input = { network, sources, targets: placesAt([...Array(40).keys()], 0.3), limitSeconds: 9 }
    const whole = waysWithin(input)
    expect(whole.target.length).toBeGreaterThan(20)
    for (const cut of [0, 1, 5, 11])
      expect(joinWays([waysWithin({ ...input, end: cut }), waysWithin({ ...input, first: cut })])).toEqual(
        whole,
      )
  })

  test('faults of a network and of its places are told by index, all at once', () => {
    expect(() =>
      networkOf(2, [
        [0, 5, 1, 1],
        [1, 0, -1, Number.NaN],
      ]),
    ).toThrow(/to\[0\] is 5, expected 0 to 1\nseconds\[1\] is -1, .*\nmetres\[1\] is NaN/)
    const network = networkOf(2, [[0, 1, 1, 1]])
    expect(() =>
      waysWithin({ network, sources: placesAt([2]), targets: placesAt([0], -1), limitSeconds: 1 }),
    ).toThrow(
      /sources\.node\[0\] is 2, expected 0 to 1\ntargets\.legSeconds\[0\] is -1, .*\ntargets\.legMetres/,
    )
  })

  test('sources and limits that are none are refused, where a search would not end', () => {
    const input = { network: networkOf(2, [[0, 1, 1, 1]]), sources: placesAt([0, 1]), targets: placesAt([1]) }
    const ways = (more: object) => () => waysWithin({ ...input, limitSeconds: 9, ...more })
    expect(ways({ first: -1, end: 3, limitSeconds: Number.NaN })).toThrow(
      'limitSeconds is NaN, expected a number of 0 or more\nfirst is -1, expected a whole number from 0 to 2\nend is 3, expected a whole number from 0 to 2',
    )
    for (const more of [{ first: 0.5 }, { first: Number.NaN }, { end: Infinity }, { first: 2, end: 1 }])
      expect(ways(more)).toThrow(/^(first|end) is .*, expected a whole number from [02] to 2$/)
    expect(ways({ targets: { ...placesAt([1]), legMetres: new Float64Array(2) } })).toThrow(
      'targets.legMetres.length is 2, expected 1',
    )
  })

  test('a network from elsewhere is looked through before the first search', () => {
    const network = networkOf(2, [
      [0, 1, 1, 1],
      [1, 0, 1, 1],
    ])
    const ways = (more: Partial<RoadNetwork>) => () =>
      waysWithin({
        network: { ...network, ...more },
        sources: placesAt([0]),
        targets: placesAt([1]),
        limitSeconds: 9,
      })
    expect([...ways({})().seconds]).toEqual([1])
    expect(ways({ to: Int32Array.of(5, -3), seconds: Float32Array.of(-1, Number.NaN) })).toThrow(
      'network.to[0] is 5, expected 0 to 1\nnetwork.seconds[0] is -1, expected 0 or more\nnetwork.to[1] is -3, expected 0 to 1\nnetwork.seconds[1] is NaN, expected 0 or more',
    )
    expect(ways({ start: Int32Array.of(0, 2) })).toThrow(
      'network.start.length is 2, expected one more than there are nodes',
    )
    expect(ways({ start: Int32Array.of(0, 2, 1) })).toThrow(
      'network.start[2] is 1, expected 2 or more\nnetwork.start[2] is 1, expected 2',
    )
    expect(ways({ metres: new Float32Array(1) })).toThrow('network.metres.length is 1, expected 2')
  })

  test('a count of nodes that is none is refused, and arcs without nodes are told as such', () => {
    for (const nodes of [1.5, Infinity, 1e10, -1, Number.NaN])
      expect(() => networkOf(nodes, [[0, 0, 1, 1]])).toThrow(
        `nodes is ${nodes}, expected a whole number from 0 to 268435456`,
      )
    expect(() => networkOf(0, [[0, 0, 1, 1]])).toThrow(
      'from[0] is 0, expected nothing, as there are no nodes',
    )
    expect(networkOf(0, []).start.length).toBe(1)
  })
})
