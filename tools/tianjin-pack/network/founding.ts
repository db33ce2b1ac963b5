import { DELIVERY_MODES, type DeliveryMode } from '../../../domain/registry/institution.ts'
import { type ClassType, ruleOf } from '../documents/rules.ts'
import type { Day } from '../shared/days.ts'
import { moved, rounded, roundTo } from '../shared/geometry.ts'
import type { Random } from '../shared/random.ts'
import type { PlacedCommunity, Territory } from '../territory/territory.ts'
import type { CareClass, Institution, Room } from './institution.ts'
import { legalFormOf, MODES } from './modes.ts'
import { placeOf, wordNames } from './names.ts'

/** Each further institution in the same community is this much less likely. */
const SECOND_IN_COMMUNITY = 0.35
const CORE_DISTRICTS = ['120101', '120102', '120103', '120104', '120105', '120106']

export type Founder = (day: Day, mode?: DeliveryMode, community?: PlacedCommunity) => Institution

/** Makes institutions where children live, in the mix of their day; codes follow those `madeBefore`. */
export function founder(territory: Territory, random: Random, madeBefore = 0): Founder {
  const nameOf = wordNames(random)
  const zones = new Set(territory.subdistricts.filter(unit => unit.kind === 'zone').map(unit => unit.code))
  const taken = new Map<string, number>()
  let made = madeBefore
  const chooseCommunity = (mode: DeliveryMode) => {
    const profile = MODES[mode]
    const weights = territory.communities.map(
      community =>
        [
          community,
          community.residents *
            (community.kind === 'village' ? profile.inVillage : 1) *
            (zones.has(community.subdistrict) ? profile.inZone : 1) *
            SECOND_IN_COMMUNITY ** (taken.get(community.code) ?? 0),
        ] as const,
    )
    return random.weighted(weights)
  }
  return (day, givenMode, givenCommunity) => {
    const mode = givenMode ?? random.weighted(modesOn(day))
    const community = givenCommunity ?? chooseCommunity(mode)
    taken.set(community.code, (taken.get(community.code) ?? 0) + 1)
    const code = `TJ-I${String(++made).padStart(4, '0')}`
    const profile = MODES[mode]
    const model = random.weighted(profile.models)
    const institution: Institution = {
      code,
      name: nameOf(placeOf(community, territory), random.pick(profile.suffixes)),
      nameEn: `${profile.english} ${made}`,
      mode,
      model,
      legalForm: legalFormOf(model, mode, random),
      community,
      at: nearby(community, random),
      filings: [{ first: day, last: null }],
      rooms: [],
      classes: [],
      baseFee: baseFee(mode, model === 'private', community, random),
      fees: [],
      recognitions: [],
      orders: [],
      serviceAreas: [],
      staffing: random.chance(0.06) ? random.between(0, 0.25) : random.between(0.7, 1.12),
    }
    const types = Array.from({ length: random.weighted(profile.classCounts) }, () =>
      random.weighted(profile.classTypes),
    )
    for (const type of types) addClass(institution, type, day, random)
    return institution
  }
}

const modesOn = (day: Day) =>
  DELIVERY_MODES.filter(mode => MODES[mode].from <= day).map(mode => [mode, MODES[mode].frequency] as const)

/** Within some 250 m of the community's point. */
export function nearby(community: PlacedCommunity, random: Random) {
  const reach = community.kind === 'village' ? 150 : 250
  return rounded(moved(community.at, random.between(-reach, reach), random.between(-reach, reach)))
}

/** A new class with a room of its own. */
export function addClass(institution: Institution, type: ClassType, day: Day, random: Random): CareClass {
  const number = institution.classes.length + 1
  const places = institution.mode === 'home_based' ? random.whole(3, 5) : placesOf(type, random)
  const room: Room = {
    code: `${institution.code}-R${number}`,
    area: random.chance(0.15) ? null : roomArea(type, places, random),
    closures: [],
  }
  const careClass = {
    code: `${institution.code}-C${number}`,
    type,
    room,
    places,
    span: { first: day, last: null },
  }
  institution.rooms.push(room)
  institution.classes.push(careClass)
  return careClass
}

/** Mostly the limit; a few registers hold more than the limit allows. */
function placesOf(type: ClassType, random: Random): number {
  const { most } = ruleOf(type)
  if (random.chance(0.04)) return most + random.whole(1, 5)
  return random.chance(0.68) ? most : most - random.whole(1, 4)
}

/** Mostly enough; a few rooms are too small for what was filed. */
function roomArea(type: ClassType, places: number, random: Random): number {
  const factor = random.chance(0.05) ? random.between(0.65, 0.98) : random.between(1.02, 1.5)
  return roundTo(places * ruleOf(type).area * factor, 1)
}

function baseFee(mode: DeliveryMode, isPrivate: boolean, community: PlacedCommunity, random: Random): number {
  const [low, high] = isPrivate ? MODES[mode].freeFee : MODES[mode].modestFee
  const level = CORE_DISTRICTS.includes(community.district) ? 1.12 : community.kind === 'village' ? 0.72 : 1
  return random.between(low, high) * level
}
