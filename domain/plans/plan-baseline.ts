/** Where the city stands on the base date, by the four indicators that have targets: the plan's starting point. */
import { type Mark, weakest } from '../../kernel/mark.ts'
import type { Indicator } from '../territory/target.ts'
import { carersInPost } from './plan-carers.ts'
import type { ExistingFacility } from './plan-existing.ts'
import type { PlanRecords } from './plan-records.ts'

export type Ratio = { readonly numerator: number; readonly denominator: number }

/** Numerators and denominators in the units of the indicators page; residents are given in thousands there too. */
export function planBaseline(
  records: PlanRecords,
  facilities: readonly ExistingFacility[],
): Record<Indicator, Ratio> {
  const institutions = facilities.filter(each => each.kind === 'institution')
  const filed = sum(institutions, each => each.filed)
  const { communities } = records.territory
  const covered = new Set(
    institutions
      .filter(each => each.covers)
      .flatMap(each => [each.community, ...each.serves])
      .filter(each => each.communityKind === 'community')
      .map(each => each.code),
  )
  const { inPost, certified } = carersInPost(records)
  return {
    places_per_1000: {
      numerator: filed,
      denominator: sum(communities, c => records.population.residents[c.index]!),
    },
    inclusive_share: {
      numerator: sum(institutions, each => (each.inclusive ? each.filed : 0)),
      denominator: filed,
    },
    certified_carer_share: { numerator: certified, denominator: inPost },
    community_coverage: {
      numerator: covered.size,
      denominator: communities.filter(each => each.communityKind === 'community').length,
    },
  }
}

/** The indicator's value: places per 1,000 residents, else a share; null where there is nothing to divide by. */
export const ratioValue = (indicator: Indicator, { numerator, denominator }: Ratio): number | null =>
  denominator === 0 ? null : (numerator * (indicator === 'places_per_1000' ? 1000 : 1)) / denominator

/** How far the records of the base date may be trusted together. */
export const recordsMark = (records: PlanRecords, facilities: readonly ExistingFacility[]): Mark =>
  weakest([...facilities.map(each => each.mark), ...records.population.districtMarks])

const sum = <T>(list: readonly T[], of: (each: T) => number): number =>
  list.reduce((total, each) => total + of(each), 0)
