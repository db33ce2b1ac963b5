import type { OperatingModel } from '../../../domain/registry/institution.ts'
import type { SiteKind } from '../../../domain/supply/site.ts'
import { type ClassType, ruleOf } from '../documents/rules.ts'
import type { Random } from '../shared/random.ts'
import { type ClassGroup, type Option, placesOf } from './site.ts'
import { SITE_KIND_PROFILES, type SiteKindProfile } from './site-kinds.ts'

/** What is true of the site whichever option is taken. */
export type SiteTraits = {
  kind: SiteKind
  /** Classes that fit, or that the duty asks for. */
  classes: number
  /** Fees and costs beside the usual: lower in the country. */
  level: number
  /** Options may be inclusive; a kindergarten class only where its kindergarten is. */
  mayBeInclusive: boolean
  /** Fewest places of every option but the last: the duty of a new residential area. */
  leastPlaces: number
}

const PUBLIC_MODELS: readonly OperatingModel[] = [
  'public',
  'public_built_private_run',
  'private_run_public_assisted',
]
const YOUNG: readonly ClassType[] = ['toddler', 'infant', 'older_toddler']
const OLDER: readonly ClassType[] = ['older_toddler', 'mixed', 'toddler']
const BALANCED: readonly ClassType[] = ['toddler', 'older_toddler', 'mixed']

/**
 * Three to five options of a site: all the room, half of it, younger children, a free price, and sometimes one
 * that nobody should take (dear, small or late), as real lists hold them.
 */
export function optionsOf(traits: SiteTraits, random: Random): Option[] {
  const profile = SITE_KIND_PROFILES[traits.kind]
  if (traits.kind === 'home_based') return homeBasedOptions(traits, profile, random)
  const half = Math.max(1, Math.ceil(traits.classes / 2))
  const wanted: { classes: number; types: readonly ClassType[]; inclusive: boolean; poor?: true }[] = [
    { classes: traits.classes, types: BALANCED, inclusive: true },
    { classes: traits.leastPlaces > 0 ? traits.classes + 1 : half, types: OLDER, inclusive: true },
    { classes: traits.classes, types: YOUNG, inclusive: true },
  ]
  if (random.chance(0.7)) wanted.push({ classes: traits.classes, types: BALANCED, inclusive: false })
  if (random.chance(0.4))
    wanted.push({ classes: half, types: YOUNG, inclusive: random.chance(0.5), poor: true })
  return wanted.map(({ classes, types, inclusive, poor }) => {
    const groups = groupsOf(
      Array.from({ length: classes }, (_, index) => types[index % types.length]!),
      poor ? 0 : traits.leastPlaces,
    )
    return priced(traits, profile, groups, inclusive && traits.mayBeInclusive, poor === true, random)
  })
}

/** Groups of full classes by type; one class more of the first type until the least number is reached. */
function groupsOf(types: readonly ClassType[], leastPlaces: number): ClassGroup[] {
  const groups: ClassGroup[] = []
  const add = (type: ClassType) => {
    const group = groups.find(other => other.type === type)
    const { most } = ruleOf(type)
    if (group) {
      group.classes++
      group.places += most
    } else groups.push({ type, classes: 1, places: most })
  }
  for (const type of types) add(type)
  while (groups.reduce((sum, group) => sum + group.places, 0) < leastPlaces) add(types[0]!)
  return groups
}

function priced(
  traits: SiteTraits,
  profile: SiteKindProfile,
  groups: ClassGroup[],
  inclusive: boolean,
  poor: boolean,
  random: Random,
): Option {
  const places = groups.reduce((sum, group) => sum + group.places, 0)
  const within = ([low, high]: readonly [number, number]) => random.between(low, high) * traits.level
  const infants = groups.find(({ type }) => type === 'infant')?.places ?? 0
  const young = 1 + (0.3 * infants) / places
  const capital = within(profile.capitalPerPlace) * (inclusive ? young : random.between(0, 0.25))
  const support = within(profile.supportPerPlace) * (inclusive ? young : random.between(0, 0.1))
  const fee = within(inclusive ? profile.modestFee : profile.freeFee) * (poor ? 1.35 : 1)
  return {
    mode: random.pick(profile.modes),
    model: inclusive ? random.pick(PUBLIC_MODELS) : 'private',
    inclusive,
    monthlyYuan: roundToMultiple(fee, 10),
    capitalYuan: roundToMultiple(places * capital * (poor ? random.between(1.8, 3) : 1), 1000),
    yearlySupportYuan: roundToMultiple(places * support * (poor ? 1.3 : 1), 1000),
    carers: carersFor(groups),
    leadYears: random.whole(...profile.leadYears),
    groups,
  }
}

const carersFor = (groups: readonly ClassGroup[]) =>
  groups.reduce(
    (sum, { type, classes, places }) => sum + classes * Math.ceil(places / classes / ruleOf(type).perCarer),
    0,
  )

/** At most 5 children, at most 3 to a carer. */
function homeBasedOptions(traits: SiteTraits, profile: SiteKindProfile, random: Random): Option[] {
  return [
    { places: 5, inclusive: true },
    { places: 3, inclusive: true },
    { places: 5, inclusive: false },
  ].map(({ places, inclusive }) => {
    const option = priced(traits, profile, [{ type: 'mixed', classes: 1, places }], inclusive, false, random)
    return {
      ...option,
      model: inclusive ? ('private_run_public_assisted' as const) : option.model,
      carers: Math.ceil(places / 3),
    }
  })
}

const roundToMultiple = (value: number, step: number) => Math.round(value / step) * step

/** Most places that any option of the list gives. */
export const mostPlaces = (options: readonly Option[]): number => Math.max(...options.map(placesOf))
