import { largestRemainder } from '../shared/rounding.ts'

/** One community or village with its sub-district. */
export type Place = { code: string; kind: 'community' | 'village'; subdistrict: string }
export type DistrictTotals = { residents: number; urban: number; rural: number }

/** Weight of a village beside a community where the census counts no rural residents. */
export const VILLAGE_WEIGHT = 0.15
const ROUNDS = 200

/**
 * Residents of each community and village of one district (Deming & Stephan 1940, iterative proportional fitting).
 * Urban residents go to communities and rural ones to villages; sub-districts with a known census value are pinned.
 * Sums are exact: pinned sub-districts, urban and rural parts, and the district (largest remainder).
 */
export function rakeResidents(
  places: readonly Place[],
  totals: DistrictTotals,
  pinned: ReadonlyMap<string, number>,
): Map<string, number> {
  const kinds = totals.rural === 0 ? ['all' as const] : ['community' as const, 'village' as const]
  const kindOf = (place: Place) => (totals.rural === 0 ? 'all' : place.kind)
  const kindTotal = { all: totals.residents, community: totals.urban, village: totals.rural }
  const weights = new Map(
    places.map(place => [place.code, totals.rural === 0 && place.kind === 'village' ? VILLAGE_WEIGHT : 1]),
  )
  const scaleTo = (group: readonly Place[], total: number) => {
    const sum = group.reduce((all, place) => all + weights.get(place.code)!, 0)
    for (const place of group) weights.set(place.code, (weights.get(place.code)! * total) / sum)
  }
  const pinnedGroups = [...pinned].map(([code, total]) => ({
    places: places.filter(place => place.subdistrict === code),
    total,
  }))
  for (let round = 0; round < ROUNDS; round++) {
    for (const group of pinnedGroups) scaleTo(group.places, group.total)
    for (const kind of kinds)
      scaleTo(
        places.filter(place => kindOf(place) === kind),
        kindTotal[kind],
      )
  }
  const residents = new Map<string, number>()
  const left = { ...kindTotal }
  const share = (group: readonly Place[], total: number) => {
    const counts = largestRemainder(
      group.map(place => weights.get(place.code)!),
      total,
    )
    group.forEach((place, index) => {
      residents.set(place.code, counts[index]!)
    })
  }
  for (const group of pinnedGroups) {
    const parts = kinds.map(kind => group.places.filter(place => kindOf(place) === kind))
    const sums = parts.map(part => part.reduce((all, place) => all + weights.get(place.code)!, 0))
    const whole = largestRemainder(sums, group.total)
    kinds.forEach((kind, index) => {
      share(parts[index]!, whole[index]!)
      left[kind] -= whole[index]!
    })
  }
  for (const kind of kinds)
    share(
      places.filter(place => kindOf(place) === kind && !pinned.has(place.subdistrict)),
      left[kind],
    )
  return residents
}
