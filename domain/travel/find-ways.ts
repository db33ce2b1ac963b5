import { present, refuseIf } from '../../kernel/refusal.ts'
import { checkReached, type FoundWays, type Place, type WaysAsked } from './found-ways.ts'
import { networkWays, type WaysProgress } from './network-ways.ts'
import { serviceWays } from './service-ways.ts'
import { type NetworkTravel, type ServiceTravel, speedOf } from './travel-choice.ts'
import { metresPerSecond } from './travel-mode.ts'
import type { TravelSources } from './travel-sources.ts'

export type FindOptions = {
  readonly onProgress?: (progress: WaysProgress) => void
  readonly signal?: AbortSignal
}

/** The limits of ways within a length: the time that it takes at the mode's speed holds too. */
export const askedWithin = (
  communities: readonly Place[],
  facilities: readonly Place[],
  limitMetres: number,
  travel: NetworkTravel | ServiceTravel,
): WaysAsked => ({
  communities,
  facilities,
  limitMetres,
  // a service has speeds of its own, about which nobody here knows
  limitSeconds: travel.by === 'service' ? Infinity : limitMetres / metresPerSecond(speedOf(travel)),
})

/** Refuses what the machine is not set up for, before anything is computed. */
export function checkSources(travel: NetworkTravel | ServiceTravel, sources: TravelSources): void {
  if (travel.by === 'service') refuseIf(sources.service === null, 'travel.no_service')
  else refuseIf((travel.file ?? sources.networkFile) === null, 'travel.no_network')
}

/** Finds the ways by network or service; refuses places off the network and facilities nobody reaches unless left out. */
export async function findWays(
  travel: NetworkTravel | ServiceTravel,
  asked: WaysAsked,
  sources: TravelSources,
  options: FindOptions = {},
): Promise<FoundWays> {
  const { mode, snapMetres } = travel
  const found =
    travel.by === 'service'
      ? await serviceWays(present(sources.service, 'travel.no_service'), { mode, snapMetres }, asked, options)
      : await networkWays(
          {
            file: present(travel.file ?? sources.networkFile, 'travel.no_network'),
            mode,
            snapMetres,
            kmPerHour: speedOf(travel),
          },
          asked,
          { ...options, cacheFolder: sources.cacheFolder, threads: sources.threads },
        )
  checkReached(asked, found, travel)
  return found
}
