/**
 * Shortest ways between all vertices of an undirected network, edges given as `low vertex · vertices + high vertex` →
 * length; Infinity where there is no way. Dijkstra (1959) from each vertex with a binary heap.
 */
export function shortestPaths(vertices: number, lengths: ReadonlyMap<number, number>): Float64Array {
  const start = new Int32Array(vertices + 1)
  for (const key of lengths.keys()) {
    start[Math.floor(key / vertices) + 1]!++
    start[(key % vertices) + 1]!++
  }
  for (let at = 0; at < vertices; at++) start[at + 1]! += start[at]!
  const next = start.slice(0, vertices)
  const to = new Int32Array(start[vertices]!)
  const length = new Float64Array(start[vertices]!)
  const link = (from: number, end: number, way: number) => {
    to[next[from]!] = end
    length[next[from]!++] = way
  }
  for (const [key, way] of lengths) {
    link(Math.floor(key / vertices), key % vertices, way)
    link(key % vertices, Math.floor(key / vertices), way)
  }
  const distance = new Float64Array(vertices * vertices).fill(Infinity)
  const heap = new Int32Array(vertices)
  const place = new Int32Array(vertices)
  for (let from = 0; from < vertices; from++) {
    const line = distance.subarray(from * vertices, (from + 1) * vertices)
    let size = 0
    place.fill(-1)
    const rise = (vertex: number) => {
      let at = place[vertex]!
      for (; at > 0 && line[heap[(at - 1) >> 1]!]! > line[vertex]!; at = (at - 1) >> 1) {
        heap[at] = heap[(at - 1) >> 1]!
        place[heap[at]!] = at
      }
      heap[at] = vertex
      place[vertex] = at
    }
    const sink = (vertex: number) => {
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= size) break
        if (child + 1 < size && line[heap[child + 1]!]! < line[heap[child]!]!) child++
        if (line[heap[child]!]! >= line[vertex]!) break
        heap[at] = heap[child]!
        place[heap[at]!] = at
        at = child
      }
      heap[at] = vertex
      place[vertex] = at
    }
    line[from] = 0
    place[from] = size++
    heap[0] = from
    while (size > 0) {
      const vertex = heap[0]!
      const last = heap[--size]!
      if (size > 0) sink(last)
      for (let at = start[vertex]!; at < start[vertex + 1]!; at++) {
        const end = to[at]!
        const way = line[vertex]! + length[at]!
        if (way >= line[end]!) continue
        if (line[end] === Infinity) place[end] = size++
        line[end] = way
        rise(end)
      }
    }
  }
  return distance
}
