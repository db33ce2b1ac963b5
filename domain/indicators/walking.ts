import { type Nearby, nearby } from './nearby.ts'
import type { InstitutionRecord } from './network.ts'
import type { NetworkOnDay } from './network-on-day.ts'
import type { Territory } from './territory-records.ts'

/** For each community the institutions, past and present, in its widest walking circle. */
export type WalkingPairs = Nearby

/** Measures the circles once; which institutions in them are open depends on the day. */
export const walkingPairs = (
  territory: Territory,
  institutions: readonly InstitutionRecord[],
  radiiMetres: readonly number[],
): WalkingPairs =>
  institutions.length === 0
    ? {
        start: new Int32Array(territory.communities.length + 1),
        point: new Int32Array(0),
        metres: new Float64Array(0),
      }
    : nearby(territory.communities, institutions, Math.max(...radiiMetres))

/** community: metres to its nearest institution with an open place, of any delivery mode; Infinity where there is none. */
export function nearestOpenMetres({ start, point, metres }: WalkingPairs, day: NetworkOnDay): Float64Array {
  const communities = start.length - 1
  const nearest = new Float64Array(communities).fill(Infinity)
  for (let community = 0; community < communities; community++)
    for (let entry = start[community]!; entry < start[community + 1]!; entry++)
      if (day.institutions[point[entry]!]!.open)
        nearest[community] = Math.min(nearest[community]!, metres[entry]!)
  return nearest
}
