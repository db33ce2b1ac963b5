import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PbfWriter } from 'pbf'
import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { block, type OsmNode, type OsmWay, osmBytes } from './osm.fixture.ts'
import { readStreets } from './read-streets.ts'

const folder = mkdtempSync(join(tmpdir(), 'tuoyu-osm-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const NODES: OsmNode[] = [
  { id: 12_000_000_001, longitude: 117.2, latitude: 39.1 },
  { id: 12_000_000_002, longitude: 117.201, latitude: 39.1 },
  { id: 5, longitude: 117.202, latitude: -39.1, tags: { barrier: 'gate', access: 'private' } },
  { id: 6, longitude: 117.203, latitude: 39.1, tags: { name: '北门' } },
]
const WAYS: OsmWay[] = [
  { id: 1, nodes: [12_000_000_001, 12_000_000_002, 6], tags: { name: '卫津路', highway: 'residential' } },
  { id: 2, nodes: [12_000_000_002, 5, 6], tags: { highway: 'steps' } },
  { id: 3, nodes: [6, 999], tags: { highway: 'footway' } },
  { id: 4, nodes: [12_000_000_001, 6], tags: { building: 'yes' } },
]

function written(name: string, bytes: Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

const read = (bytes: Uint8Array) => readStreets(written('a.osm.pbf', bytes), { mode: 'walk', kmPerHour: 3.6 })

const refusal = (bytes: Uint8Array) =>
  read(bytes).then(
    () => expect.unreachable('expected a refusal'),
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      return { code: error.code, ...error.facts } as Record<string, unknown>
    },
  )

describe('reading streets from an .osm.pbf', () => {
  test.each([true, false])(
    'segments of usable ways with their ends and speeds, deflated: %s',
    async deflate => {
      const streets = await read(osmBytes(NODES, WAYS, { deflate }))
      expect(streets.from.length).toBe(2)
      const ends = [...streets.from.keys()].map(at => [
        streets.longitude[streets.from[at]!]!.toFixed(3),
        streets.longitude[streets.to[at]!]!.toFixed(3),
      ])
      expect(ends).toEqual([
        ['117.200', '117.201'],
        ['117.201', '117.203'],
      ])
      expect([...streets.forward]).toEqual([1, 1])
      // one thousandth of a degree at 39.1° north
      expect(streets.metres[0]).toBeCloseTo(111.195 * Math.cos((39.1 * Math.PI) / 180), 2)
      expect(streets.missingNodes).toBe(1)
    },
  )

  test('plain nodes, an offset and a coarser grid are understood', async () => {
    const pbf = new PbfWriter()
    const texts = ['', 'highway', 'path']
    pbf.writeMessage(
      1,
      (list: string[], inner) => {
        for (const text of list) inner.writeBytesField(1, Buffer.from(text))
      },
      texts,
    )
    pbf.writeMessage(
      2,
      (_: null, group) => {
        for (const [id, units] of [
          [1, 10],
          [2, 20],
        ] as const)
          group.writeMessage(
            1,
            (__: null, node) => {
              node.writeSVarintField(1, id)
              node.writeSVarintField(8, 0)
              node.writeSVarintField(9, units)
            },
            null,
          )
        group.writeMessage(
          3,
          (__: null, way) => {
            way.writeVarintField(1, 1)
            way.writePackedVarint(2, [1])
            way.writePackedVarint(3, [2])
            way.writePackedSVarint(8, [1, 1])
          },
          null,
        )
      },
      null,
    )
    pbf.writeVarintField(17, 1_000_000)
    pbf.writeVarintField(20, 5_000_000_000)
    const header = osmBytes([], [])
    const streets = await read(Buffer.concat([header, block('OSMData', pbf.finish())]))
    expect([...streets.longitude].map(each => each.toFixed(6))).toEqual(['5.010000', '5.020000'])
  })

  test('blocks of unknown kinds are passed over', async () => {
    const bytes = osmBytes(NODES, WAYS)
    const streets = await read(Buffer.concat([bytes, block('Somebody', Buffer.from('anything'))]))
    expect(streets.from.length).toBe(2)
  })
})

describe('a damaged file is refused with its block and byte offset', () => {
  const whole = osmBytes(NODES, WAYS)
  const header = osmBytes([], [])

  test('cut off within a block', async () => {
    const found = await refusal(whole.subarray(0, whole.length - 10))
    expect(found).toMatchObject({ code: 'travel.file_damaged', block: 3 })
    expect(found.reason).toMatch(/ends 10 bytes too early/)
    expect(found.offset).toBeGreaterThan(header.length)
  })

  test('a changed byte within deflated data', async () => {
    const bytes = Buffer.from(whole)
    bytes[header.length + 60]! ^= 0xff
    expect(await refusal(bytes)).toMatchObject({
      code: 'travel.file_damaged',
      block: 2,
      offset: header.length,
    })
  })

  test.each([
    ['an empty file', Buffer.alloc(0), /empty/],
    ['a text', Buffer.from('from,to,metres\n1,2,3\n'), /a header of \d+ bytes/],
    ['a file without a header', block('OSMData', Buffer.alloc(0)), /OSMHeader/],
    ['a feature that is not known', osmBytes([], [], { features: ['LocationsOnWays2'] }), /LocationsOnWays2/],
  ])('%s', async (_, bytes, reason) => {
    const found = await refusal(bytes)
    expect(found).toMatchObject({ code: 'travel.file_damaged', block: 1, offset: 0 })
    expect(found.reason).toMatch(reason)
  })

  test.each([
    [808, 39.1],
    [2e5, 39.1],
    [-180.001, 39.1],
    [117.2, 90.001],
  ])('a node at %d %d, which is nowhere on earth', async (longitude, latitude) => {
    const found = await refusal(osmBytes([...NODES, { id: 7, longitude, latitude }], WAYS))
    expect(found).toMatchObject({ code: 'travel.file_damaged', block: 2, offset: header.length })
    expect(found.reason).toMatch(/^node 7 lies at \S+ \S+, beyond ±180 ±90$/)
  })

  test('a node on the edge of the map is none, nor a deleted one of a history, which has no place', async () => {
    const edge = { id: 7, longitude: -180, latitude: 90 }
    const deleted = { id: 8, longitude: 214.7483647, latitude: 214.7483647 }
    const way: OsmWay = { id: 5, nodes: [6, 8], tags: { highway: 'path' } }
    const streets = await read(osmBytes([...NODES, edge, deleted], [...WAYS, way]))
    expect(streets.missingNodes).toBe(2)
  })

  test('plain data of any changed byte is read or refused, never a defect', async () => {
    const plain = osmBytes(NODES, WAYS, { deflate: false })
    const outcomes = new Set<string>()
    for (let at = header.length; at < plain.length; at++) {
      const bytes = Buffer.from(plain)
      bytes[at]! ^= 0x55
      outcomes.add(
        await read(bytes).then(
          () => 'read',
          (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
        ),
      )
    }
    expect([...outcomes].sort()).toEqual(['read', 'travel.file_damaged', 'travel.no_streets'])
  })

  test('a file that is not there, and one without a street', async () => {
    await expect(readStreets(join(folder, 'none'), { mode: 'walk', kmPerHour: 4 })).rejects.toMatchObject({
      code: 'travel.file_unreadable',
    })
    expect((await refusal(osmBytes(NODES, []))).code).toBe('travel.no_streets')
  })
})
