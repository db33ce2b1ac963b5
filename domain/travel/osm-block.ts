/** Nodes and ways of one block of an `.osm.pbf` file (message PrimitiveBlock of osmformat.proto). */
import { PbfReader } from 'pbf'
import { damaged, type OsmBlock } from './osm-file.ts'

export type Tags = ReadonlyMap<string, string>

/** What is done with the elements of a block; without a function the elements of its kind are passed over. */
export type ElementReader = {
  /** Degrees; tags only where `tagKey` stands among them, else none. */
  readonly node?: (id: number, longitude: number, latitude: number, tags: Tags) => void
  /** Only ways with the key. */
  readonly way?: (tags: Tags, nodes: readonly number[]) => void
  /** Key without which tags are not read: most elements have none of interest. */
  readonly tagKey: string
}

const NO_TAGS: Tags = new Map()
const NANODEGREES = 1e-9
/** Nanodegrees that files with a history write for a deleted node, the largest whole number of their grid. */
const NO_PLACE = (2 ** 31 - 1) * 100

/** Reads the block; refuses one whose numbers do not fit each other. */
export function readElements(block: OsmBlock, reader: ElementReader): void {
  try {
    new BlockReader(block.data, reader).read()
  } catch (cause) {
    throw damaged(block, cause instanceof Misfit ? cause.message : 'it is no block of OpenStreetMap data')
  }
}

class Misfit extends Error {}

class BlockReader {
  readonly #pbf: PbfReader
  readonly #reader: ElementReader
  readonly #groups: number[] = []
  /** Where each text begins and ends: only few are ever turned into words. */
  readonly #textStart: number[] = []
  readonly #textEnd: number[] = []
  readonly #words: (string | undefined)[] = []
  #key = -1
  #granularity = 100
  #longitudeOffset = 0
  #latitudeOffset = 0

  constructor(data: Uint8Array, reader: ElementReader) {
    this.#pbf = new PbfReader(data)
    this.#reader = reader
  }

