/**
 * From the city's records on the base date and a scenario to the engine's model, and the names of its indices.
 * Pure: everything is read before. Orders are those of codes, so that the same records give the same bytes.
 * `docs/methods/plan-inputs.md` says the same in prose, with an example by hand.
 */
import type { Demand, Lock, ProgrammeModel, Travel } from '../../engine/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { agesAsPlanned, plannedAges } from '../indicators/planned-ages.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { INDICATORS, type Indicator } from '../territory/target.ts'
import { PROJECTED_BIRTHS_CASES } from '../territory/territory.ts'
import { planBaseline, type Ratio, ratioValue } from './plan-baseline.ts'
import { type PlanCarers, planCarers } from './plan-carers.ts'
import { planCoverage } from './plan-coverage.ts'
import { type Decisions, planDecisions } from './plan-decisions.ts'
import { type ExistingFacility, existingFacilities, existingModel } from './plan-existing.ts'
import { discountFactors, fundingShares, planBudgets } from './plan-money.ts'
import { type PlanPeople, planPeople } from './plan-people.ts'
import { ofLeastUse, travelToKept } from './plan-reachable-use.ts'
import type { PlanRecords } from './plan-records.ts'
import { type PlanSettings, planSettings } from './plan-settings.ts'
import { availabilityLocks, type PlanSites, planSites, siteModel } from './plan-sites.ts'
import { type PlanTargets, planTargets, targetModel } from './plan-targets.ts'
import { travelByDistance, travelByMatrix } from './plan-travel.ts'
import { baseDateOf, type Scenario, yearsOf } from './scenario.ts'
import { parseTravelMatrix } from './travel-matrix.ts'
import { type ComputedWays, type MatrixText, matrixWays } from './ways-of-plan.ts'

/** The engine's model with what its indices mean. */
export type PlanProblem = {
  readonly model: ProgrammeModel
  readonly scenario: Scenario
  readonly records: PlanRecords
  readonly years: readonly number[]
  readonly facilities: readonly ExistingFacility[]
  readonly sites: PlanSites
  readonly decisions: Decisions
  /** openings barred because the site is not there yet, not because the planner says so. */
  readonly notYet: readonly Lock[]
  readonly settings: PlanSettings
  readonly people: PlanPeople
  readonly carers: PlanCarers
  readonly targets: PlanTargets
  readonly baseline: Readonly<Record<Indicator, Ratio>>
  /** ways by network or service; null for straight lines and a matrix. */
  readonly computed: ComputedWays | null
}

/** Builds the model on straight lines or the ways given; refuses what no plan could be made from, with the facts. */
export function planProblem(
  records: PlanRecords,
  scenario: Scenario,
  given?: MatrixText | ComputedWays,
): PlanProblem {
  const years = yearsOf(scenario)
  refuseOtherAges(records, scenario)
  const settings = planSettings(records, scenario)
  const people = planPeople(records, settings, scenario)
  const targetPeople = scenario.targetsInAllBirths
    ? PROJECTED_BIRTHS_CASES.map(births => planPeople(records, settings, { ...scenario, births }))
    : [people]
  const facilities = existingFacilities(records, scenario.firstYear)
  const demand = demandOf(records, settings, people)
  const existing = facilities.length
  const all = planSites(records, scenario)
  const ways = travelOf(records, facilities, all, settings, given)
  const sites = ofLeastUse(all, scenario, { demand, travel: ways, existing, years: years.length })
  const decisions = planDecisions(records, sites, scenario)
  const baseline = planBaseline(records, facilities)
  const targets = planTargets(records, scenario, measured(baseline))
  const targetShare = targets.certified_carer_share.map(target => target.value)
  const carers = planCarers(records, facilities, settings, scenario, targetShare)
  const notYet = availabilityLocks(sites, years.length)
  const shares = fundingShares(records, scenario)
  const { districts } = records.territory
  const model: ProgrammeModel = {
    years: years.length,
    sources: GOVERNMENT_LEVELS.length,
    districts: districts.length,
    existing: existingModel(facilities, years.length),
    ...siteModel(sites, years.length, shares),
    targets: targetModel(records, scenario, targets, targetPeople),
    coverage: planCoverage(records, facilities, sites.sites, years.length),
    budgets: planBudgets(scenario),
    carers: carers.model,
    lockIn: [...decisions.lockIn],
    lockOut: [...decisions.lockOut, ...notYet],
    duties: [...decisions.duties],
    demand,
    travel: travelToKept(ways, existing, all, sites),
    discountFactor: discountFactors(settings, years.length),
    servedWeight: new Float64Array(years.length).fill(1),
  }
  return {
    model,
    scenario,
    records,
    years,
    facilities,
    sites,
    decisions,
    notYet,
    settings,
    people,
    carers,
    targets,
    baseline,
    computed: given && 'found' in given ? given : null,
  }
}

