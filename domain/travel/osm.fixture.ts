/** Writes `.osm.pbf` files for tests and measurements: plain or deflated blocks of dense nodes and ways. */
import { writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { PbfWriter } from 'pbf'

export type OsmNode = { id: number; longitude: number; latitude: number; tags?: Record<string, string> }
export type OsmWay = { id: number; nodes: readonly number[]; tags: Record<string, string> }

const PER_BLOCK = 8000
const GRANULARITY = 100

/** The bytes of a file: a header, blocks of at most 8,000 nodes, then blocks of ways. */
export function osmBytes(
  nodes: readonly OsmNode[],
  ways: readonly OsmWay[],
  { deflate = true, features = ['OsmSchema-V0.6', 'DenseNodes'] } = {},
): Buffer {
  const header = new PbfWriter()
  for (const feature of features) header.writeStringField(4, feature)
  return Buffer.concat([
    block('OSMHeader', header.finish(), deflate),
    ...parts(nodes).map(part => block('OSMData', nodeBlock(part), deflate)),
    ...parts(ways).map(part => block('OSMData', wayBlock(part), deflate)),
  ])
}

/** Writes the file and returns its path. */
export function writeOsm(path: string, ...contents: Parameters<typeof osmBytes>): string {
  writeFileSync(path, osmBytes(...contents))
  return path
}

function parts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / PER_BLOCK) }, (_, part) =>
    list.slice(part * PER_BLOCK, (part + 1) * PER_BLOCK),
  )
}

/** One block of a file around its data. */
export function block(type: string, data: Uint8Array, deflate = true): Buffer {
  const blob = new PbfWriter()
  if (deflate) {
    blob.writeVarintField(2, data.length)
    blob.writeBytesField(3, deflateSync(data))
  } else blob.writeBytesField(1, data)
  const blobBytes = blob.finish()
  const header = new PbfWriter()
  header.writeStringField(1, type)
  header.writeVarintField(3, blobBytes.length)
  const headerBytes = header.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(headerBytes.length)
  return Buffer.concat([length, headerBytes, blobBytes])
}

/** Texts by number; 0 is empty, since it ends the tags of a dense node. */
class Texts {
  readonly list = ['']
  readonly #numbers = new Map([['', 0]])
  number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.list.length)
    return this.list.push(text) - 1
  }
}

function dataBlock(texts: Texts, group: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter()
  pbf.writeMessage(
    1,
    (list: readonly string[], inner) => {
      for (const text of list) inner.writeBytesField(1, Buffer.from(text))
    },
    texts.list,
  )
  pbf.writeMessage(2, (write: typeof group, inner) => write(inner), group)
  pbf.writeVarintField(17, GRANULARITY)
  return pbf.finish()
}

const differences = (values: readonly number[]) => values.map((value, i) => value - (values[i - 1] ?? 0))
const units = (degrees: number) => Math.round((degrees * 1e9) / GRANULARITY)

function nodeBlock(nodes: readonly OsmNode[]): Uint8Array {
  const texts = new Texts()
  const tagged = nodes.some(node => node.tags)
  const pairs = nodes.flatMap(({ tags = {} }) => [
    ...Object.entries(tags).flatMap(pair => pair.map(text => texts.number(text))),
    0,
  ])
  return dataBlock(texts, group =>
    group.writeMessage(
      2,
      (_: null, dense) => {
        dense.writePackedSVarint(1, differences(nodes.map(node => node.id)))
        dense.writePackedSVarint(8, differences(nodes.map(node => units(node.latitude))))
        dense.writePackedSVarint(9, differences(nodes.map(node => units(node.longitude))))
        if (tagged) dense.writePackedVarint(10, pairs)
      },
      null,
    ),
  )
}

function wayBlock(ways: readonly OsmWay[]): Uint8Array {
  const texts = new Texts()
  const numbered = ways.map(({ id, nodes, tags }) => ({
    id,
    keys: Object.keys(tags).map(key => texts.number(key)),
    values: Object.values(tags).map(value => texts.number(value)),
    nodes: differences(nodes),
  }))
  return dataBlock(texts, group => {
    for (const way of numbered)
      group.writeMessage(
        3,
        (each: typeof way, pbf) => {
          pbf.writeVarintField(1, each.id)
          pbf.writePackedVarint(2, each.keys)
          pbf.writePackedVarint(3, each.values)
          pbf.writePackedSVarint(8, each.nodes)
        },
        way,
      )
  })
}
