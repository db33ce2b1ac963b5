import { CLASS_TYPES, type ClassType } from '../registry/care-class.ts'
import type { ClassRule } from './class-rule.ts'

/**
 * Which of an institution's filed places could take a child today.
 *
 * Each class first gets its capacity: the least of its filed places, the limit of its class type and what the area of
 * its room allows where that is known; 0 where the room is closed or an inspection forbids care.
 * Then whole carers go to the classes in the order infant, toddler, older toddler, mixed, and by id within a type.
 * A class takes the fewest carers that its capacity needs, ⌈capacity ÷ children per carer⌉, or those that are left;
 * with k carers it has at most k × children per carer usable places.
 *
 * Always: 0 ≤ usable ≤ filed; the losses of a class sum to filed − usable; one carer more never lowers any class.
 */
export type OpenClass = {
  readonly id: number
  readonly classType: ClassType
  readonly filedPlaces: number
  readonly room: { readonly areaM2: number | null; readonly closed: boolean }
  readonly careForbidden: boolean
}

/** Why a filed place is not usable, in the order in which places are taken away. */
export const LOSS_REASONS = [
  'room_closed',
  'inspection_order',
  'above_class_limit',
  'room_too_small',
  'no_certified_carer',
] as const
export type LossReason = (typeof LOSS_REASONS)[number]
export type Loss = { readonly reason: LossReason; readonly places: number }

export type UsableClass<Of extends OpenClass> = {
  readonly of: Of
  readonly places: number
  readonly carers: number
  readonly losses: readonly Loss[]
}

/**
 * The usable places of one institution's open classes, in the order in which carers were given out.
 * `carers` counts those in post with an accepted valid certificate and a valid health certificate.
 * A class type without a rule on the day is limited by closure and inspection only.
 */
export function usablePlaces<Of extends OpenClass>(
  classes: readonly Of[],
  carers: number,
  rules: ReadonlyMap<ClassType, ClassRule>,
): UsableClass<Of>[] {
  let left = carers
  return inCarerOrder(classes).map(each => {
    const rule = rules.get(each.classType)
    const limits = capacityLimits(each, rule)
    const capacity = Math.min(each.filedPlaces, ...limits.map(limit => limit.places))
    const needed = rule ? Math.ceil(capacity / rule.childrenPerCarer) : 0
    const given = Math.min(needed, left)
    left -= given
    if (rule) limits.push({ reason: 'no_certified_carer', places: given * rule.childrenPerCarer })
    return { of: each, carers: given, ...applyLimits(each.filedPlaces, limits) }
  })
}

/** Infant, toddler, older toddler, mixed, then id. */
function inCarerOrder<Of extends OpenClass>(classes: readonly Of[]): Of[] {
  const rank = (each: Of) => CLASS_TYPES.indexOf(each.classType)
  return [...classes].sort((a, b) => rank(a) - rank(b) || a.id - b.id)
}

function capacityLimits(each: OpenClass, rule: ClassRule | undefined): Loss[] {
  const limits: Loss[] = []
  if (each.room.closed) limits.push({ reason: 'room_closed', places: 0 })
  if (each.careForbidden) limits.push({ reason: 'inspection_order', places: 0 })
  if (rule) limits.push({ reason: 'above_class_limit', places: rule.maxChildren })
  if (rule && each.room.areaM2 !== null)
    limits.push({ reason: 'room_too_small', places: childrenInRoom(each.room.areaM2, rule.roomM2PerChild) })
  return limits
}

/** Whole children that a room of this area may hold; 63 m² at 4.2 m² a child is 15, whatever binary fractions say. */
const childrenInRoom = (areaM2: number, m2PerChild: number): number => Math.floor(areaM2 / m2PerChild + 1e-9)

/** Takes places away limit by limit, so that each lost place has exactly one reason: the first that forbids it. */
function applyLimits(filedPlaces: number, limits: readonly Loss[]): { places: number; losses: Loss[] } {
  const losses: Loss[] = []
  let places = filedPlaces
  for (const limit of limits) {
    if (limit.places >= places) continue
    losses.push({ reason: limit.reason, places: places - limit.places })
    places = limit.places
  }
  return { places, losses }
}
