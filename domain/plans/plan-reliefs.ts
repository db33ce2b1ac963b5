/** Where the scenario is infeasible: what would have to yield, and what to set for it, in the city's units. */
import type { Relief, ReliefChange } from '../../engine/index.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { easedSettings } from './eased-settings.ts'
import { districtOf, RULE_UNITS } from './plan-limits.ts'
import type { PlanProblem } from './programme-model.ts'
import type { ReliefRow } from './relief-row.ts'

const FEN_PER_YUAN = 100

/** What each family of rules, and all of them together, would have to yield. */
export function reliefRows(problem: PlanProblem, reliefs: readonly Relief[]): ReliefRow[] {
  const { scenario } = problem
  const asked = scenario.lockIn.length + scenario.lockOut.length + problem.decisions.duties.length > 0
  return reliefs
    .filter(relief => relief.family !== 'locks' || asked)
    .map(relief => {
      const changes = relief.changes.map(change => changeOf(problem, change))
      const [unit, ...others] = new Set(changes.map(change => change.unit))
      const money = relief.family === 'budget'
      const total = (value: number | null) =>
        value === null || !Number.isFinite(value) ? null : money ? value / FEN_PER_YUAN : value
      const isOurs =
        relief.family !== 'locks' || !relief.changes.some(change => isAvailability(problem, change))
      return {
        family: relief.family,
        // Dropping "the site is not there yet" is no help; the least change stays a bound, since fewer may be dropped.
        helps: isOurs ? relief.helps : relief.helps === false ? false : null,
        unit: relief.family === 'joint' ? 'share' : others.length > 0 ? null : (unit ?? null),
        // 0 says nothing
        leastChange: relief.leastChange > 0 ? total(relief.leastChange) : null,
        foundChange: isOurs ? total(relief.foundChange) : null,
        changes: isOurs ? changes : [],
        found: isOurs && relief.plan ? foundFor(problem, relief.changes, relief.plan) : null,
      }
    })
}

function foundFor(
  problem: PlanProblem,
  changes: readonly ReliefChange[],
  { openings, trained }: NonNullable<Relief['plan']>,
): NonNullable<ReliefRow['found']> {
  const { sites, years } = problem
  return {
    eased: easedSettings(problem, changes, openings),
    openings: openings.map(({ site, option, year }) => ({
      site: sites.sites[site]!.record.code,
      option: sites.options[option]!.code,
      year: years[year]!,
    })),
    trained: trained.map((carers, t) => ({ year: years[t]!, carers })),
  }
}

/** Whether the site is not there yet, be it that a planner bars it too: no planner can drop that. */
const isAvailability = ({ notYet }: PlanProblem, { family, site, option, year }: ReliefChange): boolean =>
  family === 'lock-out' &&
  notYet.some(lock => lock.site === site && lock.option === option && lock.year === year)

function changeOf(problem: PlanProblem, change: ReliefChange): ReliefRow['changes'][number] {
  const { family, year, source, site, option, amount, share } = change
  const decision = family === 'lock-in' || family === 'lock-out' || family === 'duty'
  const record = site === null ? undefined : problem.sites.sites[site]!.record
  return {
    family,
    year: year === null ? null : problem.years[year]!,
    level: source === null ? null : GOVERNMENT_LEVELS[source]!,
    ...districtOf(problem, change.district),
    site: record?.code ?? null,
    siteName: record?.name ?? null,
    option: option === null ? null : problem.sites.options[option]!.code,
    amount: family === 'budget' ? amount / FEN_PER_YUAN : amount,
    unit: decision ? 'decision' : RULE_UNITS[family],
    ...(share === null ? {} : { share }),
  }
}
