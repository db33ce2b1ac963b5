import type { DeliveryMode, OperatingModel } from '../../../domain/registry/institution.ts'
import type { Institution } from '../network/institution.ts'
import type { Day } from '../shared/days.ts'
import type { Point } from '../shared/geometry.ts'
import type { PlacedCommunity } from '../territory/territory.ts'
import type { ClassGroup } from './site.ts'

/** adopted → begun → filed, or cancelled on the way. */
export type Project = {
  code: string
  name: string
  institution: Institution | null
  community: PlacedCommunity
  at: Point
  mode: DeliveryMode
  model: OperatingModel
  inclusive: boolean
  monthlyYuan: number
  adopted: Day
  begun: Day | null
  due: Day
  filed: Day | null
  cancelled: Day | null
  groups: ClassGroup[]
}
