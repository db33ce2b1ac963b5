import type { Point } from '../../kernel/distance.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Unreached } from './travel-mode.ts'

/** A community, or a facility that families may go to. */
export type Place = Point & { readonly code: string }

/** What ways are asked for; codes are distinct within each list. */
export type WaysAsked = {
  readonly communities: readonly Place[]
  readonly facilities: readonly Place[]
  /** Longest way that counts, in metres and in seconds. */
  readonly limitMetres: number
  readonly limitSeconds: number
}

/** Ways as sparse rows by facility, communities rising. */
export type FoundWays = {
  readonly start: Int32Array
  readonly community: Int32Array
  readonly seconds: Float64Array
  readonly metres: Float64Array
  /** Places farther from the network than allowed, with their metres from it where these are known; they have no ways. */
  readonly offNetwork: readonly OffNetwork[]
  /** What was read, for people: sizes, file, service. */
  readonly about: WaysAbout
}

export type OffNetwork = { readonly kind: PlaceKind; readonly code: string; readonly metres: number | null }
export type PlaceKind = 'community' | 'facility'

export type WaysAbout = {
  /** Name of the file without its folders, or address of the service. */
  readonly from: string
  /** SHA-256 of the file; null for a service. */
  readonly fingerprint: string | null
  readonly nodes: number | null
  readonly segments: number | null
  readonly missingNodes: number
  readonly nodesLeftAside: number
}

/** Facilities on the network that no community reaches within the limits. */
export const unreachedFacilities = ({ facilities }: WaysAsked, found: FoundWays): string[] => {
  const off = new Set(found.offNetwork.filter(each => each.kind === 'facility').map(each => each.code))
  return facilities.flatMap(({ code }, at) =>
    found.start[at + 1] === found.start[at] && !off.has(code) ? [code] : [],
  )
}

/** How far off a place lies, in whole metres: rounded up, so that one beyond what is allowed is not told as within it. */
export const metresOff = (metres: number): number => Math.ceil(metres)

const MOST_FAULTS_SHOWN = 100

/** Refuses, unless they are to be left out, places off the network and facilities nobody reaches, all at once. */
export function checkReached(
  asked: WaysAsked,
  found: FoundWays,
  { unreached, snapMetres }: { unreached: Unreached; snapMetres: number },
): void {
  if (unreached === 'leave-out') return
  const limits = [
    ...(asked.limitSeconds < Infinity ? [`${Math.round(asked.limitSeconds / 60)} min`] : []),
    ...(asked.limitMetres < Infinity ? [`${asked.limitMetres} m`] : []),
  ]
  const faults = [
    ...found.offNetwork.map(({ kind, code, metres }) => ({
      place: `${kind} ${code}`,
      value: metres === null ? 'off the network' : `${metresOff(metres)} m from the network`,
      allowed: `at most ${snapMetres} m from the network`,
    })),
    ...unreachedFacilities(asked, found).map(code => ({
      place: `facility ${code}`,
      value: 'no way',
      allowed: ['a way from some community', limits.join(' and ')].filter(Boolean).join(' within '),
    })),
  ]
  if (faults.length > 0)
    throw new Refusal('invalid', 'travel.places_unreached', {
      faultCount: faults.length,
      faults: faults.slice(0, MOST_FAULTS_SHOWN),
    })
}
