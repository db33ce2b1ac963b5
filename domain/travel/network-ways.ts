/**
 * Ways along the streets of an `.osm.pbf` file. The file is read and the network built in a thread of its own, which
 * splits the facilities among search threads; each row depends on its facility alone, so that any number of threads
 * gives the same bytes. What was found is kept in the cache folder by everything it depends on.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Refusal, type RefusalKind } from '../../kernel/refusal.ts'
import { startThread } from '../../kernel/thread.ts'
import type { FoundWays, WaysAsked } from './found-ways.ts'
import { metresPerSecond, type TravelMode, USUAL_KM_PER_HOUR } from './travel-mode.ts'
import { findCached, keepCached } from './ways-cache.ts'

/** How the network of a file is used. */
export type NetworkUse = {
  readonly file: string
  readonly mode: TravelMode
  readonly kmPerHour: number
  readonly snapMetres: number
}

export type WaysOptions = {
  /** Where found ways are kept; none where undefined. */
  readonly cacheFolder?: string | undefined
  readonly threads: number
  readonly onProgress?: ((progress: WaysProgress) => void) | undefined
  /** Aborting breaks off: the promise rejects. */
  readonly signal?: AbortSignal | undefined
}

/** `read` the file, `search` the ways; share from 0 to 1 of each. */
export type WaysProgress = { readonly phase: 'read' | 'search'; readonly share: number }

export type NetworkThreadInput = {
  readonly use: NetworkUse
  readonly asked: WaysAsked
  readonly threads: number
}
export type FromNetworkThread =
  | { progress: WaysProgress }
  | { found: FoundWays }
  | { refused: { kind: RefusalKind; code: string; facts: Record<string, unknown> } }

/** Counts up when the same file, places and settings would give other ways. */
const METHOD_VERSION = 2

/** Speed at which the way to the network is walked: a cyclist pushes there. */
export const legSpeed = ({ mode, kmPerHour }: Pick<NetworkUse, 'mode' | 'kmPerHour'>): number =>
  metresPerSecond(mode === 'walk' ? kmPerHour : Math.min(kmPerHour, USUAL_KM_PER_HOUR.walk))

/** Finds the ways; refuses a file that cannot be read (block, byte offset) or that holds no street for the mode. */
export async function networkWays(
  use: NetworkUse,
  asked: WaysAsked,
  { cacheFolder, threads, onProgress, signal }: WaysOptions,
): Promise<FoundWays> {
  const fingerprint = await fingerprintOf(use.file)
  const key = keyOf(fingerprint, use, asked)
  const kept = cacheFolder === undefined ? undefined : await findCached(cacheFolder, key)
  if (kept) return kept
  const found = await inThread({ use, asked, threads }, onProgress, signal)
  const whole = { ...found, about: { ...found.about, fingerprint } }
  if (cacheFolder !== undefined) await keepCached(cacheFolder, key, whole)
  return whole
}

/** SHA-256 of a file. */
async function fingerprintOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
  } catch (cause) {
    throw new Refusal('absent', 'travel.file_unreadable', {
      file,
      reason: (cause as NodeJS.ErrnoException).code,
    })
  }
  return hash.digest('hex')
}

function keyOf(fingerprint: string, { mode, kmPerHour, snapMetres }: NetworkUse, asked: WaysAsked): string {
  const places = (list: WaysAsked['communities']) =>
    list.map(({ code, longitude, latitude }) => [code, longitude, latitude])
  const { limitMetres, limitSeconds } = asked
  return createHash('sha256')
    .update(JSON.stringify([METHOD_VERSION, fingerprint, mode, kmPerHour, snapMetres]))
    .update(JSON.stringify([String(limitMetres), String(limitSeconds)]))
    .update(JSON.stringify([places(asked.communities), places(asked.facilities)]))
    .digest('hex')
}

function inThread(
  input: NetworkThreadInput,
  onProgress: WaysOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<FoundWays> {
  const thread = startThread(new URL('./network-thread.ts', import.meta.url), input)
  let halt = () => {}
  return new Promise<FoundWays>((resolve, reject) => {
    halt = () => reject(new Refusal('conflict', 'travel.cancelled'))
    signal?.addEventListener('abort', halt, { once: true })
    if (signal?.aborted) halt()
    thread.on('message', (message: FromNetworkThread) => {
      if ('progress' in message) onProgress?.(message.progress)
      else if ('found' in message) resolve(message.found)
      else reject(new Refusal(message.refused.kind, message.refused.code, message.refused.facts))
    })
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`the travel thread ended with code ${code}`)))
  }).finally(() => {
    signal?.removeEventListener('abort', halt)
    void thread.terminate()
  })
}
