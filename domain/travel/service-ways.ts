/**
 * Ways that a routing service tells: for each facility the communities within the limit in a straight line, in requests
 * of as many places as the service takes. What it cannot tie to a street is found by halving the request.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Point } from '../../kernel/distance.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { nearby } from '../indicators/nearby.ts'
import type { FoundWays, OffNetwork, WaysAsked } from './found-ways.ts'
import type { WaysProgress } from './network-ways.ts'
import { type Answer, PROTOCOLS, type RoutingKind, type TableCell } from './routing-protocols.ts'
import { EndlessReply, replyText } from './routing-reply.ts'
import { metresPerSecond, type TravelMode, USUAL_KM_PER_HOUR } from './travel-mode.ts'

/** A routing service, its address without a slash at the end. */
export type RoutingService = {
  readonly url: string
  readonly kind: RoutingKind
  /** Places of one request; null as the protocol's usual limit. */
  readonly mostPlaces: number | null
}

export type ServiceUse = { readonly mode: TravelMode; readonly snapMetres: number }

export type ServiceOptions = {
  readonly onProgress?: ((progress: WaysProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Tests shorten them. */
  readonly timeoutMs?: number
  readonly pauseMs?: number
}

const REQUESTS_AT_ONCE = 4
const ATTEMPTS = 3
const TIMEOUT_MS = 30_000
const PAUSE_MS = 1_000

/** A community's way to a facility. */
type Way = { readonly community: number; readonly metres: number; readonly seconds: number }

/**
 * Asks the service. Refuses a service that is down or stays silent (after three attempts), answers with an error or with
 * what is no table; ways it has none for are left out, places it ties to no street are told.
 */
export async function serviceWays(
  service: RoutingService,
  use: ServiceUse,
  asked: WaysAsked,
  options: ServiceOptions = {},
): Promise<FoundWays> {
  const { communities, facilities, limitMetres, limitSeconds } = asked
  const near = nearby(facilities, communities, limitMetres)
  // Where one refuses, the others ask no more.
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const asking = new Asking(service, use, { ...options, signal })
  const rows: Way[][] = facilities.map(() => [])
  const off = { community: new Map<number, number | null>(), facility: new Map<number, number | null>() }
  let next = 0
  let done = 0
  const work = async () => {
    while (next < facilities.length) {
      const facility = next++
      const around = near.point.subarray(near.start[facility]!, near.start[facility + 1]!)
      const told = await asking.facility(facilities[facility]!, communities, [...around])
      if (told.facilityOff !== undefined) off.facility.set(facility, told.facilityOff)
      else rows[facility] = told.ways
      for (const [community, metres] of told.communitiesOff) off.community.set(community, metres)
      options.onProgress?.({ phase: 'search', share: ++done / facilities.length })
    }
  }
  try {
    await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work))
  } finally {
    stop.abort()
  }
  const listed = (kind: OffNetwork['kind'], codes: WaysAsked['communities']): OffNetwork[] =>
    [...off[kind]].sort(([a], [b]) => a - b).map(([at, metres]) => ({ kind, code: codes[at]!.code, metres }))
  const kept = rows.map(row =>
    row
      .filter(
        way => !off.community.has(way.community) && way.metres <= limitMetres && way.seconds <= limitSeconds,
      )
      .sort((a, b) => a.community - b.community),
  )
  const all = kept.flat()
  const start = new Int32Array(facilities.length + 1)
  kept.forEach((row, at) => {
    start[at + 1] = start[at]! + row.length
  })
  return {
    start,
    community: Int32Array.from(all, way => way.community),
    seconds: Float64Array.from(all, way => way.seconds),
    metres: Float64Array.from(all, way => way.metres),
    offNetwork: [...listed('community', communities), ...listed('facility', facilities)],
    about: {
      from: addressOf(service.url),
      fingerprint: null,
      nodes: null,
      segments: null,
      missingNodes: 0,
      nodesLeftAside: 0,
    },
  }
}

/** The address as people may see it: without name and password. */
const addressOf = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/$/, '')
}

/** Name and password of the address, as HTTP wants them beside it. */
function loginOf(url: string): string | undefined {
  const { username, password } = new URL(url)
  if (username === '' && password === '') return undefined
  const plain = [username, password].map(decodeURIComponent).join(':')
  return `Basic ${Buffer.from(plain).toString('base64')}`
}

type Told = {
  ways: Way[]
  communitiesOff: [community: number, metres: number | null][]
  /** Set where the facility itself is tied to no street. */
  facilityOff?: number | null
}

class Asking {
  readonly #service: RoutingService
  readonly #use: ServiceUse
  readonly #options: ServiceOptions

  constructor(service: RoutingService, use: ServiceUse, options: ServiceOptions) {
    this.#service = service
    this.#use = use
    this.#options = options
  }

