/** Carers of the plan: those there, forecast as stock and flow, those needed, and who can be trained. */
import type { Carers } from '../../engine/index.ts'
import { type Mark, weakest } from '../../kernel/mark.ts'
import {
  type CarerForecast,
  certifiedIn,
  type DistrictCarers,
  forecastCarers,
} from '../forecast/carer-forecast.ts'
import { baselineYear, firstYearShare } from './baseline-year.ts'
import type { ExistingFacility } from './plan-existing.ts'
import { fundingShares } from './plan-money.ts'
import type { PlanRecords } from './plan-records.ts'
import type { PlanSettings } from './plan-settings.ts'
import { type Scenario, yearsOf } from './scenario.ts'

export type PlanCarers = {
  /** on the base date, in institutions that are filed. */
  readonly inPost: number
  readonly certified: number
  /** year: posts of existing institutions and projects, filled to the ratios. */
  readonly posts: readonly number[]
  /** year: share of posts that must be certified. */
  readonly share: readonly number[]
  /** year: certified carers as forecast, or as the scenario says. */
  readonly stock: readonly number[]
  readonly existingNeed: readonly number[]
  readonly districts: readonly DistrictCarers[]
  readonly forecast: CarerForecast
  readonly model: Carers | null
}

/**
 * Posts of existing institutions are those in post or, where that is more, those that the filed places need at their
 * ratios; projects and options add theirs. Of existing posts the target's share must be certified (without a target
 * the share of the base date), of new ones all, so that the city's share is at least the target's.
 */
export function planCarers(
  records: PlanRecords,
  facilities: readonly ExistingFacility[],
  settings: PlanSettings,
  scenario: Scenario,
  targetShare: readonly (number | null)[],
): PlanCarers {
  const years = yearsOf(scenario)
  const { inPost, certified } = carersInPost(records)
  const neededBy = (kind: ExistingFacility['kind'], t: number) =>
    facilities.reduce((sum, each) => sum + (each.kind === kind && each.fromYear <= t ? each.carers : 0), 0)
  const posts = years.map((_, t) => Math.max(inPost, neededBy('institution', t)) + neededBy('project', t))
  const share = targetShare.map(target => target ?? (inPost > 0 ? certified / inPost : 1))
  const { districts, forecast } = forecastPlanCarers(records, settings, scenario)
  const stock = years.map(year => scenario.carers.stock?.[year] ?? certifiedIn(forecast, year))
  const existingNeed = posts.map((count, t) => Math.ceil(share[t]! * count - 1e-9))
  const model = scenario.carers.required ? carerModel(settings, records, scenario, stock, existingNeed) : null
  return { inPost, certified, posts, share, stock, existingNeed, districts, forecast, model }
}

/** Carers of the city's districts from the base date to the scenario's last year, without what a programme trains. */
export function forecastPlanCarers(
  records: PlanRecords,
  settings: PlanSettings,
  scenario: Scenario,
): Pick<PlanCarers, 'districts' | 'forecast'> {
  const districts = districtCarers(records)
  const forecast = forecastCarers({
    districts,
    stock: settings.carerStock,
    graduates: graduatesOf(records, scenario),
    flows: settings.carerFlows,
    baseYear: baselineYear(scenario),
    firstYearShare: firstYearShare(scenario),
    lastYear: scenario.lastYear,
  })
  return { districts, forecast }
}

/** The pack's graduates by school, unless the planner says how many enter in a year. */
export const graduatesOf = (
  { forecast }: PlanRecords,
  { carers }: Pick<Scenario, 'carers'>,
): PlanRecords['forecast']['graduates'] => (carers.graduatesPerYear === null ? forecast.graduates : [])

/**
 * Whoever is trained passes in the share that in-service carers do: a certificate costs so much more, and so many fewer
 * can be had in a year and in all.
 */
function carerModel(
  settings: PlanSettings,
  records: PlanRecords,
  scenario: Scenario,
  stock: readonly number[],
  existingNeed: readonly number[],
): Carers {
  const { training } = settings
  const passShare = settings.carerFlows?.passShare ?? 1
  const passing = (trained: number) => Math.floor(trained * passShare + 1e-9)
  const most = training && (training.totalLimit ?? settings.carerStock.trainable)
  return {
    stock: Float64Array.from(stock),
    existingNeed: Float64Array.from(existingNeed),
    training: training && {
      lagYears: training.lagYears,
      costFen: Math.round((training.yuanPerCarer * 100) / passShare),
      costShare: Float64Array.from(fundingShares(records, scenario).training),
      yearlyLimit: Float64Array.from(stock, () => passing(training.yearlyLimit)),
      totalLimit: most === null ? null : passing(most),
    },
  }
}

/** Carers of institutions that are filed on the base date, as the indicator counts them. */
export function carersInPost(records: PlanRecords): { inPost: number; certified: number } {
  const filed = records.network.institutions.filter(each => each.filed)
  const sum = (of: 'inPost' | 'certified') => filed.reduce((total, each) => total + each.carers[of], 0)
  return { inPost: sum('inPost'), certified: sum('certified') }
}

/** The same, district by district, with the years in which their certificates end. */
function districtCarers({ network, territory, forecast }: PlanRecords): DistrictCarers[] {
  const filed = network.institutions.filter(each => each.filed)
  return territory.districts.map(({ code, name }, d) => {
    const own = filed.filter(({ of }) => territory.subdistricts[of.subdistrict]!.district === d)
    const institutions = new Set(own.map(({ of }) => of.id))
    const endsIn = new Map<number, number>()
    for (const { institutionId, lastYear, carers } of forecast.certificateEnds)
      if (lastYear !== null && institutions.has(institutionId))
        endsIn.set(lastYear, (endsIn.get(lastYear) ?? 0) + carers)
    const sum = (of: 'inPost' | 'certified') => own.reduce((total, each) => total + each.carers[of], 0)
    return { code, name, inPost: sum('inPost'), certified: sum('certified'), endsIn }
  })
}

/** How far the forecast of carers may be trusted: no better than what it is made from. */
export function carerForecastMark(
  { assumptions }: PlanSettings,
  { forecast }: PlanRecords,
  records: Mark,
): Mark {
  const own = assumptions.filter(({ key }) => key === 'carer_stock' || key === 'carer_flows')
  return weakest([
    'estimated',
    records,
    ...own.map(each => each.mark),
    ...forecast.graduates.map(each => each.mark),
  ])
}
