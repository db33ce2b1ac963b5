import type { DeliveryMode, OperatingModel } from '../../../domain/registry/institution.ts'
import type { SiteKind } from '../../../domain/supply/site.ts'
import type { ClassType } from '../documents/rules.ts'
import type { Institution } from '../network/institution.ts'
import type { Day, Span } from '../shared/days.ts'
import type { Point } from '../shared/geometry.ts'
import type { PlacedCommunity } from '../territory/territory.ts'

/** Classes of one type with the places in all of them. */
export type ClassGroup = { type: ClassType; classes: number; places: number }
export type Option = {
  mode: DeliveryMode
  model: OperatingModel
  inclusive: boolean
  monthlyYuan: number
  capitalYuan: number
  yearlySupportYuan: number
  carers: number
  leadYears: number
  groups: ClassGroup[]
}
export type Duty = { places: number; year: number; plannedResidents: number }
export type Site = {
  code: string
  name: string
  kind: SiteKind
  community: PlacedCommunity
  at: Point
  area: number | null
  institution: Institution | null
  availableFrom: Day
  duty: Duty | null
  recognitions: Span[]
  options: Option[]
}

export const placesOf = (option: Option): number =>
  option.groups.reduce((sum, group) => sum + group.places, 0)
