/** What opens, with its public money in whole fen by level, so that every sum of the plan is exact. */

import type { Occupancy, Opening } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { splitWhole } from '../indicators/split-whole.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '../territory/funding-share.ts'
import type { ProgrammeRow } from './plan-rows.ts'
import type { PlanOption, PlanSite } from './plan-sites.ts'
import type { PlanProblem } from './programme-model.ts'

/** An opening with the records it names. */
export type PlanOpening = {
  readonly site: PlanSite
  readonly option: PlanOption
  readonly year: number
  readonly start: number
  /** level: fen of capital, and of each year's support. */
  readonly capital: Float64Array
  readonly support: Float64Array
}

/** The engine's openings in the order of sites. */
export function planOpenings(problem: PlanProblem, openings: readonly Opening[]): PlanOpening[] {
  const { model, sites } = problem
  return [...openings]
    .sort((a, b) => a.site - b.site)
    .map(({ site, option, year }) => {
      const chosen = sites.options[option]!
      const shares = (table: Float64Array) =>
        table.subarray(option * model.sources, (option + 1) * model.sources)
      return {
        site: sites.sites[site]!,
        option: chosen,
        year,
        start: year - chosen.leadYears,
        capital: splitWhole(chosen.capitalFen, shares(model.options.capitalShare)),
        support: splitWhole(chosen.yearlySupportFen, shares(model.options.supportShare)),
      }
    })
}

/** Fen by level, in whole fen. */
export const byLevel = (fen: ArrayLike<number>): Record<GovernmentLevel, number> =>
  Object.fromEntries(GOVERNMENT_LEVELS.map((level, at) => [level, fen[at]!])) as Record<
    GovernmentLevel,
    number
  >

/** Where a site is, for rows that name one. */
export function placeOf(problem: PlanProblem, record: PlanSite['record']) {
  const { subdistricts, districts } = problem.records.territory
  const district = districts[subdistricts[record.community.subdistrict]!.district]!
  return {
    site: record.code,
    name: record.name,
    kind: record.kind,
    district: district.code,
    districtName: district.name,
    community: record.community.code,
    communityName: record.community.name ?? '',
    longitude: record.longitude,
    latitude: record.latitude,
    positionMark: record.positionMark,
  }
}

/** The opening as a row of the programme. */
export function programmeRow(
  problem: PlanProblem,
  opening: PlanOpening,
  lastYear: Occupancy | undefined,
): ProgrammeRow {
  const { model, scenario, years, decisions, settings } = problem
  const { site, option, year, start, capital, support } = opening
  const openYears = years.length - year
  const facility = problem.facilities.length + site.index
  const predicted = lastYear?.byFacility
    .subarray(facility * CLASS_TYPES.length, (facility + 1) * CLASS_TYPES.length)
    .reduce((sum, children) => sum + children, 0)
  const predictedShare = predicted === undefined ? null : predicted / option.places
  return {
    ...placeOf(problem, site.record),
    option: option.code,
    mode: option.mode,
    operatingModel: option.operatingModel,
    year: years[year]!,
    startYear: years[start]!,
    classes: option.classes.map(({ classType, classes, places }) => ({ classType, classes, places })),
    places: option.places,
    monthlyFen: option.monthlyFen,
    inclusive: option.inclusiveIn[year]!,
    inclusiveYears: years.filter((_, t) => t >= year && option.inclusiveIn[t]),
    carers: option.carers,
    capitalFen: option.capitalFen,
    yearlySupportFen: option.yearlySupportFen,
    supportFen: option.yearlySupportFen * openYears,
    costByLevelFen: byLevel(capital.map((fen, at) => fen + support[at]! * openYears)),
    discountedFen: discounted(model.discountFactor, opening),
    predictedOccupied: predicted ?? 0,
    predictedShare,
    lowUse: predictedShare !== null && predictedShare < settings.lowUseShare,
    lockedIn: scenario.lockIn.some(lock => lock.site === site.record.code),
    duty: decisions.dutySites.has(site.record.code),
    mark: weakest(['estimated', site.record.mark, option.mark, site.record.positionMark]),
  }
}

function discounted(factors: Float64Array, { option, year, start }: PlanOpening): number {
  let supportYears = 0
  for (let later = year; later < factors.length; later++) supportYears += factors[later]!
  return option.capitalFen * factors[start]! + option.yearlySupportFen * supportYears
}
