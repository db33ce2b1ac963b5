/** Targets and district floors of the plan years, in the units of the engine's rows. */
import type { Targets } from '../../engine/index.ts'
import type { Mark } from '../../kernel/mark.ts'
import { targetPath } from '../indicators/target-path.ts'
import { INDICATORS, type Indicator } from '../territory/target.ts'
import { baselineYear } from './baseline-year.ts'
import type { PlanPeople } from './plan-people.ts'
import type { PlanRecords } from './plan-records.ts'
import { baseDateOf, type Scenario, yearsOf } from './scenario.ts'

export type TargetValue = { readonly value: number | null; readonly mark: Mark | null }
/** indicator → one target per plan year. */
export type PlanTargets = Readonly<Record<Indicator, readonly TargetValue[]>>
/** indicator → what was measured on the base date. */
export type Baseline = Readonly<Record<Indicator, number | null>>

const NO_TARGET: TargetValue = { value: null, mark: null }
/** Guards ceilings against sums like 4.5 / 1000 × 40,000 = 180.00000000000003. */
const DUST = 1e-6

/** The scenario's targets where it gives an indicator, else the pack's, on a straight line from the baseline. */
export function planTargets(records: PlanRecords, scenario: Scenario, baseline: Baseline): PlanTargets {
  return Object.fromEntries(
    INDICATORS.map(indicator => {
      const given = scenario.targets?.[indicator]
      if (!given) return [indicator, packTargets(records, scenario, indicator, null, baseline[indicator])]
      return [
        indicator,
        yearsOf(scenario).map(year => {
          const value = given[year] ?? null
          return value === null ? NO_TARGET : { value, mark: scenario.mark }
        }),
      ]
    }),
  ) as Record<Indicator, TargetValue[]>
}

function packTargets(
  records: PlanRecords,
  scenario: Scenario,
  indicator: Indicator,
  districtId: number | null,
  measured: number | null,
): TargetValue[] {
  const set = records.targets
    .filter(row => row.indicator === indicator && row.districtId === districtId)
    .map(row => ({
      year: row.year,
      value: row.value,
      mark: row.mark,
      source: records.sources.get(row.sourceId)?.code ?? null,
      // A scenario follows the whole path, whichever plan set it.
      plan: null,
    }))
  const start =
    measured === null ? null : { year: baselineYear(scenario), value: measured, mark: 'estimated' as const }
  const path = targetPath(set, start, baseDateOf(scenario))?.path ?? []
  const last = path.at(-1)
  return yearsOf(scenario).map(year => {
    const point = path.find(each => each.year === year) ?? (last && last.year < year ? last : undefined)
    return point ? { value: point.value, mark: point.mark } : NO_TARGET
  })
}

/** The most of any births case whose targets are to hold. */
const mostOf = (people: readonly PlanPeople[], of: (people: PlanPeople) => number): number =>
  people.reduce((most, each) => Math.max(most, of(each)), 0)

/** The engine's targets: whole places and communities, the share of inclusive places as it is; for the residents of every births case given. */
export function targetModel(
  records: PlanRecords,
  scenario: Scenario,
  targets: PlanTargets,
  people: readonly PlanPeople[],
): Targets {
  const { communities, districts } = records.territory
  const count = communities.filter(each => each.communityKind === 'community').length
  return {
    places: targets.places_per_1000.map(({ value }, t) => {
      const residents = mostOf(people, ({ residents }) =>
        residents.subarray(t * districts.length, (t + 1) * districts.length).reduce((a, b) => a + b, 0),
      )
      return value === null ? null : Math.ceil((value * residents) / 1000 - DUST)
    }),
    inclusiveShare: targets.inclusive_share.map(({ value }) => value),
    coveredWeight: targets.community_coverage.map(({ value }) =>
      value === null ? null : Math.ceil(value * count - DUST),
    ),
    districtPlaces: districtFloors(records, scenario, targets, people),
  }
}

/** district × year: least filed places. A floor that the scenario gives a district replaces the pack's target for it. */
function districtFloors(
  records: PlanRecords,
  scenario: Scenario,
  targets: PlanTargets,
  people: readonly PlanPeople[],
): Float64Array | null {
  const { districts } = records.territory
  const years = yearsOf(scenario)
  const floors = new Float64Array(districts.length * years.length)
  districts.forEach((district, d) => {
    const measured = districtBaseline(records, d)
    const path = packTargets(records, scenario, 'places_per_1000', district.id, measured)
    years.forEach((year, t) => {
      const own = scenario.districtFloors?.placesByDistrict?.[district.code]
      if (own) {
        floors[d * years.length + t] = own[year] ?? 0
        return
      }
      const given = floorPer1000(scenario, district.code, year, targets.places_per_1000[t]!.value)
      const per1000 = given ?? path[t]!.value ?? 0
      const residents = mostOf(people, each => each.residents[t * districts.length + d]!)
      floors[d * years.length + t] = Math.max(0, Math.ceil((per1000 * residents) / 1000 - DUST))
    })
  })
  return floors.some(floor => floor > 0) ? floors : null
}

/** Floors hold from their first year, in the last year alone where none is named; null: the district is given none. */
function floorPer1000(
  { districtFloors: floors, lastYear }: Scenario,
  district: string,
  year: number,
  city: number | null,
) {
  const value = floors?.byDistrict[district] ?? floors?.everywhere ?? null
  if (floors === null || value === null) return null
  if (year < (floors.firstYear ?? lastYear)) return 0
  return floors.unit === 'places_per_1000' ? value : value * (city ?? 0)
}

function districtBaseline(records: PlanRecords, d: number): number | null {
  const { network, population, territory } = records
  let places = 0
  for (const { of, classes } of network.institutions)
    if (territory.subdistricts[of.subdistrict]!.district === d)
      for (const each of classes) places += each.filedPlaces
  const residents = territory.districts[d]!.communities.reduce(
    (sum, each) => sum + population.residents[each.index]!,
    0,
  )
  return residents > 0 ? (places / residents) * 1000 : null
}