  /** All that the service says of one facility. */
  async facility(target: Point, communities: readonly Point[], around: readonly number[]): Promise<Told> {
    const told: Told = { ways: [], communitiesOff: [] }
    const places = this.#service.mostPlaces ?? PROTOCOLS[this.#service.kind].mostPlaces
    for (let first = 0; first < around.length && told.facilityOff === undefined; first += places - 1)
      await this.#part(target, communities, around.slice(first, first + places - 1), told)
    return told
  }

  async #part(
    target: Point,
    communities: readonly Point[],
    part: readonly number[],
    told: Told,
  ): Promise<void> {
    if (told.facilityOff !== undefined) return
    const sources = part.map(community => communities[community]!)
    const answer = await this.#ask(sources, target)
    if (answer.kind === 'table')
      return this.#add(answer.table.cells, answer.table.targetLegMetres, part, told)
    if (answer.kind === 'off' && (await this.#isOff(target))) {
      told.facilityOff = null
      return
    }
    const half = part.length >> 1
    if (half > 0) {
      await this.#part(target, communities, part.slice(0, half), told)
      await this.#part(target, communities, part.slice(half), told)
    } else if (answer.kind === 'off') told.communitiesOff.push([part[0]!, null])
  }

  #add(cells: readonly TableCell[], targetLeg: number | null, part: readonly number[], told: Told): void {
    const { snapMetres } = this.#use
    if (targetLeg !== null && targetLeg > snapMetres) {
      told.facilityOff = targetLeg
      return
    }
    cells.forEach(({ metres, seconds, legMetres }, at) => {
      const community = part[at]!
      if (legMetres !== null && legMetres > snapMetres) told.communitiesOff.push([community, legMetres])
      if (metres === null || seconds === null) return
      const legs = (legMetres ?? 0) + (targetLeg ?? 0)
      const walked = legs / metresPerSecond(USUAL_KM_PER_HOUR.walk)
      told.ways.push({ community, metres: metres + legs, seconds: seconds + walked })
    })
  }

  /** Whether the place by itself is near no street. */
  #isOff = async (place: Point): Promise<boolean> => (await this.#ask([place], place)).kind === 'off'

  async #ask(sources: readonly Point[], target: Point): Promise<Answer> {
    const { url, kind } = this.#service
    const protocol = PROTOCOLS[kind]
    const body = await this.#body(() => {
      const request = protocol.request(addressOf(url), this.#use.mode, sources, target)
      const login = loginOf(url)
      if (login) request.headers.set('authorization', login)
      return request
    }, sources.length)
    const answer = protocol.read(body, sources.length)
    if (answer.kind === 'refused' || answer.kind === 'malformed')
      throw this.#unfit(answer.kind, answer.reason)
    return answer
  }

  /** The reply as JSON. A service that does not answer, or is overwhelmed, is asked again after a pause. */
  async #body(request: () => Request, sources: number): Promise<unknown> {
    const { signal, timeoutMs = TIMEOUT_MS, pauseMs = PAUSE_MS } = this.#options
    let reason = ''
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0)
        await sleep(pauseMs * attempt, undefined, signal ? { signal } : {}).catch(() => undefined)
      if (signal?.aborted) throw new Refusal('conflict', 'travel.cancelled')
      const patience = AbortSignal.timeout(timeoutMs)
      try {
        const reply = await fetch(request(), {
          signal: signal ? AbortSignal.any([signal, patience]) : patience,
        })
        if (reply.status < 500 && reply.status !== 429) return await this.#json(reply, sources)
        await reply.body?.cancel()
        reason = `HTTP ${reply.status}`
      } catch (cause) {
        if (cause instanceof Refusal) throw cause
        reason = patience.aborted ? `no answer in ${timeoutMs / 1000} s` : reasonOf(cause)
      }
    }
    if (signal?.aborted) throw new Refusal('conflict', 'travel.cancelled')
    throw new Refusal('unavailable', 'travel.service_down', { service: addressOf(this.#service.url), reason })
  }

  async #json(reply: Response, sources: number): Promise<unknown> {
    const text = await replyText(reply, sources).catch(cause => {
      throw cause instanceof EndlessReply ? this.#unfit('malformed', cause.message) : cause
    })
    try {
      return JSON.parse(text)
    } catch {
      throw this.#unfit('malformed', `HTTP ${reply.status}, no JSON`)
    }
  }

  #unfit(kind: 'refused' | 'malformed', reason: string): Refusal {
    return new Refusal('unavailable', `travel.service_${kind}`, {
      service: addressOf(this.#service.url),
      reason,
    })
  }
}

/** fetch hides the reason in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException }
  return cause?.code ?? cause?.message ?? message
}
