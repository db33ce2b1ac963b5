/**
 * Who sits where: amounts of children by family and outlet, found from either side. Records lie in a pool and are
 * linked in two directions, so that adding, taking and listing them costs what they are, not what the city is.
 */
export type SeatLists = ReturnType<typeof openSeatLists>

/** Fewer children are none: far below the 1/65,536 in which flows are counted, above what sums of others round off. */
const leastChildren = 1e-9

/**
 * Empty lists for so many families and outlets, however the caller numbers them. `room`: records expected; more are made room
 * for as they come.
 */
export function openSeatLists(families: number, outlets: number, room = 1 << 16) {
  const ofFamily = new Int32Array(families).fill(-1)
  const ofOutlet = new Int32Array(outlets).fill(-1)
  let size = Math.max(1, room)
  let family = new Int32Array(size)
  let outlet = new Int32Array(size)
  let children = new Float64Array(size)
  // next and previous record of the same family and of the same outlet
  let links = new Int32Array(size * 4)
  let used = 0
  let free = -1

  const grow = () => {
    const wider = <A extends Int32Array | Float64Array>(from: A, to: A) => {
      to.set(from)
      return to
    }
    size *= 2
    family = wider(family, new Int32Array(size))
    outlet = wider(outlet, new Int32Array(size))
    children = wider(children, new Float64Array(size))
    links = wider(links, new Int32Array(size * 4))
  }

  const find = (ofThis: number, there: number) => {
    let at = ofFamily[ofThis]!
    while (at >= 0 && outlet[at] !== there) at = links[at * 4]!
    return at
  }

  const make = (ofThis: number, there: number) => {
    let at = free
    if (at >= 0) free = links[at * 4]!
    else {
      if (used === size) grow()
      at = used++
    }
    family[at] = ofThis
    outlet[at] = there
    children[at] = 0
    const nextFamily = ofFamily[ofThis]!
    const nextOutlet = ofOutlet[there]!
    links[at * 4] = nextFamily
    links[at * 4 + 1] = -1
    links[at * 4 + 2] = nextOutlet
    links[at * 4 + 3] = -1
    if (nextFamily >= 0) links[nextFamily * 4 + 1] = at
    if (nextOutlet >= 0) links[nextOutlet * 4 + 3] = at
    ofFamily[ofThis] = at
    ofOutlet[there] = at
    return at
  }

  const drop = (at: number) => {
    const [next, before, nextThere, beforeThere] = [
      links[at * 4]!,
      links[at * 4 + 1]!,
      links[at * 4 + 2]!,
      links[at * 4 + 3]!,
    ]
    if (before >= 0) links[before * 4] = next
    else ofFamily[family[at]!] = next
    if (next >= 0) links[next * 4 + 1] = before
    if (beforeThere >= 0) links[beforeThere * 4 + 2] = nextThere
    else ofOutlet[outlet[at]!] = nextThere
    if (nextThere >= 0) links[nextThere * 4 + 3] = beforeThere
    links[at * 4] = free
    free = at
  }

  /** Adds children of a family at an outlet (takes them away where negative); a record without children goes. */
  const add = (ofThis: number, there: number, amount: number) => {
    let at = find(ofThis, there)
    if (at < 0) at = make(ofThis, there)
    const now = children[at]! + amount
    if (now > leastChildren) children[at] = now
    else drop(at)
  }

  return {
    add,
    firstOfFamily: (ofThis: number) => ofFamily[ofThis]!,
    firstOfOutlet: (there: number) => ofOutlet[there]!,
    nextOfFamily: (at: number) => links[at * 4]!,
    nextOfOutlet: (at: number) => links[at * 4 + 2]!,
    family: (at: number) => family[at]!,
    outlet: (at: number) => outlet[at]!,
    children: (at: number) => children[at]!,
  }
}