  read() {
    // the grid of the coordinates stands behind the elements, which are therefore read last
    this.#fields(this.#pbf.length, field => {
      if (field === 1) this.#texts()
      if (field === 2) this.#groups.push(this.#pbf.pos, this.#messageEnd())
      if (field === 17) this.#granularity = this.#pbf.readVarint()
      if (field === 19) this.#latitudeOffset = this.#pbf.readVarint(true)
      if (field === 20) this.#longitudeOffset = this.#pbf.readVarint(true)
    })
    this.#key = this.#textStart.findIndex((_, text) => this.#word(text) === this.#reader.tagKey)
    for (let at = 0; at < this.#groups.length; at += 2) {
      this.#pbf.pos = this.#groups[at]!
      this.#group()
    }
  }

  /** Calls for each field up to `end`; one that is not read is passed over. */
  #fields(end: number, read: (field: number) => void) {
    const pbf = this.#pbf
    for (let field = pbf.nextField(end); field > 0; field = pbf.nextField(end)) read(field)
    if (pbf.pos !== end) throw new Misfit('a message is longer than what holds it')
  }

  /** Passes over a message's length and returns its end; the reader stands behind the message afterwards. */
  #messageEnd(): number {
    const end = this.#begin()
    this.#pbf.pos = end
    return end
  }

  /** Reads a message's length and returns its end; the reader stands at its begin. */
  #begin(): number {
    const end = this.#pbf.readVarint() + this.#pbf.pos
    if (!(end <= this.#pbf.length)) throw new Misfit('a message is longer than its block')
    return end
  }

  #texts() {
    this.#fields(this.#begin(), field => {
      if (field !== 1) return
      const end = this.#begin()
      this.#textStart.push(this.#pbf.pos)
      this.#textEnd.push(end)
      this.#pbf.pos = end
    })
  }

  #word(text: number): string {
    const [start, end] = [this.#textStart[text], this.#textEnd[text]]
    if (start === undefined) throw new Misfit(`text ${text} of ${this.#textStart.length} does not exist`)
    this.#words[text] ??= Buffer.from(
      this.#pbf.buf.buffer,
      this.#pbf.buf.byteOffset + start,
      end! - start,
    ).toString()
    return this.#words[text]!
  }

  #tags(keys: readonly number[], values: readonly number[]): Tags {
    if (keys.length !== values.length) throw new Misfit(`${keys.length} keys have ${values.length} values`)
    if (this.#key < 0 || !keys.includes(this.#key)) return NO_TAGS
    return new Map(keys.map((key, i) => [this.#word(key), this.#word(values[i]!)]))
  }

  #tagsInTurn(pairs: readonly number[]): Tags {
    return this.#tags(
      pairs.filter((_, i) => i % 2 === 0),
      pairs.filter((_, i) => i % 2 === 1),
    )
  }

  #group() {
    const { node, way } = this.#reader
    this.#fields(this.#begin(), field => {
      if (field === 1 && node) this.#node(node)
      if (field === 2 && node) this.#denseNodes(node)
      if (field === 3 && way) this.#way(way)
    })
  }

  /** Hands over a node at its place on the grid, but for one of a history that has none. */
  #tell(tell: NonNullable<ElementReader['node']>, id: number, x: number, y: number, tags: Tags) {
    const longitude = NANODEGREES * (this.#longitudeOffset + this.#granularity * x)
    const latitude = NANODEGREES * (this.#latitudeOffset + this.#granularity * y)
    if (Math.abs(longitude) <= 180 + NANODEGREES && Math.abs(latitude) <= 90 + NANODEGREES)
      tell(id, longitude, latitude, tags)
    else if (Math.round(longitude / NANODEGREES) !== NO_PLACE)
      throw new Misfit(`node ${id} lies at ${longitude} ${latitude}, beyond ±180 ±90`)
  }

  #node(tell: NonNullable<ElementReader['node']>) {
    const pbf = this.#pbf
    let [id, longitude, latitude] = [0, 0, 0]
    let [keys, values]: number[][] = [[], []]
    this.#fields(this.#begin(), field => {
      if (field === 1) id = pbf.readSVarint()
      if (field === 2) keys = pbf.readPackedVarint()
      if (field === 3) values = pbf.readPackedVarint()
      if (field === 8) latitude = pbf.readSVarint()
      if (field === 9) longitude = pbf.readSVarint()
    })
    this.#tell(tell, id, longitude, latitude, this.#tags(keys!, values!))
  }

  #denseNodes(tell: NonNullable<ElementReader['node']>) {
    const pbf = this.#pbf
    let [ids, longitudes, latitudes, pairs]: number[][] = [[], [], [], []]
    this.#fields(this.#begin(), field => {
      if (field === 1) ids = pbf.readPackedSVarint()
      if (field === 8) latitudes = pbf.readPackedSVarint()
      if (field === 9) longitudes = pbf.readPackedSVarint()
      if (field === 10) pairs = pbf.readPackedVarint()
    })
    if (longitudes!.length !== ids!.length || latitudes!.length !== ids!.length)
      throw new Misfit(`${ids!.length} nodes have ${longitudes!.length} × ${latitudes!.length} coordinates`)
    let [id, longitude, latitude, pair] = [0, 0, 0, 0]
    for (let at = 0; at < ids!.length; at++) {
      id += ids![at]!
      longitude += longitudes![at]!
      latitude += latitudes![at]!
      // keys and values of a node in turn, 0 behind the last; hardly any node has some
      const begin = pair
      while (pair < pairs!.length && pairs![pair] !== 0) pair += 2
      const tags = begin === pair ? NO_TAGS : this.#tagsInTurn(pairs!.slice(begin, pair))
      pair++
      this.#tell(tell, id, longitude, latitude, tags)
    }
  }

  #way(tell: NonNullable<ElementReader['way']>) {
    const pbf = this.#pbf
    let [keys, values, nodes]: number[][] = [[], [], []]
    this.#fields(this.#begin(), field => {
      if (field === 2) keys = pbf.readPackedVarint()
      if (field === 3) values = pbf.readPackedVarint()
      if (field === 8) nodes = pbf.readPackedSVarint()
    })
    const tags = this.#tags(keys!, values!)
    if (tags === NO_TAGS) return
    for (let at = 1; at < nodes!.length; at++) nodes![at]! += nodes![at - 1]!
    tell(tags, nodes!)
  }
}
