/** Money and carers of the plan: who pays which share, budgets in fen, weights of years, carers there and needed. */
import type { Budgets, Carers } from '../../engine/index.ts'
import { heldOn } from '../../kernel/date-range.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { FUNDING_KINDS, GOVERNMENT_LEVELS, isWhole } from '../territory/funding-share.ts'
import type { ExistingFacility } from './plan-existing.ts'
import type { PlanRecords } from './plan-records.ts'
import type { PlanSettings } from './plan-settings.ts'
import { baseDateOf, type Scenario, yearsOf } from './scenario.ts'

export type FundingShares = Readonly<Record<(typeof FUNDING_KINDS)[number], readonly number[]>>

/**
 * Shares of the levels, in the order of `GOVERNMENT_LEVELS`, as they hold on the base date (before their first day the
 * first ones), each divided by the sum so that no fen is lost; refuses kinds whose shares do not sum to 1.
 */
export function fundingShares(records: PlanRecords, scenario: Scenario): FundingShares {
  const on = baseDateOf(scenario)
  const written = FUNDING_KINDS.map(kind => {
    const held = heldOn(
      records.fundingShares.filter(row => row.kind === kind),
      on,
    )
    const shares = GOVERNMENT_LEVELS.map(level => held.find(row => row.level === level)?.share ?? 0)
    return { kind, shares, sum: shares.reduce((a, b) => a + b, 0) }
  })
  const wrong = written.filter(({ sum }) => !isWhole(sum)).map(({ kind, sum }) => ({ kind, sum }))
  if (wrong.length > 0) throw new Refusal('invalid', 'plan.funding_shares_not_whole', { on, kinds: wrong })
  const [capital, support, training] = written.map(({ shares, sum }) => shares.map(share => share / sum))
  return { capital: capital!, support: support!, training: training! }
}

/** Budgets of the scenario in fen; a year or level that is not named has no limit. */
export function planBudgets(scenario: Scenario): Budgets {
  const { budgets } = scenario
  const years = yearsOf(scenario)
  const fen = (yuan: number | undefined) => (yuan === undefined ? Infinity : Math.round(yuan * 100))
  const { totalYuan, byLevelYuan } = budgets ?? { totalYuan: null, byLevelYuan: null }
  return {
    totalFen: totalYuan ? Float64Array.from(years, year => fen(totalYuan[year])) : null,
    bySourceFen: byLevelYuan
      ? Float64Array.from(
          years.flatMap(year => GOVERNMENT_LEVELS.map(level => fen(byLevelYuan[level]?.[year]))),
        )
      : null,
    carryOver: budgets?.carryOver ?? true,
  }
}

/** Weight of a fen spent in each evaluation year; the first plan year weighs 1. */
export const discountFactors = (settings: PlanSettings, years: number): Float64Array =>
  Float64Array.from(
    { length: Math.max(settings.evaluationYears, years) },
    (_, later) => (1 + settings.discountRate) ** -later,
  )

export type PlanCarers = {
  /** on the base date, in institutions that are filed. */
  readonly inPost: number
  readonly certified: number
  /** year: posts of existing institutions and projects, filled to the ratios. */
  readonly posts: readonly number[]
  /** year: share of posts that must be certified. */
  readonly share: readonly number[]
  readonly stock: readonly number[]
  readonly existingNeed: readonly number[]
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
  const { certifiedOutsidePosts, graduatesPerYear } = settings.carerStock
  const baseYear = baselineYear(scenario)
  const stock = years.map(
    year =>
      scenario.carers.stock?.[year] ??
      certified + certifiedOutsidePosts + graduatesPerYear * (year - baseYear),
  )
  const existingNeed = posts.map((count, t) => Math.ceil(share[t]! * count - 1e-9))
  const model = scenario.carers.required ? carerModel(settings, records, scenario, stock, existingNeed) : null
  return { inPost, certified, posts, share, stock, existingNeed, model }
}

function carerModel(
  settings: PlanSettings,
  records: PlanRecords,
  scenario: Scenario,
  stock: readonly number[],
  existingNeed: readonly number[],
): Carers {
  const { training } = settings
  return {
    stock: Float64Array.from(stock),
    existingNeed: Float64Array.from(existingNeed),
    training: training && {
      lagYears: training.lagYears,
      costFen: Math.round(training.yuanPerCarer * 100),
      costShare: Float64Array.from(fundingShares(records, scenario).training),
      yearlyLimit: Float64Array.from(stock, () => training.yearlyLimit),
      totalLimit: training.totalLimit ?? settings.carerStock.trainable,
    },
  }
}

/** Carers of institutions that are filed on the base date, as the indicator counts them. */
export function carersInPost(records: PlanRecords): { inPost: number; certified: number } {
  const filed = records.network.institutions.filter(each => each.filed)
  const sum = (of: 'inPost' | 'certified') => filed.reduce((total, each) => total + each.carers[of], 0)
  return { inPost: sum('inPost'), certified: sum('certified') }
}

/** The latest year end that is not after the base date: the year the plan's targets start from. */
export function baselineYear(scenario: Pick<Scenario, 'baseDate'>): number {
  const year = Number(scenario.baseDate.slice(0, 4))
  return scenario.baseDate.endsWith('-12-31') ? year : year - 1
}
