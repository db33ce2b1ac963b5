import { z } from 'zod'
import { TRAVEL_MODES, UNREACHED, USUAL_KM_PER_HOUR, USUAL_SNAP_METRES } from './travel-mode.ts'

const mode = z.enum(TRAVEL_MODES).default('walk')
const snapMetres = z.number().min(0).max(5000).default(USUAL_SNAP_METRES)
const unreached = z.enum(UNREACHED).default('refuse')

/** Along the streets of an `.osm.pbf` file; `file: null` is the one that TUOYU_NETWORK names on the machine. */
export const NetworkTravel = z.strictObject({
  by: z.literal('network'),
  file: z.string().min(1).max(1000).nullable().default(null),
  mode,
  /** speed; null as usual for the mode. */
  kmPerHour: z.number().min(1).max(40).nullable().default(null),
  snapMetres,
  unreached,
})
export type NetworkTravel = z.infer<typeof NetworkTravel>

/** As the routing service says that TUOYU_ROUTING_URL names on the machine. */
export const ServiceTravel = z.strictObject({
  by: z.literal('service'),
  mode,
  snapMetres,
  unreached,
})
export type ServiceTravel = z.infer<typeof ServiceTravel>

/** The speed by which a limit in metres becomes one in time, in km/h. */
export const speedOf = (travel: NetworkTravel | ServiceTravel): number =>
  (travel.by === 'network' ? travel.kmPerHour : null) ?? USUAL_KM_PER_HOUR[travel.mode]
