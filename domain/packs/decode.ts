import iconv from 'iconv-lite'
import type { Facts } from '../../kernel/refusal.ts'
import type { FaultKind } from './fault-words.ts'

export type Encoding = 'UTF-8' | 'GB18030'
export type Decoded =
  | { readonly text: string; readonly encoding: Encoding }
  | { readonly kind: FaultKind; readonly facts: Facts; readonly row?: number }

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte)

const isWorkbook = (bytes: Uint8Array) =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

function isUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return true
  // without a byte order mark: in ASCII text every second byte is 0
  const head = bytes.subarray(0, 64)
  return head.length >= 8 && head.filter(byte => byte === 0).length * 3 > head.length
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const REPLACED = '\ufffd'

const brokenRow = (text: string) => text.slice(0, text.indexOf(REPLACED)).split(/\r\n|\n|\r/).length

const broken = (encoding: Encoding | 'UTF-8 or GB18030', row: number): Decoded => ({
  kind: 'encoding_broken',
  facts: { encoding },
  row,
})

/**
 * The text of a file: UTF-8 with or without its mark, else GB18030, which contains GBK and GB2312.
 * UTF-8 with a few damaged bytes would read as GB18030 nonsense, so it is told apart by how many of its characters are sound.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (isWorkbook(bytes)) return { kind: 'file_is_workbook', facts: {} }
  if (isUtf16(bytes)) return { kind: 'file_utf16', facts: {} }
  const text = asUtf8(bytes)
  if (text !== undefined) return { text, encoding: 'UTF-8' }
  const damaged = new TextDecoder('utf-8').decode(bytes)
  const marked = startsWith(bytes, 0xef, 0xbb, 0xbf)
  const replaced = damaged.match(/\ufffd/g)!.length
  const sound = damaged.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  if (marked || sound > 10 * replaced) return broken('UTF-8', brokenRow(damaged))
  const chinese = iconv.decode(bytes as Buffer, 'gb18030')
  if (!chinese.includes(REPLACED)) return { text: chinese, encoding: 'GB18030' }
  // among plain letters and digits one bad byte does not tell which of the two the file was meant to be
  const read = chinese.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  const either = read <= 10 * chinese.match(/\ufffd/g)!.length
  if (!either) return broken('GB18030', brokenRow(chinese))
  // what reads on in one of the two was meant so, and its row is not at fault
  return broken('UTF-8 or GB18030', Math.max(brokenRow(damaged), brokenRow(chinese)))
}
