import type { DeliveryMode, LegalForm, OperatingModel } from '../../../domain/registry/institution.ts'
import type { ClassType } from '../documents/rules.ts'
import { type Day, holds, type Span } from '../shared/days.ts'
import type { Point } from '../shared/geometry.ts'
import type { PlacedCommunity } from '../territory/territory.ts'

export type Room = { code: string; area: number | null; closures: (Span & { reason: string })[] }
export type CareClass = { code: string; type: ClassType; room: Room; places: number; span: Span }
export type InspectionOrder = Span & { careClass: CareClass | null; reason: string }

/** An institution of the demonstration with its whole history. */
export type Institution = {
  code: string
  name: string
  nameEn: string
  mode: DeliveryMode
  model: OperatingModel
  legalForm: LegalForm
  community: PlacedCommunity
  at: Point
  /** Several where a filing lapsed and was made anew; the last one ends on closing. */
  filings: Span[]
  rooms: Room[]
  classes: CareClass[]
  /** Monthly yuan of an older toddler's place when it opened. */
  baseFee: number
  fees: (Span & { type: ClassType; monthlyYuan: number })[]
  recognitions: Span[]
  orders: InspectionOrder[]
  serviceAreas: (Span & { community: PlacedCommunity })[]
  /** Carers it wants, as a share of what its filed places need. */
  staffing: number
}

export const openedOn = (institution: Institution): Day => institution.filings[0]!.first
/** Day of closing for good, or null. */
export const closedOn = (institution: Institution): Day | null => institution.filings.at(-1)!.last
export const isFiled = (institution: Institution, day: Day): boolean =>
  institution.filings.some(filing => holds(filing, day))
export const openClasses = (institution: Institution, day: Day): CareClass[] =>
  isFiled(institution, day) ? institution.classes.filter(careClass => holds(careClass.span, day)) : []
export const filedPlaces = (institution: Institution, day: Day): number =>
  openClasses(institution, day).reduce((sum, careClass) => sum + careClass.places, 0)
export const totalPlaces = (institutions: readonly Institution[], day: Day): number =>
  institutions.reduce((sum, institution) => sum + filedPlaces(institution, day), 0)
export const isRecognised = (institution: Institution, day: Day): boolean =>
  institution.recognitions.some(span => holds(span, day))
