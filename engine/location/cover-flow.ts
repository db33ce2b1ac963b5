/**
 * What open sites serve within their capacities where demand may be split: a maximum flow. Rows that the same open sites cover are
 * taken together (classes are split by one open site after another), so that a city of 100,000 points becomes a
 * network of some hundred nodes. One call: O(entries of the open sites) and the flow.
 */
import { augmentFlow, flowOn, openNetwork } from '../flow/maximum-flow.ts'
import type { CapacitatedProblem } from './capacitated-problem.ts'
import type { Effort } from './effort.ts'

/** Capacities of the network are whole multiples of 1/65,536 and sums of them below this are exact. */
const MOST_FLOW = 2 ** 35

export interface Served {
  /** demand served. */
  served: number
  /** class of each row; 0 where no open site covers it. */
  classOf: Int32Array
  /** by class, 1 where more room at a site that covers it would serve more demand, its own or other. */
  waits: Uint8Array
  /** whether each unit of a site's capacity serves one more: full, and others cannot take what it serves. */
  isSharp: (site: number) => boolean
  /** demand of each class that is left unserved. */
  left: () => Float64Array
  /** what each class has at each of its open sites, by site. */
  shares: () => { site: number; amount: number }[][]
}

/** Part of all demand below which an amount is rounding. */
export const SLIGHT = 1e-12

/** A server that keeps its memory; `classOf` of its answer is written over by the next call. */
export function coverFlow(
  {
    sites,
    start,
    row,
    amount,
    capacity,
  }: Pick<CapacitatedProblem, 'sites' | 'start' | 'row' | 'amount' | 'capacity'>,
  effort: Effort,
): (isOpen: Uint8Array) => Served {
  const total = amount.reduce((sum, each) => sum + each, 0)
  // a power of two changes no digit
  const scale = total > 0 ? 2 ** Math.floor(Math.log2(MOST_FLOW / total)) : 1
  const classOf = new Int32Array(amount.length)

  /** Classes of rows: a class is the class `parent` before it and the open site `last`. */
  function classes(open: number[]) {
    classOf.fill(0)
    const parent = [0]
    const last = [-1]
    const became: number[] = []
    open.forEach((one, at) => {
      became.fill(0)
      for (let entry = start[one]!; entry < start[one + 1]!; entry++) {
        const before = classOf[row[entry]!]!
        if (!became[before]) {
          became[before] = parent.push(before) - 1
          last.push(at)
        }
        classOf[row[entry]!] = became[before]!
      }
      effort.spend(start[one + 1]! - start[one]!)
    })
    const size = new Float64Array(parent.length)
    for (let one = 0; one < amount.length; one++) size[classOf[one]!]! += amount[one]!
    effort.spend(amount.length)
    return { parent, last, size }
  }

  return isOpen => {
    const open: number[] = []
    for (let one = 0; one < sites; one++) if (isOpen[one]) open.push(one)
    const { parent, last, size } = classes(open)
    const count = size.length
    const source = count + open.length
    const sink = source + 1
    const arcs = { from: [] as number[], to: [] as number[], capacity: [] as number[] }
    const arc = (from: number, to: number, most: number) => {
      arcs.from.push(from)
      arcs.to.push(to)
      arcs.capacity.push(scale * Math.min(most, total))
    }
    for (let each = 1; each < count; each++)
      if (size[each]! > 0)
        for (let at = each; at > 0; at = parent[at]!) arc(each, count + last[at]!, size[each]!)
    const between = arcs.from.length
    for (let each = 1; each < count; each++) if (size[each]! > 0) arc(source, each, size[each]!)
    for (let at = 0; at < open.length; at++) arc(count + at, sink, capacity[open[at]!]!)
    const network = openNetwork(sink + 1, arcs.from, arcs.to, arcs.capacity)
    const served = augmentFlow(network, source, sink) / scale
    effort.spend(4 * arcs.from.length)

    const reached = reachedFrom(network, source)
    const waits = reached.slice(0, count)
    waits[0] = 1
    const isSharp = (site: number) => reached[count + open.indexOf(site)] === 1
    const shares = () => {
      const found: { site: number; amount: number }[][] = Array.from({ length: count }, () => [])
      for (let at = 0; at < between; at++) {
        const amountHere = flowOn(network, at) / scale
        if (amountHere > 0)
          found[arcs.from[at]!]!.unshift({ site: open[arcs.to[at]! - count]!, amount: amountHere })
      }
      return found
    }
    const left = () =>
      Float64Array.from(shares(), (list, one) => {
        const rest = list.reduce((sum, each) => sum - each.amount, size[one]!)
        return rest <= SLIGHT * total ? 0 : rest
      })
    return { served, classOf, waits, isSharp, left, shares }
  }
}

/** Nodes to which more could still be pushed. */
function reachedFrom(
  { nodes, start, to, residual }: ReturnType<typeof openNetwork>,
  source: number,
): Uint8Array {
  const reached = new Uint8Array(nodes)
  const queue = [source]
  reached[source] = 1
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (let at = start[node]!; at < start[node + 1]!; at++) {
      if (residual[at]! <= 0 || reached[to[at]!]) continue
      reached[to[at]!] = 1
      queue.push(to[at]!)
    }
  return reached
}
