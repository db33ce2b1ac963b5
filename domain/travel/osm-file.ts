/**
 * The blocks of an `.osm.pbf` file (OpenStreetMap wiki, "PBF Format"): each has the length of its header (4 bytes, big
 * endian), a BlobHeader (type, size) and a Blob, plain or deflated. The first block is the OSMHeader. A block that
 * cannot be read is refused with its number, its byte offset and the reason.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { Refusal } from '../../kernel/refusal.ts'

/** A block of data: the first block of the file is number 1 and stands at byte 0. */
export type OsmBlock = {
  readonly file: string
  readonly block: number
  readonly offset: number
  readonly data: Uint8Array
  /** Share of the file up to the block's end, 0 to 1. */
  readonly share: number
}

/** Limits of the format, which a sound file keeps. */
const MOST_HEADER_BYTES = 64 * 1024
const MOST_BLOB_BYTES = 32 * 1024 * 1024
const KNOWN_FEATURES = ['OsmSchema-V0.6', 'DenseNodes', 'HistoricalInformation']
const OTHER_COMPRESSIONS: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' }

/** Why a block cannot be read; the reason is part of the sentence that people read. */
class Damage extends Error {}

/** Opens the file and hands over each block of data in order; its header is checked and kept back. */
export async function* osmBlocks(file: string): AsyncGenerator<OsmBlock> {
  const handle = await open(file).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal('absent', 'travel.file_unreadable', { file, reason: cause.code })
  })
  let at = { file, block: 1, offset: 0 }
  try {
    const { size } = await handle.stat()
    if (size === 0) throw new Damage('the file is empty')
    for (; at.offset < size; ) {
      const { type, data, end } = await readBlock(handle, at.offset, size)
      if (at.block === 1 && type !== 'OSMHeader') throw new Damage('the file does not begin with OSMHeader')
      if (type === 'OSMHeader') checkFeatures(data)
      if (type === 'OSMData') yield { ...at, data, share: end / size }
      at = { file, block: at.block + 1, offset: end }
    }
  } catch (cause) {
    throw cause instanceof Damage ? damaged(at, cause.message) : cause
  } finally {
    await handle.close()
  }
}

/** The refusal of a block that cannot be read. */
export const damaged = (
  { file, block, offset }: Pick<OsmBlock, 'file' | 'block' | 'offset'>,
  reason: string,
): Refusal => new Refusal('invalid', 'travel.file_damaged', { file, block, offset, reason })

async function readBlock(handle: FileHandle, offset: number, size: number) {
  const bytes = async (from: number, count: number): Promise<Buffer> => {
    if (from + count > size) throw new Damage(`the file ends ${from + count - size} bytes too early`)
    const buffer = Buffer.allocUnsafe(count)
    const { bytesRead } = await handle.read(buffer, 0, count, from)
    if (bytesRead < count) throw new Damage(`the file ends ${count - bytesRead} bytes too early`)
    return buffer
  }
  const headerBytes = (await bytes(offset, 4)).readUInt32BE(0)
  if (headerBytes === 0 || headerBytes > MOST_HEADER_BYTES)
    throw new Damage(`a header of ${headerBytes} bytes, expected 1 to ${MOST_HEADER_BYTES}`)
  const header = blobHeader(await bytes(offset + 4, headerBytes))
  if (header.bytes === 0 || header.bytes > MOST_BLOB_BYTES)
    throw new Damage(`${header.bytes} bytes of data, expected 1 to ${MOST_BLOB_BYTES}`)
  const from = offset + 4 + headerBytes
  const blob = await bytes(from, header.bytes)
  return { type: header.type, data: blobData(blob), end: from + header.bytes }
}

/** Reads a message whole, or says that it is none. */
function message<T>(
  bytes: Uint8Array,
  result: T,
  read: (field: number, result: T, pbf: PbfReader) => void,
): T {
  const pbf = new PbfReader(bytes)
  try {
    pbf.readFields(read, result)
  } catch (cause) {
    throw cause instanceof Damage ? cause : new Damage('it is no protocol buffer')
  }
  if (pbf.pos !== bytes.length) throw new Damage('it is no protocol buffer')
  return result
}

const blobHeader = (bytes: Uint8Array) =>
  message(bytes, { type: '', bytes: 0 }, (field, header, pbf) => {
    if (field === 1) header.type = pbf.readString()
    if (field === 3) header.bytes = pbf.readVarint()
  })

function blobData(bytes: Uint8Array): Uint8Array {
  const blob = message(bytes, { rawBytes: -1 } as Blob, (field, found, pbf) => {
    if (field === 1) found.raw = pbf.readBytes()
    if (field === 2) found.rawBytes = pbf.readVarint()
    if (field === 3) found.deflated = pbf.readBytes()
    const other = OTHER_COMPRESSIONS[field]
    if (other) throw new Damage(`it is compressed by ${other}, expected zlib or none`)
  })
  if (blob.raw) return blob.raw
  if (!blob.deflated) throw new Damage('it holds no data')
  if (blob.rawBytes < 0 || blob.rawBytes > MOST_BLOB_BYTES)
    throw new Damage(`${blob.rawBytes} bytes once inflated, expected at most ${MOST_BLOB_BYTES}`)
  const data = inflated(blob.deflated)
  if (data.length !== blob.rawBytes)
    throw new Damage(`${data.length} bytes once inflated, expected ${blob.rawBytes}`)
  return data
}

type Blob = { raw?: Uint8Array; rawBytes: number; deflated?: Uint8Array }

function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BLOB_BYTES })
  } catch (cause) {
    throw new Damage(`it cannot be inflated (${(cause as Error).message})`)
  }
}

/** A file that needs what this reader does not know would be read wrongly. */
function checkFeatures(data: Uint8Array): void {
  const needed = message(data, [] as string[], (field, features, pbf) => {
    if (field === 4) features.push(pbf.readString())
  })
  const unknown = needed.filter(feature => !KNOWN_FEATURES.includes(feature))
  if (unknown.length > 0)
    throw new Damage(`it needs ${unknown.join(', ')}, expected ${KNOWN_FEATURES.join(', ')}`)
}
