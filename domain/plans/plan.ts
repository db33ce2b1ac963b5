/** The engine's answer in the city's words: codes, calendar years, whole fen, marks. */
import type { ProgrammeResult } from '../../engine/index.ts'
import { weakest } from '../../kernel/mark.ts'
import { WEIGHT_AT_REACH } from '../indicators/access.ts'
import { GOVERNMENT_LEVELS } from '../territory/funding-share.ts'
import { planAccess } from './plan-access.ts'
import { recordsMark } from './plan-baseline.ts'
import { planBridge } from './plan-bridge.ts'
import { planFingerprint } from './plan-fingerprint.ts'
import { forecastAssumptions, forecastCarerRows, forecastChildrenRows, rule } from './plan-forecasts.ts'
import { planIndicators } from './plan-indicators.ts'
import { leftOutSites } from './plan-left-out.ts'
import { limitRows } from './plan-limits.ts'
import { byLevel, planOpenings, programmeRow } from './plan-openings.ts'
import { reliefRows } from './plan-reliefs.ts'
import {
  type PlanAssumption,
  type PlanInputs,
  type PlanOrigin,
  type PlanResult,
  type PlanTotals,
  RESULT_FORMAT,
} from './plan-result.ts'
import type { CostRow, ProgrammeRow } from './plan-rows.ts'
import { coveredRows, standingRows } from './plan-standing.ts'
import { type EarlierPlan, planChanges, planOrigin } from './plan-start.ts'
import { carerRows, costRows, predictedUse } from './plan-yearly.ts'
import type { PlanProblem } from './programme-model.ts'
import { waysAssumptions } from './ways-of-plan.ts'

/** The plan that the engine found for the problem, after so many seconds. */
export function describePlan(
  problem: PlanProblem,
  found: ProgrammeResult,
  seconds: number,
  from?: EarlierPlan,
): PlanResult {
  const { scenario, years } = problem
  const openings = planOpenings(problem, found.openings)
  const lastYear = found.occupancy[years.length - 1]
  const programme = openings.map(opening => programmeRow(problem, opening, lastYear))
  const cost = costRows(problem, openings, found.trained)
  const carers = carerRows(problem, openings, found.trained)
  const use = predictedUse(problem, openings, found.occupancy)
  const standing = standingRows(problem)
  const covered = coveredRows(problem, openings)
  const bridge = planBridge(problem, { standing, covered, programme, carers })
  return {
    format: RESULT_FORMAT,
    status: found.status,
    aim: found.aim,
    objective: finiteOrNull(found.objective),
    objectiveUnit: found.aim === 'least-cost' ? 'fen' : 'child_years',
    bound: finiteOrNull(found.bound),
    gap: finiteOrNull(found.gap),
    seconds,
    work: found.work,
    stages: found.stages.map(stage => ({
      name: stage.name,
      status: stage.status,
      objective: finiteOrNull(stage.objective),
      bound: finiteOrNull(stage.bound),
      gap: finiteOrNull(stage.gap),
    })),
    totals: totalsOf(problem, programme, cost, found),
    indicators: planIndicators(problem, bridge),
    bridge,
    standing,
    covered,
    use,
    ...planAccess(problem, Number.isFinite(found.objective) ? openings : null),
    programme,
    leftOut: leftOutSites(problem, openings, found.sites),
    cost,
    carers,
    children: forecastChildrenRows(problem),
    carerFlows: forecastCarerRows(problem),
    limits: limitRows(problem, found),
    reliefs: reliefRows(problem, found.reliefs),
    coverable: years.map((year, t) => ({
      year,
      communities: finiteOrNull(found.years[t]?.coverableWeight ?? Number.NaN),
    })),
    coverageWorth: found.coverageWorth.map(({ year, worth }) => ({
      year: years[year]!,
      fen: Array.from(worth, fen => Math.round(fen)),
    })),
    ...(from && !from.relief && Number.isFinite(found.objective)
      ? { changes: planChanges(programme, from, found) }
      : {}),
    inputs: inputsOf(problem, from && planOrigin(problem, from)),
    scenario,
  }
}

