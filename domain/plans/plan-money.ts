/** Money of the plan: who pays which share, budgets in fen, weights of years. */
import type { Budgets } from '../../engine/index.ts'
import { heldOn } from '../../kernel/date-range.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { FUNDING_KINDS, GOVERNMENT_LEVELS, isWhole } from '../territory/funding-share.ts'
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
