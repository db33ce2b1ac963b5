import { Faults } from '../faults.ts'
import { boundedSearch } from './bounded-search.ts'
import { checkNetwork, isNode, type RoadNetwork, tellNode } from './road-network.ts'

/** Places on a network: each at one node, with the way from the place itself to that node. */
export type RoadPlaces = {
  readonly node: Int32Array
  /** Time and length of the access leg, 0 or more. */
  readonly legSeconds: Float64Array
  readonly legMetres: Float64Array
}

/** Sparse rows by source, targets rising: row i stands at `start[i]` up to, not including, `start[i + 1]`. */
export type RoadWays = {
  readonly start: Int32Array
  readonly target: Int32Array
  readonly seconds: Float64Array
  readonly metres: Float64Array
}

export type WaysInput = {
  readonly network: RoadNetwork
  readonly sources: RoadPlaces
  readonly targets: RoadPlaces
  /** Longest time of a way, both access legs included; Infinity for none. */
  readonly limitSeconds: number
  /** Only the sources from `first` up to, not including, `end`: what one thread does. */
  readonly first?: number
  readonly end?: number
  /** Told after each source how many are done. */
  readonly onSource?: (done: number) => void
}

/**
 * The quickest ways from sources to targets within a limit, along the arcs: one bounded search per source, O(nodes within
 * the limit + targets) each; memory O(nodes + ways). Exact; each row depends on its source alone, so that parts computed
 * apart and joined in order (`joinWays`) are the same bytes. Refused (`ModelError`) are a network whose arcs do not fit, which
 * is looked through once, places at no node, and sources or limits that are none.
 */
export function waysWithin(input: WaysInput): RoadWays {
  const { network, sources, targets, limitSeconds, onSource } = input
  const { first = 0, end = sources.node.length } = input
  checkWays(input, first, end)
  const search = boundedSearch(network)
  const start = new Int32Array(end - first + 1)
  const rows = growing()
  for (let source = first; source < end; source++) {
    const leg = sources.legSeconds[source]!
    const legMetres = sources.legMetres[source]!
    search.run(sources.node[source]!, limitSeconds - leg)
    for (let target = 0; target < targets.node.length; target++) {
      const node = targets.node[target]!
      const seconds = leg + search.seconds[node]! + targets.legSeconds[target]!
      if (seconds > limitSeconds || seconds === Infinity) continue
      rows.add(target, seconds, legMetres + search.metres[node]! + targets.legMetres[target]!)
    }
    start[source - first + 1] = rows.count()
    onSource?.(source - first + 1)
  }
  return { start, ...rows.arrays() }
}

/** Rows of parts one after the other. */
export function joinWays(parts: readonly RoadWays[]): RoadWays {
  const sources = parts.reduce((sum, part) => sum + part.start.length - 1, 0)
  const count = parts.reduce((sum, part) => sum + part.target.length, 0)
  const joined = {
    start: new Int32Array(sources + 1),
    target: new Int32Array(count),
    seconds: new Float64Array(count),
    metres: new Float64Array(count),
  }
  let row = 0
  let at = 0
  for (const part of parts) {
    for (let i = 1; i < part.start.length; i++) joined.start[++row] = at + part.start[i]!
    joined.target.set(part.target, at)
    joined.seconds.set(part.seconds, at)
    joined.metres.set(part.metres, at)
    at += part.target.length
  }
  return joined
}

function growing() {
  let target = new Int32Array(1024)
  let seconds = new Float64Array(1024)
  let metres = new Float64Array(1024)
  let count = 0
  const grow = () => {
    const [a, b, c] = [target, seconds, metres]
    target = new Int32Array(2 * count)
    seconds = new Float64Array(2 * count)
    metres = new Float64Array(2 * count)
    target.set(a)
    seconds.set(b)
    metres.set(c)
  }
  return {
    count: () => count,
    add(to: number, time: number, length: number) {
      if (count === target.length) grow()
      target[count] = to
      seconds[count] = time
      metres[count++] = length
    },
    arrays: () => ({
      target: target.slice(0, count),
      seconds: seconds.slice(0, count),
      metres: metres.slice(0, count),
    }),
  }
}

function checkWays({ network, sources, targets, limitSeconds }: WaysInput, first: number, end: number): void {
  const faults = new Faults()
  checkNetwork(faults, network)
  checkPlaces(faults, 'sources', sources, network.nodes)
  checkPlaces(faults, 'targets', targets, network.nodes)
  const count = sources.node.length
  faults.number('limitSeconds', limitSeconds, 0, Infinity)
  faults.number('first', first, 0, count, true)
  faults.number('end', end, first >= 0 && first <= count ? first : 0, count, true)
  faults.end()
}

function checkPlaces(faults: Faults, name: string, places: RoadPlaces, nodes: number): void {
  const { node, legSeconds, legMetres } = places
  if (!faults.held(`${name}.node`, node)) return
  for (const [leg, { length }] of Object.entries({ legSeconds, legMetres }))
    faults.check(`${name}.${leg}.length`, length, length === node.length, String(node.length))
  const isLeg = (value: number | undefined) => value === undefined || (value >= 0 && value < Infinity)
  for (let at = 0; at < node.length; at++) {
    if (!isNode(node[at]!, nodes)) tellNode(faults, `${name}.node[${at}]`, node[at]!, nodes)
    if (!isLeg(legSeconds[at])) faults.add(`${name}.legSeconds[${at}]`, legSeconds[at], '0 or more')
    if (!isLeg(legMetres[at])) faults.add(`${name}.legMetres[${at}]`, legMetres[at], '0 or more')
  }
}
