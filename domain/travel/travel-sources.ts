import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { ROUTING_KINDS, type RoutingKind } from './routing-protocols.ts'
import type { RoutingService } from './service-ways.ts'

/** Where ways may come from on this machine. */
export type TravelSources = {
  /** The road network of the city; null where none is named. */
  readonly networkFile: string | null
  readonly service: RoutingService | null
  /** Where found ways are kept; undefined for nowhere. */
  readonly cacheFolder: string | undefined
  readonly threads: number
}

/** A machine on which nothing is set up. */
export const NO_SOURCES: TravelSources = {
  networkFile: null,
  service: null,
  cacheFolder: undefined,
  threads: 1,
}

const MOST_THREADS = 8

/**
 * Reads the settings TUOYU_NETWORK (an `.osm.pbf` file), TUOYU_ROUTING_URL, TUOYU_ROUTING_KIND (osrm, valhalla; osrm
 * where it is not said) and TUOYU_ROUTING_PLACES (places of one request). Refuses all faults at once.
 */
export function travelSources(env: NodeJS.ProcessEnv, dataFolder: string): TravelSources {
  const faults: { place: string; value: string; allowed: string }[] = []
  const { TUOYU_ROUTING_URL: url, TUOYU_ROUTING_KIND: kind = 'osrm', TUOYU_ROUTING_PLACES: places } = env
  if (url && !isWebAddress(url))
    faults.push({ place: 'TUOYU_ROUTING_URL', value: url, allowed: 'an address that begins with http' })
  if (!ROUTING_KINDS.includes(kind as RoutingKind))
    faults.push({ place: 'TUOYU_ROUTING_KIND', value: kind, allowed: `one of ${ROUTING_KINDS.join(', ')}` })
  if (places && !/^([2-9]|[1-9]\d{1,4})$/.test(places))
    faults.push({ place: 'TUOYU_ROUTING_PLACES', value: places, allowed: 'a whole number from 2 to 99999' })
  if (faults.length > 0) throw new Refusal('invalid', 'travel.settings_faulty', { faults })
  return {
    networkFile: env.TUOYU_NETWORK || null,
    service: url
      ? {
          url: url.replace(/\/+$/, ''),
          kind: kind as RoutingKind,
          mostPlaces: places ? Number(places) : null,
        }
      : null,
    cacheFolder: join(dataFolder, 'travel'),
    threads: Math.min(MOST_THREADS, availableParallelism()),
  }
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
