/** Rules of the plan and, where it is infeasible, what would have to yield: the engine's rows in the city's units. */
import type { Relief, ReliefChange, RowFamily, RowReport } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { recordsMark } from './plan-baseline.ts'
import type { LIMIT_UNITS, LimitRow, ReliefRow } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'

const FEN_PER_YUAN = 100

const UNITS: Record<RowFamily, (typeof LIMIT_UNITS)[number]> = {
  places: 'place',
  inclusive: 'inclusive_place',
  coverage: 'community',
  district: 'place',
  carers: 'carer',
  training: 'carer',
  budget: 'yuan',
}

/** The rules with limit, value and worth of one unit more, in the engine's order. */
export function limitRows(problem: PlanProblem, rows: readonly RowReport[]): LimitRow[] {
  const { years, scenario, records, facilities, people } = problem
  const mark = weakest([recordsMark(records, facilities), people.mark, scenario.mark])
  return rows.map(row => {
    const money = row.family === 'budget'
    const amount = (value: number) => (money ? value / FEN_PER_YUAN : value)
    return {
      family: row.family,
      year: years[row.year]!,
      level: row.source === null ? null : GOVERNMENT_LEVELS[row.source]!,
      ...districtOf(problem, row.district),
      sense: row.sense,
      limit: amount(row.limit),
      value: finiteOrNull(amount(row.value)),
      unit: UNITS[row.family],
      binds: row.binds,
      marginalValue: marginal(row, scenario.aim),
      marginalUnit: scenario.aim === 'least-cost' ? 'yuan' : 'child_years',
      mark,
    }
  })
}

/** Fen per unit becomes yuan per unit; fen per fen is yuan per yuan; children per fen become children per yuan. */
function marginal(
  { family, value, marginalValue }: RowReport,
  aim: PlanProblem['scenario']['aim'],
): number | null {
  const money = family === 'budget'
  // Without a plan there is no price either.
  if (!Number.isFinite(value)) return null
  if (aim === 'least-cost') return finiteOrNull(money ? marginalValue : marginalValue / FEN_PER_YUAN)
  return finiteOrNull(money ? marginalValue * FEN_PER_YUAN : marginalValue)
}

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
        leastChange: total(relief.leastChange),
        foundChange: isOurs ? total(relief.foundChange) : null,
        changes: isOurs ? changes : [],
        plan: isOurs && relief.plan ? planOf(problem, relief.plan) : null,
      }
    })
}

const planOf = ({ sites, years }: PlanProblem, { openings, trained }: NonNullable<Relief['plan']>) => ({
  openings: openings.map(({ site, option, year }) => ({
    site: sites.sites[site]!.record.code,
    option: sites.options[option]!.code,
    year: years[year]!,
  })),
  trained: trained.map((carers, t) => ({ year: years[t]!, carers })),
})

const isAvailability = (problem: PlanProblem, change: ReliefChange): boolean =>
  change.family === 'lock-out' &&
  change.site !== null &&
  !problem.decisions.lockOut.some(lock => lock.site === change.site) &&
  problem.unavailable.has(change.site)

function changeOf(problem: PlanProblem, change: ReliefChange): ReliefRow['changes'][number] {
  const { family, year, source, site, amount, share } = change
  const decision = family === 'lock-in' || family === 'lock-out' || family === 'duty'
  const record = site === null ? undefined : problem.sites.sites[site]!.record
  return {
    family,
    year: year === null ? null : problem.years[year]!,
    level: source === null ? null : GOVERNMENT_LEVELS[source]!,
    ...districtOf(problem, change.district),
    site: record?.code ?? null,
    siteName: record?.name ?? null,
    amount: family === 'budget' ? amount / FEN_PER_YUAN : amount,
    unit: decision ? 'decision' : UNITS[family],
    ...(share === null ? {} : { share }),
  }
}

function districtOf(problem: PlanProblem, index: number | null) {
  const district = index === null ? undefined : problem.records.territory.districts[index]
  return { district: district?.code ?? null, districtName: district?.name ?? null }
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
