import type { ClassType } from '../documents/rules.ts'
import { type Day, holds, overlapOf, plusDays, RECORDS_FROM, type Span, yearly } from '../shared/days.ts'
import { distanceMetres } from '../shared/geometry.ts'
import { type Random, randomOf } from '../shared/random.ts'
import type { PlacedCommunity } from '../territory/territory.ts'
import { stated } from './curves.ts'
import { feeOn } from './fees.ts'
import { type CareClass, type Institution, openClasses } from './institution.ts'

export type Enrolment = Span & { careClass: CareClass; children: number }
export type Waiting = Span & { institution: Institution; type: ClassType; children: number }

const NEAR_METRES = 3000
const BY_TYPE: Readonly<Record<ClassType, number>> = { infant: 0.8, toddler: 1, older_toddler: 1.1, mixed: 1 }

/** Children in care by class and waiting by institution, in steps on 1 March and 1 September. */
export function enrol(
  institutions: readonly Institution[],
  communities: readonly PlacedCommunity[],
  random: Random,
): { enrolments: Enrolment[]; waiting: Waiting[] } {
  const pull = new Map(
    institutions.map(institution => [institution, localPull(institution, communities, institutions)]),
  )
  const enrolments: Enrolment[] = []
  const waiting: Waiting[] = []
  const steps = [RECORDS_FROM, ...yearly('03-01', '09-01')]
  steps.forEach((first, index) => {
    const next = steps[index + 1]
    const span: Span = { first, last: next ? plusDays(next, -1) : null }
    const appeal = (institution: Institution, careClass: CareClass) =>
      appealOf(institution, careClass, pull.get(institution)!, span.first)
    const level = calibratedLevel(institutions, first, appeal)
    for (const institution of institutions) {
      const wanted = new Map<ClassType, { children: number; places: number }>()
      for (const careClass of institution.classes) {
        const share = level * appeal(institution, careClass)
        const children = childrenIn(institution, careClass, share, span.first, random)
        const sum = wanted.get(careClass.type) ?? { children: 0, places: 0 }
        for (const piece of filedPieces(institution, careClass, span))
          enrolments.push({ ...piece, careClass, children })
        if (openClasses(institution, first).includes(careClass))
          wanted.set(careClass.type, {
            children: sum.children + children,
            places: sum.places + careClass.places,
          })
      }
      waiting.push(...waitingAt(institution, wanted, span, random))
    }
  })
  return { enrolments, waiting }
}

/** Parts of the span in which the class is open and its institution filed. */
const filedPieces = (institution: Institution, careClass: CareClass, span: Span): Span[] =>
  institution.filings.flatMap(filing => {
    const both = overlapOf(filing, careClass.span)
    const piece = both && overlapOf(both, span)
    return piece ? [piece] : []
  })

/** Under-threes of the neighbourhood beside its places, between one half and one and a half. */
function localPull(
  institution: Institution,
  communities: readonly PlacedCommunity[],
  institutions: readonly Institution[],
): number {
  const near = (at: readonly [number, number]) =>
    Math.abs(at[1] - institution.at[1]) < 0.03 && distanceMetres(at, institution.at) <= NEAR_METRES
  const children = communities
    .filter(community => near(community.at))
    .reduce((sum, { ages }) => sum + ages[0] + ages[1] + ages[2], 0)
  const places = institutions
    .filter(other => near(other.at))
    .reduce((sum, other) => sum + other.classes.reduce((all, { places }) => all + places, 0), 0)
  return Math.min(1.5, Math.max(0.5, (0.16 * children) / Math.max(places, 1)))
}

/** Cheap, near many children, and liked: the liking is drawn once per class and half year. */
function appealOf(institution: Institution, careClass: CareClass, pull: number, day: Day): number {
  const fee = feeOn(institution, careClass.type, day)
  const price = Math.exp(-Math.max(0, fee - 1800) / 2600)
  const liking = randomOf(`${careClass.code}`).between(0.35, 1.65)
  const season = randomOf(`${careClass.code}${day}`).between(0.85, 1.15)
  return BY_TYPE[careClass.type] * price * pull * liking * season
}

/** The level at which the stated share of filed places is used, by bisection. */
function calibratedLevel(
  institutions: readonly Institution[],
  day: Day,
  appeal: (institution: Institution, careClass: CareClass) => number,
): number {
  const open = institutions.flatMap(institution =>
    openClasses(institution, day).map(careClass => ({
      places: careClass.places,
      appeal: appeal(institution, careClass),
      most: staffedShare(institution) * (isShut(institution, careClass, day) ? 0 : 1),
    })),
  )
  const goal = stated('usedShare', day) * open.reduce((sum, { places }) => sum + places, 0)
  let [low, high] = [0, 20]
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2
    const used = open.reduce((sum, one) => sum + one.places * Math.min(one.most, middle * one.appeal), 0)
    if (used < goal) low = middle
    else high = middle
  }
  return high
}

/** Where carers are scarce children are too. */
const staffedShare = (institution: Institution) => Math.min(1, institution.staffing * 1.15)

const isShut = (institution: Institution, careClass: CareClass, day: Day) =>
  careClass.room.closures.some(closure => holds(closure, day)) ||
  institution.orders.some(
    order => holds(order, day) && (order.careClass === null || order.careClass === careClass),
  )

function childrenIn(
  institution: Institution,
  careClass: CareClass,
  share: number,
  day: Day,
  random: Random,
): number {
  if (isShut(institution, careClass, day)) return 0
  const exact = careClass.places * Math.min(staffedShare(institution), share)
  const children = Math.floor(exact) + (random.chance(exact % 1) ? 1 : 0)
  const overfull = children >= careClass.places && random.chance(0.02)
  return overfull ? careClass.places + random.whole(1, 2) : Math.min(children, careClass.places)
}

/** Queues where a type is nearly full, and beside empty places that have no carers. */
function waitingAt(
  institution: Institution,
  wanted: ReadonlyMap<ClassType, { children: number; places: number }>,
  span: Span,
  random: Random,
): Waiting[] {
  return [...wanted].flatMap(([type, { children, places }]) => {
    const full = children >= 0.85 * places
    if (!random.chance(full ? 0.85 : institution.staffing < 0.3 ? 0.6 : 0.02)) return []
    const waitingChildren = random.whole(1, Math.max(3, Math.round(places * 0.6)))
    return institution.filings.flatMap(filing => {
      const piece = overlapOf(filing, span)
      return piece ? [{ ...piece, institution, type, children: waitingChildren }] : []
    })
  })
}
