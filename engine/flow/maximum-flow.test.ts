import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { augmentFlow, flowOn, openNetwork, setRoom } from './maximum-flow.ts'

/** The least capacity of all cuts: every set of nodes with the source and without the sink. */
function leastCut(nodes: number, from: number[], to: number[], capacity: number[]) {
  let least = Infinity
  for (let set = 0; set < 2 ** nodes; set++) {
    if (!(set & 1) || set & 2) continue
    let cut = 0
    from.forEach((tail, arc) => {
      if ((set >> tail) & 1 && !((set >> to[arc]!) & 1)) cut += capacity[arc]!
    })
    least = Math.min(least, cut)
  }
  return least
}

function randomNetwork(seed: number) {
  const random = seededRandom(seed)
  const nodes = 3 + Math.floor(random() * 6)
  const from: number[] = []
  const to: number[] = []
  const capacity: number[] = []
  for (let arc = 0; arc < nodes * 3; arc++) {
    const tail = Math.floor(random() * nodes)
    const head = Math.floor(random() * nodes)
    if (tail === head) continue
    from.push(tail)
    to.push(head)
    capacity.push(Math.floor(random() * 40) / 8)
  }
  return { nodes, from, to, capacity }
}

test('the maximum flow equals the least cut of all', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { nodes, from, to, capacity } = randomNetwork(seed)
    const network = openNetwork(nodes, from, to, capacity)
    expect(augmentFlow(network, 0, 1), `seed ${seed}`).toBe(leastCut(nodes, from, to, capacity))
    const balance = new Float64Array(nodes)
    from.forEach((tail, arc) => {
      const flow = flowOn(network, arc)
      expect(flow).toBeGreaterThanOrEqual(0)
      expect(flow).toBeLessThanOrEqual(capacity[arc]!)
      balance[tail]! -= flow
      balance[to[arc]!]! += flow
    })
    for (let node = 2; node < nodes; node++) expect(balance[node]).toBe(0)
  }
})

test('a flow kept while a capacity rises ends at the same maximum as a fresh one', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { nodes, from, to, capacity } = randomNetwork(seed)
    if (from.length === 0) continue
    const network = openNetwork(nodes, from, to, capacity)
    const before = augmentFlow(network, 0, 1)
    const raised = capacity.map((each, arc) => (arc === 0 ? each + 3 : each))
    setRoom(network, 0, raised[0]! - flowOn(network, 0))
    const after = before + augmentFlow(network, 0, 1)
    expect(after).toBe(leastCut(nodes, from, to, raised))
    expect(after).toBeGreaterThanOrEqual(before)
  }
})

test('the example of the method page: 7 children flow through two institutions', () => {
  // source 0, sink 1, institutions 2 and 3, families 4 and 5.
  const network = openNetwork(6, [0, 0, 2, 2, 3, 4, 5], [2, 3, 4, 5, 5, 1, 1], [5, 4, 9, 9, 9, 3, 4])
  expect(augmentFlow(network, 0, 1)).toBe(7)
})

test('a capacity that is not a number is refused', () => {
  expect(() => openNetwork(2, [0], [1], [Number.NaN])).toThrow('capacity[0] is NaN, expected 0 or more')
})
