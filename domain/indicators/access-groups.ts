/**
 * How evenly access lies over children: of the city, of town and country, of each district.
 * Measures are those of `docs/methods/fairness.md`, over communities weighted by their children who want care.
 */
import { fairnessByGroup, type GroupedFairness } from '../../engine/index.ts'
import { MARKS } from '../../kernel/mark.ts'
import type { PlacesReached } from './access.ts'
import type { AccessFairness, AccessGroup, AccessGroupKind, LorenzPoint } from './access-figures.ts'
import type { Territory } from './territory-records.ts'

export type AccessSpread = Pick<PlacesReached, 'children' | 'places'> & {
  readonly territory: Territory
  /** community: residents, by whom unknown places are weighed. */
  readonly residents: Float64Array
  /** community: rank in `MARKS` of its access. */
  readonly ranks: Int8Array
  /** Rank of the weakest rule or setting. */
  readonly inputRank: number
  /** Places per 100 children; null where the city has set none. */
  readonly threshold: number | null
  readonly withheldAbove: number
  /** Whether the day lies before the records. */
  readonly withoutRecords: boolean
}

/** The groups of a day or of a plan's year. */
export function accessFairness(spread: AccessSpread): AccessFairness {
  const { territory, children, places, threshold } = spread
  const { city, districts, communities, subdistricts, isOfKind } = territory
  const input = {
    value: places.map((each, at) => (children[at]! > 0 ? each / children[at]! : 0)),
    weight: children,
    better: 'more' as const,
    ...(threshold === null ? {} : { threshold: threshold / 100 }),
  }
  const districtOf = Int32Array.from(communities, each => subdistricts[each.subdistrict]!.district)
  const kindOf = Int32Array.from(isOfKind.village)
  const byDistrict = fairnessByGroup(input, districtOf, districts.length)
  const byKind = fairnessByGroup(input, kindOf, 2)
  const groupOf = (
    kind: AccessGroupKind,
    area: Pick<AccessGroup, 'code' | 'name' | 'nameEn'>,
    measured: GroupedFairness['all'],
    isInside: (community: number) => boolean,
  ) => described(spread, kind, area, measured, isInside)
  const kinds = [
    groupOf('urban', city, byKind.groups[0]!, at => kindOf[at] === 0),
    groupOf('rural', city, byKind.groups[1]!, at => kindOf[at] === 1),
  ]
  const whole = groupOf('city', city, byDistrict.all, () => true)
  return {
    groups: [
      whole,
      ...(kinds.every(each => each.children > 0) ? kinds : []),
      ...districts.map((district, d) =>
        groupOf('district', district, byDistrict.groups[d]!, at => districtOf[at] === d),
      ),
    ],
    theilBetween: whole.withheld ? null : byDistrict.theilBetween,
    theilWithin: whole.withheld ? null : byDistrict.theilWithin,
  }
}

function described(
  spread: AccessSpread,
  kind: AccessGroupKind,
  { code, name, nameEn }: Pick<AccessGroup, 'code' | 'name' | 'nameEn'>,
  measured: GroupedFairness['all'],
  isInside: (community: number) => boolean,
): AccessGroup {
  const { children, residents, territory, ranks, inputRank, withheldAbove } = spread
  const sums = { children: 0, places: 0, residents: 0, unknown: 0, rank: inputRank }
  for (let at = 0; at < children.length; at++) {
    if (!isInside(at)) continue
    sums.children += children[at]!
    sums.places += spread.places[at]!
    sums.residents += residents[at]!
    if (territory.placeUnknown[at]) sums.unknown += residents[at]!
    if (children[at]! > 0) sums.rank = Math.max(sums.rank, ranks[at]!)
  }
  const unknownShare = sums.residents > 0 ? sums.unknown / sums.residents : 0
  const unknown = unknownShare > withheldAbove ? 'place_unknown' : null
  const withheld = spread.withoutRecords ? 'no_records_yet' : unknown
  const { gini, theil, palma, beyondShare, outOfReachShare } = measured
  const shown = {
    places: sums.places,
    access: sums.children > 0 ? (100 * sums.places) / sums.children : null,
    gini,
    theil,
    palma,
    belowShare: beyondShare,
    outOfReachShare,
  }
  return {
    ...{ kind, code, name, nameEn, children: sums.children },
    ...(withheld ? nothingOf(shown) : shown),
    unknownShare,
    withheld,
    mark: MARKS[sums.rank]!,
  }
}

const nothingOf = <Key extends string>(shown: Record<Key, number | null>) =>
  Object.fromEntries(Object.keys(shown).map(key => [key, null])) as Record<Key, null>

const LORENZ_STEPS = 20

/**
 * The Lorenz curve (1905) at every twentieth of the children, those with least access first: which share of the places
 * reaches them. Empty where nothing is shared. Equal access in the order of communities.
 */
export function lorenzCurve({
  children,
  places,
}: Pick<PlacesReached, 'children' | 'places'>): readonly LorenzPoint[] {
  const rising = Array.from(children.keys())
    .filter(at => children[at]! > 0)
    .sort((a, b) => places[a]! / children[a]! - places[b]! / children[b]! || a - b)
  const allChildren = rising.reduce((sum, at) => sum + children[at]!, 0)
  const allPlaces = rising.reduce((sum, at) => sum + places[at]!, 0)
  if (allPlaces === 0) return []
  const curve: LorenzPoint[] = [{ children: 0, places: 0 }]
  let [before, held] = [0, 0]
  for (const at of rising) {
    const after = before + children[at]!
    while (curve.length < LORENZ_STEPS && after >= (curve.length / LORENZ_STEPS) * allChildren) {
      const part = ((curve.length / LORENZ_STEPS) * allChildren - before) / children[at]!
      curve.push({
        children: curve.length / LORENZ_STEPS,
        places: (held + part * places[at]!) / allPlaces,
      })
    }
    before = after
    held += places[at]!
  }
  return [...curve, { children: 1, places: 1 }]
}
