import type { DeliveryMode, OperatingModel } from '../../../domain/registry/institution.ts'
import type { Institution } from '../network/institution.ts'
import type { Day } from '../shared/days.ts'
import type { Point } from '../shared/geometry.ts'
import type { PlacedCommunity } from '../territory/territory.ts'
import type { ClassGroup, Site } from './site.ts'

/** adopted → begun → built → handed over → filed, or cancelled on the way; few registers know all of these days. */
export type Project = {
  code: string
  name: string
  institution: Institution | null
  /** The new residential area whose duty it fulfils. */
  dutySite: Site | null
  community: PlacedCommunity
  at: Point
  mode: DeliveryMode
  model: OperatingModel
  inclusive: boolean
  monthlyYuan: number
  adopted: Day
  begun: Day | null
  built: Day | null
  handedOver: Day | null
  due: Day
  filed: Day | null
  cancelled: Day | null
  groups: ClassGroup[]
}
