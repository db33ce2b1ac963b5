/** An earlier plan as a start for a new one, and what the new one opens otherwise. */
import type { PlanStart } from '../../engine/index.ts'
import { refuseIf } from '../../kernel/refusal.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { startFingerprint } from './plan-fingerprint.ts'
import type { PlanChanges, PlanOrigin, PlanResult } from './plan-result.ts'
import type { ProgrammeRow } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'
import type { ReliefFamily } from './relief-family.ts'
import type { Scenario, ScenarioChanges } from './scenario.ts'

const FEN_PER_YUAN = 100

/** The plan that a computation starts from. */
export type EarlierPlan = {
  readonly result: PlanResult
  /** its run, where it is a stored one. */
  readonly run: number | null
  readonly changeLittle: boolean
  /** it found no plan: the change it told, whose plan is the start. */
  readonly relief?: ReliefFamily | null
}

/** Refuses a result, of a run or a file, in which no plan was found for this change, or that has a plan without any. */
export function checkRelief(result: PlanResult, relief: ReliefFamily, from: number | string): void {
  refuseIf(result.objective !== null, 'plan.relief_not_needed', { from, relief })
  const found = result.reliefs.flatMap(each => (each.found ? [each.family] : []))
  refuseIf(!foundFor(result, relief), 'plan.relief_has_no_plan', { from, relief, found })
}

/** What was found for a change: the plan, and what to set in the scenario for it. */
const foundFor = ({ reliefs }: PlanResult, family: ReliefFamily) =>
  reliefs.find(each => each.family === family)?.found

/** The changes of a scenario, where it starts from a relief with what the plan found for that needs on top. */
export const easedChanges = (changes: ScenarioChanges, from: EarlierPlan | undefined): ScenarioChanges =>
  from?.relief ? { ...changes, ...foundFor(from.result, from.relief)?.eased } : changes

/** Refuses to change little where that would steer nothing: at other aims than least cost. */
export function checkChangeLittle({ aim }: Pick<Scenario, 'aim'>, changeLittle: boolean): void {
  refuseIf(changeLittle && aim !== 'least-cost', 'plan.change_little_at_least_cost', { aim }, 'invalid')
}

/** An earlier plan in the indices of the new problem; what this one no longer has is left out. */
export function planStart(problem: PlanProblem, from: EarlierPlan): PlanStart {
  const { result, changeLittle, relief } = from
  const plan = (relief && foundFor(result, relief)) || {
    openings: result.programme,
    trained: result.carers.map(({ year, trainedThisYear }) => ({ year, carers: trainedThisYear })),
  }
  const siteOf = new Map(problem.sites.sites.map(site => [site.record.code, site.index]))
  const optionOf = new Map(problem.sites.options.map((option, index) => [option.code, index]))
  const districtOf = new Map(problem.records.territory.districts.map((each, index) => [each.code, index]))
  const yearOf = (year: number) => problem.years.indexOf(year)
  const unit = result.aim === 'least-cost' ? 'yuan' : 'child_years'
  return {
    // a change's plan yields as little as possible, it serves no more than it must
    ...(relief || result.aim === 'least-cost' ? {} : { aim: result.aim }),
    openings: plan.openings.flatMap(row => {
      const site = siteOf.get(row.site)
      const option = optionOf.get(row.option)
      const year = yearOf(row.year)
      return site === undefined || option === undefined || year < 0 ? [] : [{ site, option, year }]
    }),
    trained: problem.years.map(year => plan.trained.find(row => row.year === year)?.carers ?? 0),
    rows: result.limits
      .filter(row => row.marginalUnit === unit)
      .map(row => ({
        family: row.family,
        year: yearOf(row.year),
        source: row.level === null ? null : GOVERNMENT_LEVELS.indexOf(row.level),
        district: row.district === null ? null : (districtOf.get(row.district) ?? -1),
        marginalValue: marginalOf(row, unit),
      })),
    coverageWorth: (result.coverageWorth ?? []).map(({ year, fen }) => ({ year: yearOf(year), worth: fen })),
    gap: firstGap(from),
    changeLittle,
  }
}

/** Yuan per unit becomes fen per unit, yuan per yuan is fen per fen; children per yuan become children per fen. */
function marginalOf(
  { family, marginalValue }: PlanResult['limits'][number],
  unit: PlanResult['limits'][number]['marginalUnit'],
): number {
  const value = marginalValue ?? 0
  if (unit === 'yuan') return family === 'budget' ? value : value * FEN_PER_YUAN
  return family === 'budget' ? value / FEN_PER_YUAN : value
}

/** The least gap of the plan and of those it came from, so that slack does not grow from plan to plan. */
function firstGap({ relief, result: { aim, gap, inputs } }: EarlierPlan): number {
  // a change's plan is only enough: nothing is proved of it
  if (relief) return 1
  return aim === 'least-cost' ? Math.min(gap ?? 0, inputs.origin?.gap ?? Infinity) : 0
}

/** How the inputs of a plan name the one its search started from. */
export const planOrigin = (problem: PlanProblem, from: EarlierPlan): PlanOrigin => ({
  run: from.run,
  fingerprint: from.result.inputs.fingerprint,
  start: startFingerprint(planStart(problem, from)),
  changeLittle: from.changeLittle,
  ...(from.relief && {
    relief: from.relief,
    eased: Object.keys(foundFor(from.result, from.relief)?.eased ?? {}),
  }),
  gap: firstGap(from),
})

/** Which sites the plan opens that the earlier one does not, no longer opens, or opens otherwise; by code. */
export function planChanges(
  programme: readonly ProgrammeRow[],
  { result, run, changeLittle }: EarlierPlan,
  found?: { readonly objective: number; readonly plainObjective?: number },
): PlanChanges {
  const before = new Map(result.programme.map(row => [row.site, row]))
  const now = new Set(programme.map(row => row.site))
  const also = programme.filter(row => before.has(row.site))
  const alike = also.filter(row => {
    const old = before.get(row.site)!
    return old.option === row.option && old.year === row.year
  })
  const codes = (rows: readonly ProgrammeRow[]) => rows.map(row => row.site).sort()
  return {
    run,
    changeLittle,
    opened: codes(programme.filter(row => !before.has(row.site))),
    dropped: codes(result.programme.filter(row => !now.has(row.site))),
    otherwise: codes(also.filter(row => !alike.includes(row))),
    alike: alike.length,
    ...(found?.plainObjective === undefined
      ? {}
      : { littleCostsFen: Math.max(0, Math.round(found.objective - found.plainObjective)) }),
  }
}
