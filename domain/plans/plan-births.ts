/** The plan under low, middle and high births: held as it is against each, and made anew for each. */
import type { Evaluation, ProgrammeResult } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { PROJECTED_BIRTHS_CASES, type ProjectedBirthsCase } from '../territory/territory.ts'
import type { PlanResult } from './plan-result.ts'
import type { BirthsRow, RemadePlan } from './plan-rows.ts'
import type { PlanProblem } from './programme-model.ts'

/** What was computed for one births case; `remade` is null where the plan was not made anew. */
export type BirthsCaseFound = {
  readonly births: ProjectedBirthsCase
  readonly problem: PlanProblem
  readonly evaluated: Evaluation
  readonly remade: ProgrammeResult | null
}

/** One row per births case, and the sites that open in the remade plans of all cases. */
export function birthsRows(plan: PlanResult, cases: readonly BirthsCaseFound[]): BirthsRow[] {
  const before = new Set(plan.programme.map(row => row.site))
  const sitesOf = cases.map(({ problem, remade }) =>
    remade && Number.isFinite(remade.objective)
      ? new Set(remade.openings.map(({ site }) => problem.sites.sites[site]!.record.code))
      : null,
  )
  const inAll = sitesOf.every(sites => sites !== null)
    ? [...(sitesOf[0] ?? [])].filter(site => sitesOf.every(sites => sites.has(site))).length
    : null
  return PROJECTED_BIRTHS_CASES.flatMap(births => {
    const at = cases.findIndex(each => each.births === births)
    if (at < 0) return []
    const { problem, evaluated, remade } = cases[at]!
    const last = evaluated.years.at(-1)!
    const missing = evaluated.rows
      .filter(row => row.family === 'places' && row.year === problem.years.length - 1)
      .reduce((places, row) => places + Math.max(0, row.limit - row.value), 0)
    return [
      {
        births,
        targetsMissed: evaluated.missed,
        placesMissing: missing,
        wanting: last.wanting,
        served: last.served,
        occupancyShare: last.usablePlaces > 0 ? last.occupancyShare : null,
        remade: remade && remadePlan(plan, remade, sitesOf[at]!, before),
        sitesInAllCases: inAll,
        mark: weakest(['estimated', plan.totals.mark, problem.people.mark]),
      },
    ]
  })
}

function remadePlan(
  plan: PlanResult,
  remade: ProgrammeResult,
  sites: ReadonlySet<string> | null,
  before: ReadonlySet<string>,
): RemadePlan {
  const number = (value: number) => (Number.isFinite(value) ? value : null)
  const objective = number(remade.objective)
  return {
    status: remade.status,
    objectiveFen: objective,
    boundFen: number(remade.bound),
    gap: number(remade.gap),
    differenceFen: objective === null || plan.objective === null ? null : objective - plan.objective,
    sitesOpened: sites?.size ?? 0,
    sitesAlso: [...(sites ?? [])].filter(site => before.has(site)).length,
  }
}
