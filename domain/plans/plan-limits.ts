/** Rules of the plan: the engine's rows in the city's units. */
import type { ProgrammeResult, RowFamily, RowReport } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { recordsMark } from './plan-baseline.ts'
import type { LIMIT_UNITS, LimitRow } from './plan-rows.ts'
import { readyBy } from './plan-yearly.ts'
import type { PlanProblem } from './programme-model.ts'

const FEN_PER_YUAN = 100

/** What the rules of each family count. */
export const RULE_UNITS: Record<RowFamily, (typeof LIMIT_UNITS)[number]> = {
  places: 'place',
  inclusive: 'inclusive_place',
  coverage: 'community',
  district: 'place',
  carers: 'carer',
  training: 'carer',
  budget: 'yuan',
}

/**
 * The rules with limit, value and worth of one unit more, in the engine's order. The engine's rule of inclusive places counts
 * what they are above the share asked of all places; told are the inclusive places asked of the plan's places, and those it has. Its rule
 * of carers counts those needed less those trained; told are all that are needed, and all there are.
 */
export function limitRows(
  problem: PlanProblem,
  { rows, years: reports, trained }: Pick<ProgrammeResult, 'rows' | 'years' | 'trained'>,
): LimitRow[] {
  const { years, scenario, records, facilities, people, model } = problem
  const mark = weakest([recordsMark(records, facilities), people.mark, scenario.mark])
  /** What the engine's rule leaves out on both sides. */
  const asideOf = ({ family, year }: RowReport): number => {
    if (family === 'inclusive') return model.targets.inclusiveShare[year]! * reports[year]!.places
    return family === 'carers' ? readyBy(model, trained, year) : 0
  }
  return rows.map(row => {
    const money = row.family === 'budget'
    const more = asideOf(row)
    const amount = (value: number) => (money ? value / FEN_PER_YUAN : more + value)
    return {
      family: row.family,
      year: years[row.year]!,
      level: row.source === null ? null : GOVERNMENT_LEVELS[row.source]!,
      ...districtOf(problem, row.district),
      sense: row.sense,
      limit: amount(row.limit),
      value: finiteOrNull(amount(row.value)),
      unit: RULE_UNITS[row.family],
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

export function districtOf(problem: PlanProblem, index: number | null) {
  const district = index === null ? undefined : problem.records.territory.districts[index]
  return { district: district?.code ?? null, districtName: district?.name ?? null }
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
