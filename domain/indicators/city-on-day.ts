import type { CivilDate } from '../../kernel/civil-date.ts'
import type { ClassType } from '../registry/care-class.ts'
import type { FilledPlaces } from './filled-places.ts'
import type { InstitutionRecord } from './network.ts'
import type { NetworkOnDay } from './network-on-day.ts'
import type { Population } from './population.ts'
import type { ServedCommunities } from './served-communities.ts'
import type { Settings } from './settings.ts'
import type { Subject } from './subject.ts'
import type { Territory } from './territory-records.ts'

/** All that figures of one day are counted from. */
export type CityOnDay = {
  readonly on: CivilDate
  readonly territory: Territory
  readonly population: Population
  readonly network: NetworkOnDay
  readonly settings: Settings
  readonly served: ServedCommunities
  /** community: metres in a straight line to the nearest open institution; Infinity beyond the widest circle. */
  readonly nearestOpen: Float64Array
  /** Monthly fees in fen, null where none is published; absent where no measure asked for knows fees. */
  readonly feeOf: FeeOf | null
  /** Who would fill which places; absent where no flow measure is asked for. */
  readonly filled: FilledPlaces | null
  /** Carers one by one; absent where counts by institution do. */
  readonly carers: readonly CarerRecord[] | null
}

export type FeeOf = (institutionId: number, classType: ClassType) => number | null

/** A carer in post on the day: the person is a code. */
export type CarerRecord = Subject & {
  readonly at: InstitutionRecord
  readonly certified: boolean
  readonly hasCertificate: boolean
  readonly hasValid: boolean
  readonly hasExpired: boolean
}