/** The engine knows the ages of class types by itself; a plan under rules of other ages would count wrongly. */
function refuseOtherAges({ network }: PlanRecords, scenario: Scenario): void {
  const types = [...network.rules].flatMap(([type, { firstAgeMonths, endAgeMonths }]) => {
    if (agesAsPlanned(type, { firstAgeMonths, endAgeMonths })) return []
    const planned = plannedAges(type)
    return [`${type} ${firstAgeMonths}–${endAgeMonths} (${planned.firstAgeMonths}–${planned.endAgeMonths})`]
  })
  if (types.length > 0)
    throw new Refusal('invalid', 'plan.class_ages_differ', { on: baseDateOf(scenario), types })
}

/** Wanting children by year, point and band, and how far and how dear they would go. */
function demandOf({ territory }: PlanRecords, settings: PlanSettings, people: PlanPeople): Demand {
  const { communities, subdistricts } = territory
  return {
    points: communities.length,
    wanting: people.wanting,
    district: Int32Array.from(communities, each => subdistricts[each.subdistrict]!.district),
    ringLimit: Float64Array.from(settings.rings, ring => ring.metres),
    ringShare: Float64Array.from(settings.rings, ring => ring.share),
    tierLimitFen: Float64Array.from(settings.tiers, ({ monthlyYuan }) =>
      monthlyYuan === null ? Infinity : Math.round(monthlyYuan * 100),
    ),
    tierShare: Float64Array.from(settings.tiers, tier => tier.share),
  }
}

const measured = (baseline: Record<Indicator, Ratio>): Record<Indicator, number | null> =>
  Object.fromEntries(
    INDICATORS.map(indicator => [indicator, ratioValue(indicator, baseline[indicator])]),
  ) as Record<Indicator, number | null>

function travelOf(
  records: PlanRecords,
  facilities: readonly ExistingFacility[],
  sites: PlanSites,
  settings: PlanSettings,
  given: MatrixText | ComputedWays | undefined,
): Travel {
  const { communities } = records.territory
  const all = [...facilities, ...sites.sites.map(site => site.record)]
  if (!given) return travelByDistance(communities, all, settings.reachMetres, settings.detour)
  const ways = 'found' in given ? matrixWays(given, indicesByCode(all)) : waysOf(records, all, given)
  return travelByMatrix(communities.length, ways, settings.reachMetres)
}

/** Refuses a matrix with faults, all at once by row and column. */
export function checkMatrix(records: PlanRecords, scenario: Scenario, matrix: MatrixText): void {
  const { sites } = planSites(records, scenario)
  const facilities = existingFacilities(records, scenario.firstYear)
  waysOf(records, [...facilities, ...sites.map(site => site.record)], matrix)
}

function waysOf({ territory }: PlanRecords, all: readonly { code: string }[], matrix: MatrixText) {
  const points = new Map(territory.communities.map(each => [each.code, each.index]))
  return parseTravelMatrix(matrix.text, matrix.file, points, indicesByCode(all))
}

function indicesByCode(all: readonly { code: string }[]): Map<string, number[]> {
  const byCode = new Map<string, number[]>()
  all.forEach((each, index) => {
    byCode.set(each.code, [...(byCode.get(each.code) ?? []), index])
  })
  return byCode
}
