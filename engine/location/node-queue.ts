import type { Node } from './volume.ts'

/** Nodes by lowest bound, the deeper one where equal, then the one added last; a binary heap. */
export function nodeQueue() {
  const heap: { node: Node; turn: number }[] = []
  let turns = 0
  const before = (a: (typeof heap)[number], b: (typeof heap)[number]) =>
    a.node.bound !== b.node.bound
      ? a.node.bound < b.node.bound
      : a.node.depth !== b.node.depth
        ? a.node.depth > b.node.depth
        : a.turn > b.turn
  const swap = (a: number, b: number) => {
    const kept = heap[a]!
    heap[a] = heap[b]!
    heap[b] = kept
  }
  return {
    size: () => heap.length,
    /** lowest bound of all nodes in the queue; Infinity where it is empty. */
    least: () => heap[0]?.node.bound ?? Infinity,
    add(node: Node) {
      let at = heap.push({ node, turn: turns++ }) - 1
      while (at > 0 && before(heap[at]!, heap[(at - 1) >> 1]!)) {
        swap(at, (at - 1) >> 1)
        at = (at - 1) >> 1
      }
    },
    take(): Node {
      const top = heap[0]!.node
      const last = heap.pop()!
      if (heap.length === 0) return top
      heap[0] = last
      for (let at = 0; ; ) {
        let least = at
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < heap.length && before(heap[child]!, heap[least]!)) least = child
        if (least === at) return top
        swap(at, least)
        at = least
      }
    },
  }
}