function totalsOf(
  problem: PlanProblem,
  programme: readonly ProgrammeRow[],
  cost: readonly CostRow[],
  found: ProgrammeResult,
): PlanTotals {
  const planned = cost.filter(row => row.planYear)
  const sum = (kind: CostRow['kind']) => total(planned.filter(row => row.kind === kind))
  const lastYear = problem.years.at(-1)!
  const flagged = programme.filter(row => row.lowUse)
  return {
    sitesOpened: programme.length,
    newPlaces: programme.reduce((places, row) => places + row.places, 0),
    newInclusivePlaces: programme.reduce(
      (places, row) => places + (row.inclusiveYears.includes(lastYear) ? row.places : 0),
      0,
    ),
    lowUseSites: flagged.length,
    lowUsePlaces: flagged.reduce((places, row) => places + row.places, 0),
    carersTrained: found.trained.reduce((a, b) => a + b, 0),
    capitalFen: sum('capital'),
    supportFen: sum('support'),
    trainingFen: sum('training'),
    publicCostFen: total(planned),
    costByLevelFen: byLevel(
      GOVERNMENT_LEVELS.map(level => total(planned.filter(row => row.level === level))),
    ),
    discountedFen: cost.reduce((fen, row) => fen + row.fen * row.discountFactor, 0),
    servedLastYear: found.occupancy.at(-1)?.districtServed.reduce((a, b) => a + b, 0) ?? 0,
    mark: weakest([
      recordsMark(problem.records, problem.facilities),
      problem.people.mark,
      problem.scenario.mark,
      ...programme.map(row => row.mark),
    ]),
  }
}

const total = (rows: readonly CostRow[]): number => rows.reduce((fen, row) => fen + row.fen, 0)

function inputsOf(problem: PlanProblem, origin: PlanOrigin | undefined): PlanInputs {
  const { records, scenario, sites, facilities, model, years } = problem
  const { city, communities } = records.territory
  return {
    fingerprint: planFingerprint(problem, origin?.start),
    city: city.code,
    cityName: city.name,
    cityNameEn: city.nameEn,
    packName: city.packName,
    packVersion: city.packVersion,
    baseDate: scenario.baseDate,
    years: [...years],
    evaluationYears: model.discountFactor.length,
    lowUseShare: problem.settings.lowUseShare,
    demandPoints: communities.length,
    institutions: new Set(facilities.filter(each => each.kind === 'institution').map(each => each.code)).size,
    projects: records.projects.length,
    projectsNotBegun: records.projects.filter(each => !each.begun).length,
    sites: records.sites.length,
    options: sites.options.length,
    travelPairs: model.travel.facility.length,
    assumptions: [...problem.settings.assumptions, ...rules(problem)],
    ...(origin ? { origin } : {}),
  }
}

/** What nobody sets and no record says: rules of the model that a reader of its numbers must know. */
function rules(problem: PlanProblem): PlanAssumption[] {
  const { scenario, settings, carers, decisions, sites, computed } = problem
  return [
    rule('institutions_stay_as_on_base_date', true),
    rule('posts_go_to_certified_carers_first', true),
    rule('projects_open_in_their_due_year_begun_or_not', true),
    rule('births_case', scenario.births),
    rule('access_weight_at_reach', WEIGHT_AT_REACH, 'share', 'demo'),
    ...forecastAssumptions(problem, carers),
    rule('carers_in_post', carers.inPost, 'persons'),
    rule('carers_certified', carers.certified, 'persons'),
    ...(scenario.carers.required ? settings.trainingLacks : []).map(setting =>
      rule(`no_training_without_${setting}`, true),
    ),
    ...(scenario.leastReachableUse > 0
      ? [
          {
            ...rule('least_reachable_use', scenario.leastReachableUse, 'share'),
            from: 'scenario' as const,
            mark: scenario.mark,
          },
          rule(
            'sites_left_out_for_too_few_children',
            sites.leftOut.filter(each => each.reason === 'too-few-children').length,
            'sites',
          ),
        ]
      : []),
    ...(computed ? waysAssumptions(scenario, computed) : []),
    ...(scenario.duties ? [] : [rule('duties_waived', true)]),
    ...scenario.waivedDuties.map(({ site, reason }) => rule(`duty_waived_${site}`, reason)),
    ...decisions.dutiesAfterPlan.map(({ code, dutyPlaces }) =>
      rule(`duty_after_plan_${code}`, dutyPlaces, 'places'),
    ),
  ]
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
